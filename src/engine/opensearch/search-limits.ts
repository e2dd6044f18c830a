import { isTooFrequent } from '../local/substring-matches.ts'
import { stringLimits } from '../local/verify-matches.ts'
import type { PlannedSubstring, PlannedTerm, RetrievalPlan } from '../retriever.ts'

/** Same values as in the local engines: see `local-retriever.ts` and `find-candidates.ts`. */
const leastCandidates = 100
const candidatesBehind = 20
const datedCandidates = 1000
const countedPostings = 20_000
export const shortestRare = 3
export const bestByTerms = 100

/** The index that is asked. */
export interface ClusterIndex {
  readonly name: string
  /** Fields that articles can be filtered by, in order. */
  readonly fields: readonly string[]
  /** Whether each article is one passage. */
  readonly oneEach: boolean
  readonly articles: number
  /** Terms of more postings in all are not counted to the last match. */
  readonly countedPostings: number
}

/** How many candidates a plan wants. */
export function chooseLimits(
  { sort, group, offset, limit }: RetrievalPlan,
  oneEach: boolean,
): { readonly limit: number; readonly groups: number | null } {
  if (sort !== 'relevance') return { limit: datedCandidates, groups: null }
  const wanted = offset + limit
  return {
    limit: Math.max(leastCandidates, wanted + candidatesBehind),
    groups: group === 'article' && !oneEach ? wanted + 1 : null,
  }
}

/** Whether terms have so few postings that what they bring up counts as known. */
export function isCounted({ phrases, sort }: RetrievalPlan, terms: readonly PlannedTerm[]): boolean {
  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  return phrases.length === 0 && (sort !== 'relevance' || postings <= countedPostings)
}

/** Whether terms have so many postings that their matches are counted up to a bound only. */
export function isBounded(
  { phrases, sort }: RetrievalPlan,
  terms: readonly PlannedTerm[],
  { countedPostings: most }: Pick<ClusterIndex, 'countedPostings'>,
): boolean {
  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  return phrases.length === 0 && sort === 'relevance' && postings > most
}

/** The substrings that are looked up; others are left to the terms. */
export function listSubstrings(
  plan: RetrievalPlan,
  counted: boolean,
): readonly { readonly substring: PlannedSubstring; readonly isLookedUp: boolean }[] {
  if (plan.phrases.length > 0) return []
  return plan.substrings
    .map((substring, index) => ({
      substring,
      isLookedUp: index < stringLimits.substrings && !isTooFrequent(substring.frequency),
    }))
    .filter(({ substring }) => substring.frequency === null || counted)
}

/** The substrings whose passages are counted as matches. */
export function listCountedSubstrings(plan: RetrievalPlan): readonly PlannedSubstring[] {
  if (plan.phrases.length > 0) return []
  return plan.substrings
    .slice(0, stringLimits.substrings)
    .filter(({ frequency }) => !isTooFrequent(frequency))
}
