import type { MatchOptions } from '../../engine/engine.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { intersect, isListed } from '../../reader/passage-set.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { findPhraseMatches } from './phrase-candidates.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Passages that are scored one by one; of more, every match is asked whether it is one of them. */
const mostOnly = 4096

/** What a hit must be, whatever its words say. */
export interface Conditions {
  /** Passages that hold every phrase and are allowed, in order of the index; null where no phrase is wanted. */
  readonly passing: Int32Array | null
  /** Tells whether a passage is not excluded and its article may match; null where that is so of any. */
  readonly isAllowed: ((passage: number) => boolean) | null
  /** Passages that hold what must not be there, by clause. */
  readonly without: readonly Int32Array[]
  /** Whether all of this is sure. */
  readonly exact: boolean
  /** Passing passages are yet to be checked against their text. */
  readonly unverified: boolean
}

/**
 * Finds who holds the phrases and the exclusions of a question.
 *
 * @param allowed  articles that may match
 * @param reserve  reads to leave for what comes after
 */
export async function findConditions(
  context: RetrievalContext,
  { phrases, unwanted }: Pick<CompiledQuery, 'phrases' | 'unwanted'>,
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
  const without: Int32Array[] = []
  for (const clause of unwanted) {
    const matches = await findPhraseMatches(context, clause, reserve)
    exact &&= matches.exact
    without.push(matches.passages)
  }
  const isAllowed = createPassageTest(context.reader, allowed, without)
  const passing = isAllowed === null || within === null ? within : within.filter(isAllowed)
  return { passing, isAllowed, without, exact, unverified }
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
  without: readonly Int32Array[],
): ((passage: number) => boolean) | null {
  if (allowed === null && without.length === 0) return null
  return (passage) =>
    !without.some((passages) => isListed(passages, passage)) &&
    (allowed === null || allowed(reader.articleOf(passage)))
}
