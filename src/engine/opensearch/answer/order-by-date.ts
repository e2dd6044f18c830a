import { behindAllDays } from '../../../format/doc-values/doc-values.ts'
import type { ClusterCandidate } from '../searches/merge-candidates.ts'
import type { ClusterHit } from '../searches/searches.ts'

/** Which result groups are wanted, in which order. */
export interface DateOrder {
  readonly sort: 'newest' | 'oldest'
  readonly byArticle: boolean
  readonly offset: number
  readonly limit: number
}

/**
 * Puts result groups in order of their day; of one day those with the better candidate first, then in order of the
 * index. The first groups of that order are among the candidates and the first groups by day alone.
 *
 * @param candidates  the best of all matches
 * @param days  first groups by day, from the first on, `offset + limit` of them
 */
export function orderByDate(
  candidates: readonly ClusterCandidate[],
  days: readonly ClusterHit[],
  { sort, byArticle, offset, limit }: DateOrder,
): ClusterCandidate[] {
  const groups = new Map<number, { readonly candidate: ClusterCandidate; readonly rank: number }>()
  const add = (candidate: ClusterCandidate, rank: number): void => {
    const group = byArticle ? candidate.article : candidate.passage
    if (!groups.has(group)) groups.set(group, { candidate, rank })
  }
  candidates.forEach(add)
  for (const { passage, article, ordinal, day } of days)
    add({ passage, article, ordinal, day, score: 0 }, candidates.length)
  const keyOf = ({ day }: ClusterCandidate): number =>
    day === null ? behindAllDays : sort === 'newest' ? -day : day
  return [...groups.values()]
    .sort(
      (a, b) =>
        keyOf(a.candidate) - keyOf(b.candidate) ||
        a.rank - b.rank ||
        a.candidate.passage - b.candidate.passage,
    )
    .slice(offset, offset + limit)
    .map(({ candidate }) => candidate)
}
