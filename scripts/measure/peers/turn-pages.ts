import {
  plainRequest,
  type SearchAnswer,
  type Searcher,
  type SearchRequest,
} from '../../../src/search/answer.ts'

/** Every passage for itself. */
export const passageRequest: SearchRequest = Object.freeze({ ...plainRequest, group: 'passage' })

/**
 * Asks for pages of passages until `wanted` hits are there, as a reader does who wants to see them all: a page ends
 * where a request may read no more.
 *
 * @returns the first answer, with the hits of all pages
 */
export async function turnPages(searcher: Searcher, q: string, wanted: number): Promise<SearchAnswer> {
  const first = await searcher.search({ ...passageRequest, q, limit: wanted })
  const hits = [...first.hits]
  for (let offset = first.nextOffset; offset !== null && hits.length < wanted; ) {
    const page = await searcher.search({ ...passageRequest, q, limit: wanted - hits.length, offset })
    hits.push(...page.hits)
    offset = page.nextOffset
  }
  return { ...first, hits }
}
