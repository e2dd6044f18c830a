import { type DocValues, noDay } from '../../format/doc-values.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { createPassageSet } from '../../reader/passage-set.ts'
import { articlesOf, type FoundPassages, type ScoredPassage } from './candidates.ts'
import { mostOfGroup, type ResultGroup } from './result-groups.ts'
import { createTopDays } from './top-days.ts'

/** Sorts behind every day, for articles without a date. */
const behindAllDays = 0x7fffffff

/** How result groups are put in order. */
export interface DayOrder {
  readonly newestFirst: boolean
  /** Whether all matching passages of an article are one group. */
  readonly byArticle: boolean
  /** Groups wanted, from the first. */
  readonly most: number
}

/**
 * Finds the first result groups in order of their day; of one day those with the better candidate first, then in
 * order of the index. Articles without a date come last either way.
 *
 * A bounded heap finds the day of the last group wanted; then the groups before that day are sorted, and of that day
 * as many as are still wanted. So the cost is one pass over the matches and a sort of what is wanted.
 *
 * @returns the groups, and how many there are in all
 */
export function groupByDay(
  reader: IndexReader,
  docValues: DocValues | null,
  found: Pick<FoundPassages, 'all' | 'candidates' | 'unverified'>,
  { newestFirst, byArticle, most }: DayOrder,
): { readonly groups: readonly ResultGroup[]; readonly count: number } {
  const { candidates } = found
  const passages = found.all?.list() ?? Int32Array.from(candidates, (candidate) => candidate.passage).sort()
  const articles = articlesOf(reader, passages)
  const starts = byArticle ? findStarts(articles) : null
  const count = starts === null ? passages.length : starts.length
  const startOf = (group: number): number => (starts === null ? group : (starts[group] ?? passages.length))
  const keyOf = (group: number): number => {
    const day = docValues?.days[articles[startOf(group)]!] ?? noDay
    return day === noDay ? behindAllDays : newestFirst ? -day : day
  }
  const wanted = Math.min(most, count)
  if (wanted === 0) return { groups: [], count }
  const top = createTopDays(wanted)
  for (let group = 0; group < count; group++) top.offer(keyOf(group))
  const { lastKey, before } = top

  const ranks = rankGroups(reader, candidates, byArticle)
  const rankOf = (group: number): number => {
    const id = byArticle ? articles[startOf(group)]! : passages[group]!
    return ranks.ranked.has(id) ? ranks.rankOf.get(id)! : candidates.length + group
  }
  const sooner: [group: number, key: number, rank: number][] = []
  const ranked: [group: number, rank: number][] = []
  const unranked: number[] = []
  const wantedOfLast = wanted - before
  for (let group = 0; group < count; group++) {
    const key = keyOf(group)
    if (key > lastKey) continue
    if (key < lastKey) {
      sooner.push([group, key, rankOf(group)])
      continue
    }
    const rank = rankOf(group)
    if (rank < candidates.length) ranked.push([group, rank])
    else if (unranked.length < wantedOfLast) unranked.push(group)
  }
  sooner.sort((a, b) => a[1] - b[1] || a[2] - b[2])
  ranked.sort((a, b) => a[1] - b[1])
  const last = [...ranked.map(([group]) => group), ...unranked].slice(0, wantedOfLast)
  const order = [...sooner.map(([group]) => group), ...last]
  const rankOfPassage = new Map(candidates.map(({ passage }, rank) => [passage, rank]))
  const groups = order.map((group) =>
    listCandidates(
      passages.subarray(startOf(group), startOf(group + 1)),
      (passage) => rankOfPassage.get(passage),
      candidates,
      found.unverified ? mostOfGroup : 1,
    ),
  )
  return { groups, count }
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
  most: number,
): ResultGroup {
  const ranks: number[] = []
  const others: ScoredPassage[] = []
  for (const passage of passages) {
    const rank = rankOf(passage)
    if (rank !== undefined) ranks.push(rank)
    else if (others.length < most) others.push({ passage, score: 0, termScore: 0, substringScore: 0 })
  }
  ranks.sort((a, b) => a - b)
  return [...ranks.map((rank) => candidates[rank]!), ...others].slice(0, most)
}
