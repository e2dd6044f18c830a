import type { TermScorer } from './term-scorer.ts'

/** The terms that have postings in a window, those that can add most first. */
export function orderTerms(scorers: readonly TermScorer[]): TermScorer[] {
  return scorers.filter(({ maxScore }) => maxScore > 0).sort((a, b) => b.maxScore - a.maxScore)
}

/** What the terms from each position on can add at most; nothing behind the last. */
export function sumMaxScores(terms: readonly TermScorer[]): Float64Array {
  const reach = new Float64Array(terms.length + 1)
  for (let index = terms.length - 1; index >= 0; index--)
    reach[index] = reach[index + 1]! + terms[index]!.maxScore
  return reach
}
