import { stringLimits } from '../../candidates/string-limits.ts'
import type { ReadPassage } from '../reads/passage-texts.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

/** Candidates of a string after verification. */
export interface VerifiedMatches {
  /** Candidates whose text passed, in the order given. */
  readonly matches: Int32Array
  /** Candidates behind them that were not read. */
  readonly unread: Int32Array
}

/**
 * The second phase of two-phase matching: verifies candidates by their texts, as far as the reads and
 * `stringLimits.verified` go.
 */
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
