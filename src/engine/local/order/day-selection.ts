import { type DocValues, noDay } from '../../../format/doc-values/doc-values.ts'
import type { IndexReader } from '../../../reader/index-reader.ts'
import { articlesOf } from '../first-stage/found-passages.ts'
import type { DayOrder } from './sort-by-date.ts'

/** Days that are told apart while they are counted; of more, neighbours count together. */
const maxBuckets = 1 << 20

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
  const buckets = divideDays(docValues?.days ?? none, newestFirst)
  const { bucketOf } = buckets
  const { groups, matches, count } = countByBucket(articles, buckets, byArticle && articles !== passages)
  const wanted = Math.min(offset + limit, count)
  if (wanted <= offset) return { passages: none, lastDay: none, sooner: none, before: 0, count }
  let low = 0
  let before = 0
  while (before + groups[low]! <= offset) before += groups[low++]!
  let high = low
  for (let reached = before + groups[low]!; reached < wanted; ) reached += groups[++high]!
  const ofLast = matches[high]!
  let size = 0
  for (let bucket = low; bucket <= high; bucket++) size += matches[bucket]!
  const selected = size === passages.length ? passages : new Int32Array(size)
  const lastDay = size === ofLast ? selected : new Int32Array(ofLast)
  const sooner = new Int32Array(size - ofLast)
  let [kept, keptOfLast] = [0, 0]
  for (let index = 0; index < passages.length; index++) {
    const bucket = bucketOf(articles[index]!)
    if (bucket < low || bucket > high) continue
    const passage = passages[index]!
    if (bucket !== high) sooner[kept - keptOfLast] = passage
    else if (lastDay !== selected) lastDay[keptOfLast++] = passage
    selected[kept++] = passage
  }
  return buckets.areDays
    ? { passages: selected, lastDay, sooner, before, count }
    : { passages: selected, lastDay: none, sooner: selected, before, count }
}

/** Days in the order they are shown, each or some neighbours as a bucket; articles without a day are in the last. */
interface Buckets {
  readonly size: number
  /** Whether each day has a bucket of its own. */
  readonly areDays: boolean
  bucketOf(article: number): number
}

function divideDays(days: Int32Array, newestFirst: boolean): Buckets {
  const [first, last] = findRange(days)
  let shift = 0
  while ((last - first) >> shift >= maxBuckets) shift++
  const ofDays = last < first ? 0 : ((last - first) >> shift) + 1
  const [sign, from] = newestFirst ? [-1, last] : [1, first]
  return {
    size: ofDays + 1,
    areDays: shift === 0,
    bucketOf(article) {
      const day = ofDays === 0 ? noDay : days[article]!
      return day === noDay ? ofDays : ((day - from) * sign) >> shift
    },
  }
}

/** Counts result groups and matches by bucket. @param articles  of the matches, in order */
function countByBucket(articles: Int32Array, { size, bucketOf }: Buckets, isGrouped: boolean) {
  const groups = new Int32Array(size)
  const matches = isGrouped ? new Int32Array(size) : groups
  let count = 0
  for (let index = 0; index < articles.length; index++) {
    const bucket = bucketOf(articles[index]!)
    if (isGrouped) {
      matches[bucket]! += 1
      if (index > 0 && articles[index] === articles[index - 1]) continue
    }
    groups[bucket]! += 1
    count++
  }
  return { groups, matches, count }
}

const ranges = new WeakMap<Int32Array, readonly [first: number, last: number]>()

/** First and last day of a column; the first is behind the last where there is none. */
function findRange(days: Int32Array): readonly [first: number, last: number] {
  const known = ranges.get(days)
  if (known !== undefined) return known
  let first = 0x7fffffff
  let last = noDay
  for (const day of days) {
    if (day === noDay) continue
    if (day < first) first = day
    if (day > last) last = day
  }
  ranges.set(days, [first, last])
  return [first, last]
}

const none = new Int32Array(0)
