import { createAssetsStore } from '../reader/stores/assets-store.ts'
import { createHandedStore } from '../reader/stores/handed-store.ts'
import type { Searcher } from '../search/answer.ts'
import { keepSearcher } from '../search/keep-searcher.ts'
import { defaultSearcherOptions, openSearcher } from '../search/open-searcher.ts'
import { createCachedFetch } from './cached-fetch.ts'
import type { NamedBytes } from './first-files.ts'

/** Static hosts speak HTTP/2, which carries as many reads together; over HTTP/1.1 the browser itself keeps to six. */
const readsAtOnce = 16

/** A page stays open for hours; so often it looks for a newer index, in milliseconds. */
const recheckAfterMs = 10 * 60_000

/**
 * The searcher of an index on a static host, with the reads of the edge, so that answers are the same.
 *
 * @param base  absolute address of the folder of the index, ending in `/`
 * @param files  that the page fetched already
 * @returns a function that opens it at the first call, and again when a newer index took its place
 */
export function openFetchedIndex(base: string, files: NamedBytes): () => Promise<Searcher> {
  const store = createHandedStore(files, createAssetsStore(createCachedFetch(), base))
  return keepSearcher(() => openSearcher(store, { ...defaultSearcherOptions, readsAtOnce }), {
    recheckAfterMs,
  })
}
