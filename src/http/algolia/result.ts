import { maxOffset, type SearchAnswer } from '../../search/answer.ts'
import type { FacetCounts } from '../../search/facet.ts'
import { facetKeyOf } from '../../search/facet.ts'
import type { JsonObject } from '../../text/json-object.ts'
import type { AbsoluteUrl } from '../site-url.ts'
import { dateAttribute, fieldOf } from './apply-filters.ts'
import type { WireQuery } from './read-query.ts'
import { writeHit } from './record.ts'

/** Writes the result of one query. @param tookMs  milliseconds */
export function writeResult(
  query: WireQuery,
  answer: SearchAnswer,
  absolute: AbsoluteUrl,
  tookMs: number,
): JsonObject {
  const { hitsPerPage, page, indexName } = query
  const facets = chooseFacets(query, answer)
  const reachable = Math.min(answer.total, maxOffset)
  return {
    index: indexName,
    query: query.query,
    params: '',
    page,
    hitsPerPage,
    nbHits: answer.total,
    nbPages: hitsPerPage === 0 ? 0 : Math.ceil(reachable / hitsPerPage),
    processingTimeMS: Math.ceil(tookMs),
    exhaustiveNbHits: answer.totalIsExact,
    exhaustiveFacetsCount: answer.totalIsExact,
    ...(query.facets.length === 0
      ? {}
      : { facets, facets_stats: dateStatistics(query, answer), renderingContent: orderFacets(facets) }),
    hits: answer.hits.slice(0, hitsPerPage).map((hit) => writeHit(hit, query, absolute)),
  }
}

/** The facets a query asks for; one that no article has is empty, since widgets break where it is absent. */
function chooseFacets(
  { facets, maxValuesPerFacet }: WireQuery,
  answer: SearchAnswer,
): Record<string, FacetCounts> {
  const dated = answer.dates === null ? [] : [dateAttribute]
  const all = facets.includes('*') ? [...Object.keys(answer.facets), ...dated] : []
  const names = [...new Set([...facets.filter((name) => name !== '*'), ...all])]
  return Object.fromEntries(
    names.map((name) => {
      const counts = answer.facets[facetKeyOf(fieldOf(name))] ?? {}
      return [name, Object.fromEntries(Object.entries(counts).slice(0, maxValuesPerFacet))]
    }),
  )
}

/** Smallest and largest date, in seconds, by which a range widget draws its bounds. */
function dateStatistics({ facets }: WireQuery, { dates }: SearchAnswer): JsonObject {
  if (dates === null || !(facets.includes(dateAttribute) || facets.includes('*'))) return {}
  const seconds = (day: string): number => Math.floor(Date.parse(day) / 1000)
  return { [dateAttribute]: { min: seconds(dates.min), max: seconds(dates.max) } }
}

/** What dynamicWidgets show: every facet that has values. */
function orderFacets(facets: Readonly<Record<string, FacetCounts>>): JsonObject {
  const order = Object.keys(facets).filter((name) => Object.keys(facets[name]!).length > 0)
  return { facetOrdering: { facets: { order }, values: {} } }
}
