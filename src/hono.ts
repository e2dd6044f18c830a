import type { Hono } from 'hono'
import { createApp } from './http/app.ts'
import { mountable } from './http/mounted.ts'
import type { ServiceOptions } from './http/options.ts'
import type { BlobStore } from './reader/blob-store.ts'
import { keepSearcher } from './search/keep-searcher.ts'
import { defaultSearcherOptions, openSearcher } from './search/open-searcher.ts'

export { type AssetsFetcher, createAssetsStore } from './reader/stores/assets-store.ts'
export { createMemoryStore } from './reader/stores/memory-store.ts'
export { createR2Store, type ObjectBucket } from './reader/stores/r2-store.ts'
export type { BlobStore }

/** Options of the search of a Hono app; everything but `store` has a default. */
export interface HansouOptions extends Partial<ServiceOptions> {
  /** Files of the index: `createAssetsStore`, `createR2Store`, `createMemoryStore`, or `createFileStore` of hansou/node. */
  readonly store: BlobStore
  /** Bytes of index files kept after use; at least 4 MiB. Default: 30 MiB. */
  readonly cacheBytes?: number
  /** Files that one request may read. Default: 40, since the free plan of the edge has 50 sub-requests. */
  readonly maxReads?: number
  /** Looks for a newer index after so many milliseconds. Default: never. */
  readonly recheckAfterMs?: number
}

/**
 * The API and page of a search, to be mounted in an app of one's own.
 *
 * ```ts
 * app.route('/search', hansou({ store, searchBox }))
 * ```
 */
export function hansou({ store, recheckAfterMs, ...options }: HansouOptions): Hono {
  const { cacheBytes, maxReads } = { ...defaultSearcherOptions, ...options }
  return mountable(
    createApp({
      ...options,
      searcher: keepSearcher(
        () => openSearcher(store, { cacheBytes, maxReads }),
        recheckAfterMs === undefined ? {} : { recheckAfterMs },
      ),
    }),
  )
}
