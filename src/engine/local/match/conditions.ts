import type { IndexReader } from '../../../reader/index-reader.ts'
import { createMembership, intersect } from '../../../reader/passage-set.ts'
import type { MatchOptions } from '../../matcher/passage-matcher.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { findPhraseMatches } from './phrase-candidates.ts'

/** The required and excluded clauses of a plan, as passages: every match meets them, whatever its terms. */
export interface Conditions {
  /** Passages that may contain every phrase and are allowed, in order of the index; null where any passage may. */
  readonly passing: Int32Array | null
  /** Tells whether a passage is not excluded and its article may match; null where that is so of any. */
  readonly isAllowed: ((passage: number) => boolean) | null
  /** Passages that contain an exclusion for sure, by exclusion. */
  readonly excluded: readonly Int32Array[]
  /** False where some of it is an approximation; passages are then verified by their text. */
  readonly exact: boolean
}

/**
 * Finds the passages that contain the phrases and the exclusions of a plan.
 *
 * @param allowed  articles that may match; all when null
 */
export async function findConditions(
  context: RetrievalContext,
  { phrases, exclusions }: Pick<RetrievalPlan, 'phrases' | 'exclusions'>,
  allowed: ((article: number) => boolean) | null,
): Promise<Conditions> {
  let exact = true
  let within: Int32Array | null = null
  for (const phrase of phrases) {
    const matches = await findPhraseMatches(context, phrase)
    exact &&= matches.verified && matches.complete
    // What one lookup did not come to may be what the other phrases stand in.
    if (matches.passages === null || (!matches.complete && phrases.length > 1)) continue
    within = within === null ? matches.passages : intersect(within, matches.passages)
  }
  const excluded: Int32Array[] = []
  for (const exclusion of exclusions) {
    const matches = await findPhraseMatches(context, exclusion)
    exact &&= matches.verified && matches.complete
    // An approximation excludes nothing: its passages are verified when they are read.
    if (matches.verified && matches.passages !== null) excluded.push(matches.passages)
  }
  const isAllowed = createPassageTest(context.reader, allowed, excluded)
  const passing = isAllowed === null || within === null ? within : within.filter(isAllowed)
  return { passing, isAllowed, excluded, exact }
}

/** Restricts a term query to passages that pass. */
export function restrict(
  passing: Int32Array | null,
  isAllowed: ((passage: number) => boolean) | null,
): Pick<MatchOptions, 'only' | 'allowed'> {
  return { only: passing, allowed: passing === null ? isAllowed : null }
}

function createPassageTest(
  reader: IndexReader,
  allowed: ((article: number) => boolean) | null,
  excluded: readonly Int32Array[],
): ((passage: number) => boolean) | null {
  if (allowed === null && excluded.length === 0) return null
  const areExcluded = excluded.map(createMembership)
  return (passage) => {
    for (const isExcluded of areExcluded) if (isExcluded(passage)) return false
    return allowed === null || allowed(reader.articleOf(passage))
  }
}
