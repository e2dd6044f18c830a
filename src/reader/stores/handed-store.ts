import type { BlobStore } from '../blob-store.ts'

/**
 * A store that answers each of some files once from what was handed to it, and everything else, and those files from then
 * on, from the store behind it.
 */
export function createHandedStore(
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  store: BlobStore,
): BlobStore {
  const handed = new Map(files)
  return {
    async read(name) {
      const file = handed.get(name)
      handed.delete(name)
      return file ?? store.read(name)
    },
  }
}
