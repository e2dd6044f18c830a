import { type DocValues, dateOfDay, noDay } from '../../../format/doc-values/doc-values.ts'
import type { ValueColumn } from '../../../format/doc-values/value-column.ts'
import type { Retrieved } from '../../retriever.ts'

/**
 * Counts the values of every field among the articles that matched.
 *
 * @param fields  of the index
 * @param limit  values of each field, the most frequent
 */
export function countFacets(
  docValues: DocValues | null,
  fields: readonly string[],
  articles: Int32Array,
  limit: number,
): Retrieved['facets'] {
  const counted = fields.flatMap((field): [string, Readonly<Record<string, number>>][] => {
    const column = docValues?.column(field) ?? null
    return column === null || limit === 0 ? [] : [[field, countColumn(column, articles, limit)]]
  })
  // By entries, since a field may have any name, `__proto__` too.
  return Object.fromEntries(counted)
}

function countColumn(column: ValueColumn, articles: Int32Array, limit: number): Record<string, number> {
  const counts = column.countValues(articles)
  const listed = selectMost(
    counts.length,
    (index) => index,
    (number) => counts[number]!,
    limit,
  )
  return Object.fromEntries(listed.map((number) => [column.value(number), counts[number]!]))
}

/**
 * Selects the values that count most, most first; of equal counts the lower number, which is the order of values.
 *
 * @param size  values to select from
 * @param numberAt  their numbers, in order
 */
export function selectMost(
  size: number,
  numberAt: (index: number) => number,
  countOf: (number: number) => number,
  limit: number,
): number[] {
  valuesOfCount.fill(0)
  for (let index = 0; index < size; index++) valuesOfCount[Math.min(countOf(numberAt(index)), maxCount)]! += 1
  let least = maxCount
  let reached = valuesOfCount[maxCount]!
  while (least > 1 && reached < limit) reached += valuesOfCount[--least]!
  // Of the values that count least, the first are selected.
  let open = least === maxCount ? size : limit - reached + valuesOfCount[least]!
  const selected: number[] = []
  for (let index = 0; index < size; index++) {
    const number = numberAt(index)
    const count = countOf(number)
    if (count > least || (count === least && open-- > 0)) selected.push(number)
  }
  return selected.sort((a, b) => countOf(b) - countOf(a) || a - b).slice(0, limit)
}

/** Counts from here on are not told apart before they are sorted: few values have as many. */
const maxCount = 1023
/** Values of each count; used again by every call. */
const valuesOfCount = new Int32Array(maxCount + 1)

/** First and last day among the articles that matched; null where none has a date. */
export function findDates(docValues: DocValues | null, articles: Int32Array): Retrieved['dates'] {
  if (!docValues?.isDated) return null
  let min = 0x7fffffff
  let max = noDay
  for (let index = 0; index < articles.length; index++) {
    const day = docValues.dayOfArticle(articles[index]!)
    if (day === noDay) continue
    if (day < min) min = day
    if (day > max) max = day
  }
  return max === noDay ? null : { min: dateOfDay(min), max: dateOfDay(max) }
}
