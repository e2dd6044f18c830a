import type { ReadPassage } from './passage-texts.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/**
 * Bounds of two-phase string matching: bigrams give an approximation, texts verify it. One set for everything that is
 * looked for as a string: substrings of a query, out-of-vocabulary strings, phrases with signs in them, expansions.
 */
export const stringLimits = Object.freeze({
  /** Substrings of one query that are looked up. */
  substrings: 8,
  /** Passages of one string: of a longer list the words of the string say as much. */
  matches: 20_000,
  /** Texts that one string is verified in. */
  verified: 64,
  /** Of so few candidates all are verified, those that terms found too, to know how rare the string is. */
  counted: 24,
  /** Texts that show first whether a string stands anywhere: mostly one of them contains it. */
  verifiedFirst: 8,
  /** Candidates that are reranked for containing a substring of the query, whatever their terms. */
  reranked: 32,
  /** Units of such a substring at least. */
  shortestReranked: 3,
})

/** Candidates of a string after verification. */
export interface VerifiedMatches {
  /** Those whose text passed, in the order given. */
  readonly matches: Int32Array
  /** Those behind them that were not read. */
  readonly unread: Int32Array
}

/** Verifies candidates by their texts, as far as the reads and `stringLimits.verified` go. */
export async function verifyMatches(
  { texts, reads }: Pick<RetrievalContext, 'texts' | 'reads'>,
  candidates: Int32Array,
  test: (passage: ReadPassage) => boolean,
): Promise<VerifiedMatches> {
  const budget = reads.share('verification')
  const first = candidates.subarray(0, stringLimits.verified)
  const readable = texts.countReadable(first, budget)
  const read = await texts.read([...first.subarray(0, readable)], budget)
  return {
    matches: Int32Array.from(read.filter(test), ({ number }) => number),
    unread: candidates.subarray(readable),
  }
}
