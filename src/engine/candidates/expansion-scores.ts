import type { ExpansionString, PlannedTerm } from '../retriever.ts'

/** Score of words that stand apart, beside 1 of the first string. */
const apartScore = 0.1

/**
 * Score of a passage of an expansion.
 *
 * @param string  number of the string that it contains; null where it has the words apart
 * @param index  position of the passage among those of the string
 */
export function scoreExpansion(string: number | null, index: number): number {
  return (string === null ? apartScore : 1 / (1 + string)) / (1 + index / 1000)
}

/** Whether a string of an expansion is a term of the index, whose postings are the passages that contain it. */
export function isTerm({ text, terms }: ExpansionString): boolean {
  return terms.length === 1 && terms[0]!.term === text
}

/** The terms among some strings. */
export function listTerms(strings: readonly ExpansionString[]): PlannedTerm[] {
  return strings.flatMap((string) => (isTerm(string) ? string.terms : []))
}
