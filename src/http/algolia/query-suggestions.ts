import { plainRequest, type Searcher, type Suggestion } from '../../search/answer.ts'
import type { JsonObject } from '../../text/json-object.ts'
import { markValue } from './marked-value.ts'
import type { WireQuery } from './read-query.ts'

/** Suggestions of one answer at most. */
const maxSuggestions = 20

/** Whether an index holds query suggestions, by its name. */
export function isSuggestionIndex(indexName: string): boolean {
  return /suggest/i.test(indexName)
}

/**
 * Answers a query of a query-suggestions index, as the suggestions plugin of autocomplete asks it: completions of
 * what is typed; the most frequent tags for an empty field, which it asks for when it gets the focus.
 */
export async function suggestQueries(searcher: Searcher, query: WireQuery): Promise<JsonObject> {
  const limit = Math.min(maxSuggestions, query.hitsPerPage)
  const found = limit === 0 ? [] : await findSuggestions(searcher, query.query, limit)
  return {
    index: query.indexName,
    query: query.query,
    params: '',
    page: 0,
    hitsPerPage: query.hitsPerPage,
    nbHits: found.length,
    nbPages: found.length === 0 ? 0 : 1,
    processingTimeMS: 1,
    exhaustiveNbHits: true,
    hits: found.map(({ text, marks }, index) => ({
      objectID: text,
      query: text,
      popularity: found.length - index,
      _highlightResult: { query: markValue(text, marks, query.marking, 'full') },
    })),
  }
}

async function findSuggestions(
  searcher: Searcher,
  typed: string,
  limit: number,
): Promise<readonly Pick<Suggestion, 'text' | 'marks'>[]> {
  if (typed.trim() !== '') return (await searcher.suggest(typed, limit)).suggestions
  const { facets } = await searcher.search({ ...plainRequest, limit: 0 })
  return Object.keys(facets.tags)
    .slice(0, limit)
    .map((text) => ({ text, marks: [] }))
}
