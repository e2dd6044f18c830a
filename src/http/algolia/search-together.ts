import {
  maxOffset,
  plainRequest,
  type SearchAnswer,
  type Searcher,
  type SearchRequest,
} from '../../search/answer.ts'
import { applyFilters } from './apply-filters.ts'
import type { WireQuery } from './read-query.ts'

/**
 * Makes the search of one HTTP request, in which several queries may differ in their facets alone: each distinct
 * request to the searcher is made once, and a query that wants no hits is answered from one that did.
 *
 * Queries with hits come first and one after the other, so that the files of the first are at hand for the rest.
 *
 * @returns answers in the order of the queries
 */
export async function searchTogether(
  searcher: Searcher,
  queries: readonly WireQuery[],
): Promise<SearchAnswer[]> {
  const answers = new Map<string, SearchAnswer>()
  const counted = new Map<string, SearchAnswer>()
  const requests = queries.map((query) => createRequest(query, searcher.status.fields))
  for (const request of [...requests].sort((a, b) => Number(a.limit === 0) - Number(b.limit === 0))) {
    const countKey = keyOfCounts(request)
    const key = JSON.stringify(request)
    const known = answers.get(key) ?? (request.limit === 0 ? counted.get(countKey) : undefined)
    const answer = known ?? (await searcher.search(request))
    answers.set(key, answer)
    counted.set(countKey, answer)
  }
  return requests.map((request) => answers.get(JSON.stringify(request))!)
}

/** Total and facets depend on neither the page nor the order. */
function keyOfCounts({ q, group, filters, after, before }: SearchRequest): string {
  return JSON.stringify([q, group, filters, after, before])
}

function createRequest(query: WireQuery, fields: readonly string[]): SearchRequest {
  const isReachable = query.offset <= maxOffset
  return {
    ...plainRequest,
    q: query.query,
    limit: isReachable ? query.hitsPerPage : 0,
    offset: isReachable ? query.offset : 0,
    group: query.byPassage ? 'passage' : 'article',
    sort: query.sort,
    snippetLength: query.snippetLength,
    ...applyFilters(query.clauses, fields),
  }
}
