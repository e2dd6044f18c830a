import { type DocValues, noDay } from '../../format/doc-values.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { articlesOf } from './candidates.ts'
import type { DayOrder } from './sort-by-date.ts'

/** Days that are told apart while they are counted; of more, neighbours count together. */
const mostBuckets = 1 << 20

/** The matches of the days that a page of result groups shows. */
export interface DaySelection {
  /** In order of the index. */
  readonly passages: Int32Array
  /**
   * Those of its last day, of which only the best may be shown; none where neighbouring days were not told apart. The
   * others are all to be put in order.
   */
  readonly lastDay: Int32Array
  readonly sooner: Int32Array
  /** Result groups of days before those. */
  readonly before: number
  /** Result groups of all matches. */
  readonly count: number
}

/**
 * Selects the matches on the days of a page, of which the order by score is still to be found: groups are counted by
 * day, so the cost is two passes over the matches, whatever the page. Articles without a day are behind all others.
 *
 * @param passages  all matches, in order
 */
export function selectDays(
  reader: IndexReader,
  docValues: DocValues | null,
  passages: Int32Array,
  { newestFirst, byArticle, offset, limit }: DayOrder,
): DaySelection {
  const articles = articlesOf(reader, passages)
  const days = docValues?.days ?? none
  const isGrouped = byArticle && articles !== passages
  let first = 0x7fffffff
  let last = noDay
  for (let index = 0; index < articles.length; index++) {
    const day = days[articles[index]!] ?? noDay
    if (day === noDay) continue
    if (day < first) first = day
    if (day > last) last = day
  }
  let shift = 0
  while ((last - first) >> shift >= mostBuckets) shift++
  const buckets = last === noDay ? 0 : ((last - first) >> shift) + 1
  const bucketOf = (article: number): number => {
    const day = days[article] ?? noDay
    if (day === noDay) return buckets
    return (newestFirst ? last - day : day - first) >> shift
  }
  const counts = new Int32Array(buckets + 1)
  let count = 0
  for (let index = 0; index < articles.length; index++) {
    if (isGrouped && index > 0 && articles[index] === articles[index - 1]) continue
    counts[bucketOf(articles[index]!)]! += 1
    count++
  }
  const wanted = Math.min(offset + limit, count)
  if (wanted <= offset) return { passages: none, lastDay: none, sooner: none, before: 0, count }
  let low = 0
  let before = 0
  while (before + counts[low]! <= offset) before += counts[low++]!
  let high = low
  for (let reached = before + counts[low]!; reached < wanted; ) reached += counts[++high]!
  const select = (least: number, most: number): Int32Array => {
    if (least === 0 && most === buckets) return passages
    const kept = new Int32Array(passages.length)
    let size = 0
    for (let index = 0; index < passages.length; index++) {
      const bucket = bucketOf(articles[index]!)
      if (bucket >= least && bucket <= most) kept[size++] = passages[index]!
    }
    return kept.slice(0, size)
  }
  const selected = select(low, high)
  if (shift > 0) return { passages: selected, lastDay: none, sooner: selected, before, count }
  if (low === high) return { passages: selected, lastDay: selected, sooner: none, before, count }
  return { passages: selected, lastDay: select(high, high), sooner: select(low, high - 1), before, count }
}

const none = new Int32Array(0)
