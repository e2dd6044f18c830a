import { SearchError } from '../../errors.ts'

const blobName = /^[a-z0-9][a-z0-9.-]*$/

/**
 * Refuses a name that no artifact holds before it becomes part of a path or an address.
 * Names come out of files, and a damaged file can hold any name.
 *
 * @throws {SearchError} INDEX_NOT_FOUND
 */
export function checkBlobName(name: string): void {
  if (!blobName.test(name))
    throw new SearchError('INDEX_NOT_FOUND', 'expected a file name of a-z, 0-9, dot and hyphen')
}
