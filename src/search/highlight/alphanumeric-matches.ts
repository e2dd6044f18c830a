import { characterClass, classifyAt } from '../../analysis/characters.ts'
import type { Run } from '../../query/analyze-query.ts'
import { type FoldedField, matchWord } from '../../query/phrase-match.ts'
import type { GradedMatch, HighlightTerms } from './highlight-terms.ts'

/** Grades of a match of a word: the word itself, the start of a longer word; else the count of its sub-words in a row. */
export const wordGrade = 1000
const prefixGrade = 500
/** Units between two sub-words that still follow each other: `iphone 15` for `iphone15`. */
const maxBetweenSubWords = 3

/**
 * Finds a word of letters and digits in a field: the word itself, and its sub-words where they follow each other as in
 * the query, as one match.
 *
 * @param known  terms that count as matches
 * @param word  number of the word in the query
 */
export function findAlphanumericMatches(
  field: FoldedField,
  run: Run,
  known: ReadonlySet<string>,
  word: number,
): GradedMatch[] {
  const matches: GradedMatch[] = []
  for (const found of field.words()) {
    const span = known.has(run.text) ? matchWord(found, run.text) : null
    if (span) matches.push({ start: span.start, end: span.end, word, grade: wordGrade })
  }
  if (matches.length > 0 || run.subWords.length === 0) return matches
  const subWords = run.subWords.filter((subWord) => known.has(subWord))
  const tokens = field
    .words()
    .flatMap((found) => [found, ...found.subWords])
    .map(({ start, end, term }) => ({ start, end, order: subWords.indexOf(term) }))
    .filter(({ order }) => order >= 0)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  for (let at = 0; at < tokens.length; at++) {
    let last = tokens[at]!
    const { start } = last
    let grade = 1
    for (
      let next = at + 1;
      next < tokens.length && tokens[next]!.start <= last.end + maxBetweenSubWords;
      next++
    ) {
      const token = tokens[next]!
      if (token.order <= last.order || !isBetween(field, last.end, token.start)) continue
      last = token
      grade++
      at = next
    }
    matches.push({ start, end: last.end, word, grade })
  }
  return matches
}

/** Whether a sub-word may follow another: nothing but separators stands between them. */
function isBetween({ units }: FoldedField, end: number, start: number): boolean {
  for (let at = end; at < start; at++)
    if (classifyAt(units, at, units.length) !== characterClass.separator) return false
  return start >= end
}

/**
 * Finds what stands for a word that is still being typed: the start of longer words, and the terms that it was
 * completed to.
 *
 * @param typed  terms of the query itself
 * @param firstFree  a number that no word of the query has
 */
export function findPrefixMatches(
  field: FoldedField,
  { clauses, alphanumerics, prefix }: HighlightTerms,
  typed: ReadonlySet<string>,
  firstFree: number,
): GradedMatch[] {
  const completed = [...alphanumerics].filter((term) => !typed.has(term))
  if (prefix === null && completed.length === 0) return []
  // The word being typed is the last of the query; it may be a word of the text as well.
  const word = prefix === null ? firstFree : firstFree - 1
  const isAlone = clauses.length === 1 && clauses[0]!.runs.length === 1
  const matches: GradedMatch[] = []
  for (const found of field.words()) {
    for (const term of completed) {
      const span = matchWord(found, term)
      if (span) matches.push({ start: span.start, end: span.end, word, grade: prefixGrade })
    }
    if (prefix === null || !found.term.startsWith(prefix)) continue
    const plain = field.folded.startsWith(prefix, found.start)
    const end = plain ? found.start + prefix.length : found.end
    const single = end - found.start === 1 && !isAlone
    matches.push({ start: found.start, end, word, grade: prefixGrade, ...(single ? { single } : {}) })
  }
  return matches
}
