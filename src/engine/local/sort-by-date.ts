import { type DocValues, noDay } from '../../format/doc-values.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { FoundPassages, ScoredPassage } from './candidates.ts'

/** Room for the rank of a passage inside a sort key. */
const ranksOfDay = 2 ** 26
/** Day that sorts behind all others. */
const lastDay = 2 ** 25

/**
 * Puts all matches in order of their day; of one day the better candidate first, then in order of the index. Articles
 * without a date come last either way.
 */
export function sortByDate(
  reader: IndexReader,
  docValues: DocValues | null,
  { all, candidates }: Pick<FoundPassages, 'all' | 'candidates'>,
  newestFirst: boolean,
): ScoredPassage[] {
  const rankOf = new Map(candidates.map((candidate, rank) => [candidate.passage, rank]))
  const passages = all?.list() ?? Int32Array.from(candidates, (candidate) => candidate.passage)
  const keys = Float64Array.from(passages, (passage) => {
    const day = docValues?.days[reader.articleOf(passage)] ?? noDay
    const sorted = day === noDay ? lastDay : newestFirst ? -day : day
    return sorted * ranksOfDay + (rankOf.get(passage) ?? candidates.length + passage)
  }).sort()
  return Array.from(keys, (key) => {
    const rank = key - Math.floor(key / ranksOfDay) * ranksOfDay
    return candidates[rank] ?? toUnscored(rank - candidates.length)
  })
}

function toUnscored(passage: number): ScoredPassage {
  return { passage, score: 0, termScore: 0, substringScore: 0 }
}
