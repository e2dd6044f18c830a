import { type DocValues, dateOfDay, noDay } from '../format/doc-values.ts'
import { foldValue, type ValueColumn } from '../format/value-column.ts'
import type { SearchAnswer } from './answer.ts'
import {
  type FacetAnswer,
  type FacetCounts,
  type FacetRequest,
  type Facets,
  facetKeyOf,
  mostValues,
} from './facet.ts'
import type { MatchedArticles } from './retrieve/retrieved.ts'

/** Counts the values of every field among the articles that matched. @param fields  of the index */
export function countFacets(
  docValues: DocValues | null,
  fields: readonly string[],
  articles: MatchedArticles,
): Facets {
  const counted = fields.flatMap((field): [string, FacetCounts][] => {
    const column = docValues?.column(field) ?? null
    return column === null ? [] : [[facetKeyOf(field), countColumn(column, articles)]]
  })
  // By entries, since a field may have any name, `__proto__` too.
  return { authors: {}, tags: {}, ...Object.fromEntries(counted) }
}

function countColumn(column: ValueColumn, articles: MatchedArticles): FacetCounts {
  const counts = new Uint32Array(column.size)
  articles.visit((article) => {
    const numbers = column.valuesOf(article)
    for (let index = 0; index < numbers.length; index++) counts[numbers[index]!]! += 1
  })
  const most = selectMost(counts.keys(), (number) => counts[number]!, mostValues)
  return Object.fromEntries(most.map((number) => [column.value(number), counts[number]!]))
}

/**
 * Selects the values that count most, most first; of equal counts the lower number, which is the order of values.
 *
 * @param numbers  in order
 */
function selectMost(numbers: Iterable<number>, countOf: (number: number) => number, most: number): number[] {
  const selected: number[] = []
  for (const number of numbers) {
    const count = countOf(number)
    if (count === 0 || (selected.length === most && count <= countOf(selected[most - 1]!))) continue
    let at = selected.length
    while (at > 0 && countOf(selected[at - 1]!) < count) at--
    selected.splice(at, 0, number)
    if (selected.length > most) selected.pop()
  }
  return selected
}

/** First and last day among the articles that matched; null where none has a date. */
export function findDates(docValues: DocValues | null, articles: MatchedArticles): SearchAnswer['dates'] {
  if (docValues === null || docValues.days.length === 0) return null
  const { days } = docValues
  let min = 0x7fffffff
  let max = noDay
  articles.visit((article) => {
    const day = days[article]!
    if (day === noDay) return
    if (day < min) min = day
    if (day > max) max = day
  })
  return max === noDay ? null : { min: dateOfDay(min), max: dateOfDay(max) }
}

/** Finds values of one field by part of them, counted over all articles. */
export function searchFacet(column: ValueColumn, { field, q, limit }: FacetRequest): FacetAnswer {
  const folded = foldValue(q)
  const found = column.search(folded)
  const countOf = (number: number): number => column.articlesOf(number).length
  // The values that begin with it follow each other in the column, so one pass tells them apart.
  const isFirst = (number: number): boolean => column.startsWith(number, folded)
  const first = selectMost(found.filter(isFirst), countOf, limit)
  const rest =
    first.length === limit
      ? []
      : selectMost(
          found.filter((number) => !isFirst(number)),
          countOf,
          limit - first.length,
        )
  return {
    field,
    query: q,
    values: [...first, ...rest].map((number) => ({ value: column.value(number), count: countOf(number) })),
    total: found.length,
  }
}
