import { createLocalRetrievers } from '../engine/local/local-retriever.ts'
import { openMiniSearchMatcher } from '../engine/minisearch/minisearch-matcher.ts'
import { createPackedMatcher } from '../engine/packed/packed-matcher.ts'
import type { BlobStore } from '../reader/blob-store.ts'
import { openIndexReader } from '../reader/index-reader.ts'
import type { Searcher } from './answer.ts'
import { createQueryExpansion } from './expand/create-expansion.ts'
import { defaultRerankModel, type RerankModel } from './rank/rerank-model.ts'
import { createSearcher } from './searcher.ts'

/** Bounds of what an open index may keep in memory and read for one request. */
export interface SearcherOptions {
  /** Bytes of files kept after use; at least 4 MiB. */
  readonly cacheBytes: number
  /** Files one request may read; the free plan of the edge has 50 sub-requests. `Infinity` for local files. */
  readonly maxReads: number
  /** What orders the best candidates by their text; tests and training give their own. */
  readonly model?: RerankModel
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
  store: BlobStore,
  options: SearcherOptions = defaultSearcherOptions,
): Promise<Searcher> {
  const reader = await openIndexReader(store, Math.max(options.cacheBytes, 4 * 1024 * 1024))
  const matcher =
    reader.manifest.engine === 'packed' ? createPackedMatcher(reader) : await openMiniSearchMatcher(reader)
  return createSearcher(
    reader,
    createLocalRetrievers(reader, matcher),
    createQueryExpansion(reader),
    options.maxReads,
    options.model ?? defaultRerankModel,
  )
}
