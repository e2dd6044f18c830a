import type { IndexReader } from '../../reader/index-reader.ts'
import type { GroupOptions } from '../matcher/passage-matcher.ts'
import type { RetrievalPlan } from '../retriever.ts'

/** Candidates that the terms bring at least, for reranking and paging. */
const leastCandidates = 100
/** Candidates behind the page that was asked for. */
const candidatesBehind = 20
/** Candidates without a term, of a substring of the query, that have a score when sorted by day. */
const datedCandidates = 1000

/** The best by their terms among which rare matches of a substring are looked for first. */
export const bestByTerms = 100
/**
 * The best by their channels, read before the rare matches of a substring, which take the reads of a large index otherwise:
 * within 100,000 passages drcd loses 0.011 nDCG@10 and cmrc 0.004 without, and as small sets do not show.
 */
export const bestByChannels = 8
/** Candidates of an approximation that are verified before any is answered: many fall out. */
export const verifiedFirst = 64

/** How many candidates are wanted. */
export interface CandidateLimits {
  /** Best passages. */
  readonly limit: number
  /** Best articles beside those; null where passages are not grouped. */
  readonly groups: GroupOptions | null
  /** Wants all matches, for sorting by day. */
  readonly countAll: boolean
}

/**
 * Tells how many candidates a plan wants, and how many articles beside those; null where passages are not grouped.
 *
 * @param oneEach  whether each article is one passage
 */
export function countCandidates(
  { sort, group, offset, limit, rerankGroups }: RetrievalPlan,
  oneEach: boolean,
): { readonly limit: number; readonly groups: number | null } {
  if (sort !== 'relevance') return { limit: datedCandidates, groups: null }
  const wanted = offset + limit
  return {
    limit: Math.max(leastCandidates, wanted + candidatesBehind),
    groups: group === 'article' && !oneEach ? Math.max(wanted, rerankGroups) + 1 : null,
  }
}

/** Chooses the candidates that a plan wants of an index. */
export function chooseLimits(
  { manifest, articleOf, passagesOf }: IndexReader,
  plan: RetrievalPlan,
): CandidateLimits {
  const { limit, groups } = countCandidates(plan, manifest.whole)
  return {
    limit,
    groups:
      groups === null ? null : { limit: groups, siblingsOf: (passage) => passagesOf(articleOf(passage)) },
    countAll: plan.sort !== 'relevance',
  }
}

/**
 * Chooses the candidates that are reranked: the best, then the best of each further result group until there are as many
 * groups as the plan wants. What they are does not depend on the page.
 *
 * @param candidates  best first
 * @param groupOf  number of a candidate's result group
 */
export function takeWindow<C>(
  candidates: readonly C[],
  { rerankWindow, rerankGroups }: Pick<RetrievalPlan, 'rerankWindow' | 'rerankGroups'>,
  groupOf: (candidate: C) => number,
): C[] {
  const window = candidates.slice(0, rerankWindow)
  const groups = new Set(window.map(groupOf))
  for (let at = rerankWindow; at < candidates.length && groups.size < rerankGroups; at++) {
    const known = groups.size
    if (groups.add(groupOf(candidates[at]!)).size > known) window.push(candidates[at]!)
  }
  return window
}
