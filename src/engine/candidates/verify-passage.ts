import { stringToUnits } from '../../analysis/fold.ts'
import { createFoldedField, findLiteral, findRuns } from '../../query/phrase-match.ts'
import type { PassageText, Phrase, RetrievalPlan } from '../retriever.ts'

/** Tells whether a passage contains every one of some phrases, each within one field. */
export function matchesPhrases({ text }: Pick<PassageText, 'text'>, phrases: readonly Phrase[]): boolean {
  return countMatches(text, phrases) === phrases.length
}

/** Tells whether a passage contains the phrases of a plan, and none of its exclusions. */
export function verifyPassage(
  { text }: Pick<PassageText, 'text'>,
  { phrases, exclusions }: Pick<RetrievalPlan, 'phrases' | 'exclusions'>,
): boolean {
  return matchesPhrases({ text }, phrases) && countMatches(text, exclusions) === 0
}

function countMatches(text: string, phrases: readonly Phrase[]): number {
  if (phrases.length === 0) return 0
  const field = createFoldedField(text, stringToUnits(text))
  return phrases.filter(
    ({ runs, literal }) =>
      findRuns(field, runs, 1).length > 0 || (literal !== null && findLiteral(field, literal, 1).length > 0),
  ).length
}
