import type { IndexReader } from '../../reader/index-reader.ts'
import { intersect, isListed } from '../../reader/passage-set.ts'
import type { RetrievalPlan } from '../retriever.ts'
import type { MatchOptions } from './passage-matcher.ts'
import { findPhraseMatches } from './phrase-candidates.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Passages that are scored one by one; of more, every match is looked up among them. */
const mostOnly = 4096

/** What every match must be, whatever its terms. */
export interface Conditions {
  /** Passages that contain every phrase and are allowed, in order of the index; null without phrases. */
  readonly passing: Int32Array | null
  /** Tells whether a passage is not excluded and its article may match; null where that is so of any. */
  readonly isAllowed: ((passage: number) => boolean) | null
  /** Passages that contain an exclusion, by exclusion. */
  readonly excluded: readonly Int32Array[]
  /** Whether nothing of this is an approximation. */
  readonly exact: boolean
  /** Passing passages are to be verified by their text. */
  readonly unverified: boolean
}

/**
 * Finds the passages that contain the phrases and the exclusions of a plan.
 *
 * @param allowed  articles that may match
 * @param reserve  reads to leave for what comes after
 */
export async function findConditions(
  context: RetrievalContext,
  { phrases, exclusions }: Pick<RetrievalPlan, 'phrases' | 'exclusions'>,
  allowed: ((article: number) => boolean) | null,
  reserve: number,
): Promise<Conditions> {
  let exact = true
  let unverified = false
  let within: Int32Array | null = null
  for (const phrase of phrases) {
    const matches = await findPhraseMatches(context, phrase, reserve)
    exact &&= matches.exact
    unverified ||= !matches.exact
    within = within === null ? matches.passages : intersect(within, matches.passages)
  }
  const excluded: Int32Array[] = []
  for (const exclusion of exclusions) {
    const matches = await findPhraseMatches(context, exclusion, reserve)
    exact &&= matches.exact
    excluded.push(matches.passages)
  }
  const isAllowed = createPassageTest(context.reader, allowed, excluded)
  const passing = isAllowed === null || within === null ? within : within.filter(isAllowed)
  return { passing, isAllowed, excluded, exact, unverified }
}

/** Bounds of a match that only certain passages may have. */
export function restrict(
  passing: Int32Array | null,
  isAllowed: ((passage: number) => boolean) | null,
): Pick<MatchOptions, 'only' | 'allowed'> {
  if (passing === null) return { only: null, allowed: isAllowed }
  if (passing.length <= mostOnly) return { only: passing, allowed: null }
  return { only: null, allowed: (passage) => isListed(passing, passage) }
}

function createPassageTest(
  reader: IndexReader,
  allowed: ((article: number) => boolean) | null,
  excluded: readonly Int32Array[],
): ((passage: number) => boolean) | null {
  if (allowed === null && excluded.length === 0) return null
  return (passage) =>
    !excluded.some((passages) => isListed(passages, passage)) &&
    (allowed === null || allowed(reader.articleOf(passage)))
}
