import { openMiniSearchMatcher } from '../engine/minisearch/minisearch-matcher.ts'
import { createPackedMatcher } from '../engine/packed/packed-matcher.ts'
import { SearchError } from '../errors.ts'
import type { BlobStore } from '../reader/blob-store.ts'
import { type IndexReader, openIndexReader } from '../reader/index-reader.ts'
import { readsAtOnce } from '../reader/read-plan.ts'
import type { Searcher } from './answer.ts'
import { createQueryExpander } from './expand/create-expander.ts'
import { createLocalEngine } from './local-engine.ts'
import { defaultRerankModel, type RerankModel } from './rank/rerank-model.ts'
import { createSearcher, type SearchEngine } from './searcher.ts'

/** Bounds of what an open index may keep in memory and read for one request. */
export interface SearcherOptions {
  /** Bytes of files kept after use; at least 4 MiB. */
  readonly cacheBytes: number
  /** Files one request may read; the free plan of the edge has 50 sub-requests. `Infinity` for local files. */
  readonly maxReads: number
  /** Reads of a search that are under way together. Default: 6, the connections of the edge. */
  readonly readsAtOnce?: number
  /** Whether the index is opened with the file that has manifest and header together; see `openIndexReader`. */
  readonly opensAtOnce?: boolean
  /** Opens the engine of an index whose passages are in a cluster; without it such an index cannot be opened. */
  readonly openRemoteEngine?: OpenRemoteEngine
  /** The rerank model; tests and training give their own. */
  readonly model?: RerankModel
}

/** Opens the engine of an index over a cluster. See `openClusterEngine`. */
export type OpenRemoteEngine = (reader: IndexReader) => Promise<SearchEngine>

/** Options of the edge: the reads and the memory of a free plan. */
export const defaultSearcherOptions: SearcherOptions = Object.freeze({
  cacheBytes: 30 * 1024 * 1024,
  maxReads: 40,
})

/** Bytes of a cache at least, whatever the options say: files larger than half of it are not kept. */
const minCacheBytes = 4 * 1024 * 1024

/**
 * Opens an artifact for searching.
 *
 * @throws {SearchError} INDEX_NOT_FOUND, INDEX_TOO_OLD, INDEX_TOO_NEW, INDEX_CORRUPT or ANALYZER_MISMATCH;
 *   INVALID_OPTION where passages are in a cluster that nothing was said of; what `openRemoteEngine` rejects with
 */
export async function openSearcher(
  store: BlobStore,
  options: SearcherOptions = defaultSearcherOptions,
): Promise<Searcher> {
  const cacheBytes = Math.max(options.cacheBytes, minCacheBytes)
  const reader = await openIndexReader(store, cacheBytes, options.opensAtOnce)
  return createSearcher(
    reader,
    await openEngine(reader, options.openRemoteEngine),
    createQueryExpander(reader),
    { maxReads: options.maxReads, readsAtOnce: options.readsAtOnce ?? readsAtOnce },
    options.model ?? defaultRerankModel,
  )
}

async function openEngine(
  reader: IndexReader,
  openRemoteEngine: OpenRemoteEngine | undefined,
): Promise<SearchEngine> {
  const { engine } = reader.manifest
  if (engine === 'packed') return createLocalEngine(reader, createPackedMatcher(reader))
  if (engine === 'minisearch') return createLocalEngine(reader, await openMiniSearchMatcher(reader))
  if (openRemoteEngine !== undefined) return openRemoteEngine(reader)
  throw new SearchError(
    'INVALID_OPTION',
    'expected the address of the cluster that the passages of this index are in, got none',
  )
}
