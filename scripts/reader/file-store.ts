import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { SearchError } from '../../src/errors.ts'
import type { BlobStore } from '../../src/reader/blob-store.ts'
import { checkBlobName } from '../../src/reader/stores/blob-name.ts'

/** Files of an artifact in a folder of this machine. */
export function createFileStore(folder: string): BlobStore {
  return {
    async read(name) {
      checkBlobName(name)
      try {
        return readWhole(join(folder, name))
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException
        if (code === 'ENOENT' || code === 'ENOTDIR')
          throw new SearchError('INDEX_NOT_FOUND', `expected the file ${name}, found none`, { cause })
        if (code === 'EISDIR')
          throw new SearchError('INDEX_CORRUPT', `expected the file ${name}, found a folder`, { cause })
        throw new SearchError('STORE_UNAVAILABLE', `the file ${name} could not be read`, { cause })
      }
    },
  }
}

/**
 * Reads at once: files are small, and waiting for a thread costs several times what the read does. Into a buffer of the
 * file's own, not cleared first: one of `readFileSync` may share 64 KiB with others, which a kept file would keep too.
 */
function readWhole(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const { buffer, length } = Buffer.allocUnsafeSlow(fstatSync(file).size)
    const bytes = new Uint8Array(buffer, 0, length)
    let filled = 0
    for (let read = -1; read !== 0 && filled < length; filled += read)
      read = readSync(file, bytes, filled, length - filled, filled)
    return bytes.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}
