import type { BlobStore } from '../index/blob-store.ts'
import type { Searcher } from './answer.ts'

/** Bounds of what an open index may keep in memory and read for one request. */
export interface SearcherOptions {
  /** Bytes of files kept after use; 0 keeps none. */
  readonly cacheBytes: number
  /** Files one request may read; the free plan of the edge has 50 sub-requests. */
  readonly maxReads: number
}

export const defaultSearcherOptions: SearcherOptions = Object.freeze({
  cacheBytes: 24 * 1024 * 1024,
  maxReads: 40,
})

/**
 * Opens an artifact for searching.
 *
 * @throws {SearchError} INDEX_NOT_FOUND, INDEX_TOO_OLD, INDEX_TOO_NEW, INDEX_CORRUPT or ANALYZER_MISMATCH
 */
export async function openSearcher(
  _store: BlobStore,
  _options: SearcherOptions = defaultSearcherOptions,
): Promise<Searcher> {
  throw new Error('not built yet')
}
