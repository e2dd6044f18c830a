import { behindAllDays, type DocValues, noDay } from '../../../format/doc-values/doc-values.ts'
import type { IndexReader } from '../../../reader/index-reader.ts'
import { createPassageSet } from '../../../reader/passage-set.ts'
import type { ScoredPassage } from '../../candidates/channel-scores.ts'
import { articlesOf, type FoundPassages } from '../first-stage/found-passages.ts'
import { maxPerGroup, type ResultGroup } from './result-groups.ts'

/** Room for the rank of a group beside its day in one number. */
const ranksOfDay = 2 ** 20

/** Which result groups are wanted, in which order. */
export interface DayOrder {
  readonly newestFirst: boolean
  /** Whether all matching passages of an article are one group. */
  readonly byArticle: boolean
  /** Groups passed over, and wanted after those; together fewer than a million. */
  readonly offset: number
  readonly limit: number
}

/**
 * Finds a page of result groups in order of their day; of one day those with the better candidate first, then in order
 * of the index. Articles without a date come last either way.
 *
 * The groups before the last day are sorted, and of that day as many are taken as are still wanted.
 *
 * @param passages  the matches of the days that are wanted, in order; see `selectDays`
 * @returns the groups of the page, and how many groups there are in all
 */
export function groupByDay(
  reader: IndexReader,
  docValues: DocValues | null,
  { candidates, unverified }: Pick<FoundPassages, 'candidates' | 'unverified'>,
  passages: Int32Array,
  { newestFirst, byArticle, offset, limit }: DayOrder,
): { readonly groups: readonly ResultGroup[]; readonly count: number } {
  const articles = articlesOf(reader, passages)
  // Where every article is one passage, each is a group either way.
  const starts = byArticle && articles !== passages ? findStarts(articles) : null
  const count = starts === null ? passages.length : starts.length
  const startOf = (group: number): number => (starts === null ? group : (starts[group] ?? passages.length))
  const wanted = Math.min(offset + limit, count)
  if (wanted <= offset) return { groups: [], count }

  const keys = listKeys(docValues, articles, starts, newestFirst)
  const lastKey = keys.reduce((highest, key) => Math.max(highest, key))
  const before = keys.reduce((groups, key) => groups + Number(key < lastKey), 0)
  const ranks = rankGroups(reader, candidates, byArticle)
  const soonerKeys: number[] = []
  const sooner: number[] = []
  const last: number[] = []
  const lastRanks: number[] = []
  const rankedGroups = new Map<number, number>()
  for (let group = 0; group < count; group++) {
    const key = keys[group]!
    const id = byArticle ? articles[startOf(group)]! : passages[group]!
    const rank = ranks.ranked.has(id) ? ranks.rankOf.get(id)! : -1
    if (rank >= 0) rankedGroups.set(rank, group)
    if (key < lastKey) {
      soonerKeys.push(key * ranksOfDay + (rank >= 0 ? rank : candidates.length + sooner.length))
      sooner.push(group)
    } else if (rank >= 0) lastRanks.push(rank)
    else if (last.length < wanted - before) last.push(group)
  }
  const order = Array.from(Float64Array.from(soonerKeys).sort(), (sorted) => {
    const rank = sorted - Math.floor(sorted / ranksOfDay) * ranksOfDay
    return rank < candidates.length ? rankedGroups.get(rank)! : sooner[rank - candidates.length]!
  })
  order.push(...lastRanks.sort((a, b) => a - b).map((rank) => rankedGroups.get(rank)!), ...last)
  const rankOfPassage = new Map(candidates.map(({ passage }, rank) => [passage, rank]))
  const groups = order
    .slice(offset, wanted)
    .map((group) =>
      listCandidates(
        passages.subarray(startOf(group), startOf(group + 1)),
        (passage) => rankOfPassage.get(passage),
        candidates,
        unverified ? maxPerGroup : 1,
      ),
    )
  return { groups, count }
}

/** A sort key for the day of each group. */
function listKeys(
  docValues: DocValues | null,
  articles: Int32Array,
  starts: Int32Array | null,
  newestFirst: boolean,
): Int32Array {
  const keys = new Int32Array(starts === null ? articles.length : starts.length).fill(behindAllDays)
  const days = docValues?.days
  if (days === undefined || days.length === 0) return keys
  for (let group = 0; group < keys.length; group++) {
    const day = days[articles[starts === null ? group : starts[group]!]!]!
    if (day !== noDay) keys[group] = newestFirst ? -day : day
  }
  return keys
}

/** First position of each article among passages in order. */
function findStarts(articles: Int32Array): Int32Array {
  const starts = new Int32Array(articles.length)
  let count = 0
  for (let at = 0; at < articles.length; at++)
    if (at === 0 || articles[at] !== articles[at - 1]) starts[count++] = at
  return starts.subarray(0, count)
}

/** The rank of the best candidate of each group that has one, by article or passage. */
function rankGroups(reader: IndexReader, candidates: readonly ScoredPassage[], byArticle: boolean) {
  const ranked = createPassageSet(byArticle ? reader.manifest.articles : reader.manifest.passages)
  const rankOf = new Map<number, number>()
  candidates.forEach(({ passage }, rank) => {
    const id = byArticle ? reader.articleOf(passage) : passage
    if (ranked.has(id)) return
    ranked.add(id)
    rankOf.set(id, rank)
  })
  return { ranked, rankOf }
}

/** The candidates of one group, best first, then those without a rank in order of the index. */
function listCandidates(
  passages: Int32Array,
  rankOf: (passage: number) => number | undefined,
  candidates: readonly ScoredPassage[],
  limit: number,
): ResultGroup {
  const ranks: number[] = []
  const others: ScoredPassage[] = []
  for (const passage of passages) {
    const rank = rankOf(passage)
    if (rank !== undefined) ranks.push(rank)
    else if (others.length < limit) others.push({ passage, score: 0 })
  }
  ranks.sort((a, b) => a - b)
  return [...ranks.map((rank) => candidates[rank]!), ...others].slice(0, limit)
}
