/**
 * Where the files of an artifact are. A whole file is the unit of reading, since static assets
 * answer no ranges; names are flat (`[a-z0-9.-]+`).
 */
export interface BlobStore {
  /**
   * Reads one file whole.
   *
   * @returns its bytes; the caller does not change them
   * @throws {SearchError} INDEX_NOT_FOUND when there is no such file; STORE_UNAVAILABLE when the store fails for a
   *   moment, so that another try may help; INDEX_CORRUPT when it holds something else under the name
   */
  read(name: string): Promise<Uint8Array>
}
