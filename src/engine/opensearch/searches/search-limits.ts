import type { Manifest } from '../../../format/header/manifest.ts'
import { countedPostings, isTooFrequent, stringLimits } from '../../candidates/string-limits.ts'
import type { PlannedSubstring, RetrievalPlan } from '../../retriever.ts'

/** The index that is asked. */
export interface ClusterIndex
  extends Pick<Manifest, 'articles' | 'passages' | 'fields' | 'similarity' | 'averageTextLength'> {
  readonly name: string
  /** Whether each article is one passage. */
  readonly oneEach: boolean
  /** Shards of one copy. */
  readonly shards: number
  /** Terms of more postings in all are not counted to the last match. */
  readonly countedPostings: number
}

/** Whether terms have so few postings that what they bring up counts as known. */
export function isCounted({ terms, phrases, sort }: RetrievalPlan): boolean {
  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  return phrases.length === 0 && (sort !== 'relevance' || postings <= countedPostings)
}

/** Whether terms have so many postings that their matches are counted up to a bound only. */
export function isBounded(
  { terms, phrases, sort }: RetrievalPlan,
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
