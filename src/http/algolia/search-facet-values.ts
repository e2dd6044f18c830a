import type { Searcher } from '../../search/answer.ts'
import type { JsonObject } from '../../text/json-object.ts'
import { maxFilterUnits } from '../request/parameters.ts'
import { fieldOf } from './apply-filters.ts'
import { markValue } from './marked-value.ts'
import { readQuery } from './read-query.ts'
import { readNumber, readText } from './read-value.ts'

/**
 * Answers a search for values of a facet, as the search field of a refinementList asks it. Counts are of the whole
 * index.
 */
export async function searchFacetValues(
  searcher: Searcher,
  attribute: string,
  raw: JsonObject,
): Promise<Readonly<Record<string, unknown>>> {
  const typed = readText(raw.facetQuery) ?? ''
  const limit = readNumber(raw.maxFacetHits, 1, 100) ?? 10
  const { marking } = readQuery('', { ...raw, filters: '', facetFilters: [], numericFilters: [] })
  const answer = await searcher.facet({ field: fieldOf(attribute), q: typed.slice(0, maxFilterUnits), limit })
  return {
    facetHits: (answer?.values ?? []).map(({ value, count }) => {
      const at = typed === '' ? -1 : value.toLowerCase().indexOf(typed.toLowerCase())
      const marks = at < 0 ? [] : [[at, at + typed.length] as const]
      return { value, highlighted: markValue(value, marks, marking, 'full').value, count }
    }),
    exhaustiveFacetsCount: true,
    processingTimeMS: 1,
  }
}
