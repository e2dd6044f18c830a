import { SearchError } from '../../errors.ts'
import type { BlobStore } from '../blob-store.ts'

/**
 * A store that is asked once more where it fails for a moment: most such failures are over by then, and a request that
 * reads forty files would rarely be answered otherwise. What is missing or damaged is not asked for again.
 */
export function createPatientStore(store: BlobStore): BlobStore {
  return {
    async read(name) {
      try {
        return await store.read(name)
      } catch (error) {
        if (!(error instanceof SearchError) || error.code !== 'STORE_UNAVAILABLE') throw error
        return store.read(name)
      }
    },
  }
}
