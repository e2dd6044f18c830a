import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SearchError } from '../../src/errors.ts'
import type { BlobStore } from '../../src/index/blob-store.ts'
import { checkBlobName } from '../../src/index/stores/blob-name.ts'

/** Files of an artifact in a folder of this machine. */
export function createFileStore(folder: string): BlobStore {
  return {
    async read(name) {
      checkBlobName(name)
      try {
        return await readFile(join(folder, name))
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
          throw new SearchError('INDEX_NOT_FOUND', `expected the file ${name}, found none`, { cause })
        }
        throw new SearchError('INDEX_CORRUPT', `the file ${name} could not be read`, { cause })
      }
    },
  }
}
