import { createLocalRetrievers } from '../../../src/engine/local/local-retriever.ts'
import { openMiniSearchMatcher } from '../../../src/engine/minisearch/minisearch-matcher.ts'
import { createPackedMatcher } from '../../../src/engine/packed/packed-matcher.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { createReadPlan } from '../../../src/reader/read-plan.ts'
import { plainRequest } from '../../../src/search/answer.ts'
import { createQueryCompiler } from '../../../src/search/compile-query.ts'
import { joinFilters } from '../../../src/search/join-filters.ts'
import { defaultSearcherOptions } from '../../../src/search/open-searcher.ts'
import { prepareRerank } from '../../../src/search/rank/rerank-query.ts'
import { planRetrieval } from '../../../src/search/retrieve/plan-retrieval.ts'
import { resolveTerms } from '../../../src/search/retrieve/resolve-terms.ts'
import type { RankedPassage } from './peer.ts'

/**
 * Opens an index for retrieval alone: what a search does from the text of the query to its candidates, before
 * any of them is ranked by its text. Passages are named by their number, since their ids stand in the store.
 */
export async function openRetrieval(
  store: BlobStore,
): Promise<(text: string, k: number) => Promise<readonly RankedPassage[]>> {
  const { cacheBytes, maxReads } = defaultSearcherOptions
  const reader = await openIndexReader(store, cacheBytes)
  const isPacked = reader.manifest.engine === 'packed'
  const matcher = isPacked ? createPackedMatcher(reader) : await openMiniSearchMatcher(reader)
  const openRetriever = createLocalRetrievers(reader, matcher)
  const compileQuery = createQueryCompiler(reader.lexicon)
  return async (text, k) => {
    const reads = createReadPlan(maxReads)
    const query = compileQuery(text)
    const resolved = await resolveTerms(reader, query.wanted, query.prefix, reads.share('terms'))
    const request = { ...plainRequest, q: text, limit: k, group: 'passage' } as const
    const filter = joinFilters(request, query.query)
    const { frequencies } = resolved
    const rerankQuery = prepareRerank(query.wanted, reader.lexicon, reader.manifest.passages, frequencies)
    const notReranked = { rerankWindow: 0, ngramCandidates: 0 }
    const parts = {
      query,
      resolved,
      synonyms: [],
      formal: [],
      expansion: null,
      numerals: [],
      filter,
      rerankQuery,
      ...notReranked,
    }
    const plan = planRetrieval(reader, request, parts)
    const { page } = await openRetriever(reads).retrieve({ ...plan, stored: false, facetValues: 0 })
    return page.map(({ passage, score }) => ({ id: `${passage}`, score }))
  }
}
