import type { IndexReader } from '../../reader/index-reader.ts'
import type { GroupOptions } from '../matcher/passage-matcher.ts'
import type { RetrievalPlan } from '../retriever.ts'

/** Candidates that the terms bring at least, for reranking and paging. */
const minCandidates = 100
/** Candidates behind the page that was asked for. */
const candidatesBehind = 20
/** Candidates without a term, of a substring of the query, that have a score when sorted by day. */
const datedCandidates = 1000

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
    limit: Math.max(minCandidates, wanted + candidatesBehind),
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
