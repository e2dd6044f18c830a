/**
 * Drops the digits of a score in which sums differ by the order of their terms, so that equal passages have equal scores
 * in every engine.
 */
export function roundScore(score: number): number {
  return Math.fround(score)
}
