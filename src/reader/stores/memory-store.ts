import { SearchError } from '../../errors.ts'
import type { BlobStore } from '../blob-store.ts'
import { checkBlobName } from './blob-name.ts'

/** Files held in memory: for tests, and for an index that came over the network as one file. */
export function createMemoryStore(files: ReadonlyMap<string, Uint8Array>): BlobStore {
  return {
    async read(name) {
      checkBlobName(name)
      const bytes = files.get(name)
      if (bytes === undefined)
        throw new SearchError('INDEX_NOT_FOUND', `expected the file ${name}, found none`)
      return bytes
    },
  }
}
