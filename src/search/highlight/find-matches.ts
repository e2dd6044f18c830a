import { readCalendarDay } from '../../analysis/calendar-day.ts'
import type { Folder } from '../../analysis/fold.ts'
import { foldToString, unitsToString } from '../../analysis/fold.ts'
import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import { findLoosely } from '../../query/loose-match.ts'
import { createFoldedField, type FoldedField, findLiteral, findRuns } from '../../query/phrase-match.ts'
import { mergeSpans, type Span } from '../../text/span.ts'
import { chineseFigures } from '../expand/numerals.ts'
import { findAlphanumericMatches, findPrefixMatches, wordGrade } from './alphanumeric-matches.ts'
import { completeEmoji } from './borders.ts'
import type { GradedMatch, HighlightTerms } from './highlight-terms.ts'
import { findRunSpans, maxMatches } from './run-matches.ts'

/** Separators that may stand between two clauses where they stand together. */
const maxBetweenClauses = 32
const twoFigures = new RegExp(`^[${chineseFigures}]{2}$`, 'u')
const endsSentence = /[。！？!?\n]/u

/**
 * The highlighter: finds the spans of the fields of a hit that match a query. The whole query is marked where it
 * stands in one sentence, and its clauses beside it; else each clause, each run, and of runs the longest substrings
 * of whole words; a sub-word only where no field has its word: 民法 is a word of 民法典, not of 人民法院. A single
 * character, or a part of a longer number, counts only where it was asked for alone or nothing longer matched in any
 * field; of a word of letters and digits its sub-words count only where no field has the word itself or more of its
 * sub-words in a row.
 *
 * @returns for each text its spans in source units, sorted, apart
 */
export function findMatches(
  texts: readonly string[],
  highlightTerms: HighlightTerms,
  folder: Folder,
): Span[][] {
  const fields: string[] = []
  let joined: string | null = null
  const hitText = (): string => (joined ??= foldToString(texts.join('\n')))
  const found = texts.map((text) => {
    const folded = folder.fold(text)
    // The buffers of the folder are read before it folds the next text.
    const units = folded.units.subarray(0, folded.length)
    const capitals = folded.capitals.subarray(0, folded.length)
    const field = createFoldedField(unitsToString(units, 0, units.length), units, capitals)
    fields.push(field.folded)
    return findFieldMatches(field, highlightTerms, hitText).map((match) => ({
      ...match,
      ...(isPartOfNumber(field.folded, match) && { single: true }),
      ...completeEmoji(text, folded.sourceSpan(match.start, match.end)),
    }))
  })
  const isWhole = (text: string): boolean => fields.some((folded) => folded.includes(text))
  const best = new Map<number, number>()
  for (const { word, grade = 0 } of found.flat())
    if (word !== undefined) best.set(word, Math.max(best.get(word) ?? 0, grade))
  const graded = found.map((matches) =>
    matches.filter(
      ({ word, grade = 0, partOf }) =>
        (word === undefined || grade === best.get(word)) && (partOf === undefined || !isWhole(partOf)),
    ),
  )
  const longer = graded.some((matches) => matches.some(({ single }) => single !== true))
  return graded.map((matches) =>
    mergeSpans(longer ? matches.filter(({ single }) => single !== true) : matches),
  )
}

/** Whether a longer number goes on before or behind a span: 十日 of 六十日, 第二 of 第二十. */
function isPartOfNumber(folded: string, { start, end }: Span): boolean {
  return [start, end].some((at) => at > 0 && twoFigures.test(folded.slice(at - 1, at + 1)))
}

function findFieldMatches(
  field: FoldedField,
  highlightTerms: HighlightTerms,
  hitText: () => string,
): GradedMatch[] {
  const { clauses, alternatives, prefix } = highlightTerms
  const isLone = clauses.length === 1 && isLoneCharacter(clauses[0]!)
  const found = findRuns(field, joinClauses(clauses), maxMatches, prefix !== null)
  const joined = found.length > 0 ? addSigns(field, found, clauses[0]!, clauses.at(-1)!) : []
  const whole =
    clauses.length === 1
      ? joined
      : joined.filter(({ start, end }) => !endsSentence.test(field.folded.slice(start, end)))
  const runs = clauses.flatMap((clause) => clause.runs)
  if (whole.length > 0) return grades([...whole, ...findClausesApart(field, clauses)], isLone, runs, 0)
  const hasContent = clauses.some(({ terms }) => terms.some(({ isStop }) => !isStop))
  const matches: GradedMatch[] = []
  let word = 0
  for (const clause of clauses) {
    const inOneString = findClause(field, clause)
    matches.push(...grades(inOneString, isLoneCharacter(clause), clause.runs, word))
    if (inOneString.length > 0 || clause.clause.isPhrase) {
      word += clause.runs.length
      continue
    }
    matches.push(...findMixedWords(field, clause.runs))
    for (const run of clause.runs) {
      const spans =
        run.kind === 'ideographs'
          ? findRunSpans(field, run, clause.terms.length > 1 && hasContent, hitText)
          : findAlphanumericMatches(field, run, highlightTerms.alphanumerics, word)
      matches.push(...spans.map((match) => ({ ...match, ...grade(match, isLoneCharacter(clause)) })))
      word++
    }
  }
  for (const group of alternatives) {
    const found = group.flatMap((runs) => findRuns(field, runs, maxMatches))
    matches.push(...found)
    if (found.length > 0) break
  }
  const typed = new Set(clauses.flatMap(({ terms }) => terms.map(({ term }) => term)))
  matches.push(...findDays(field, typed), ...findPrefixMatches(field, highlightTerms, typed, word))
  return matches.slice(0, maxMatches)
}

/** The calendar days among the terms of a query, in figures of any form, with their year where that was asked for too. */
function findDays({ folded, units, words }: FoldedField, asked: ReadonlySet<string>): Span[] {
  return words().flatMap(({ start }) => {
    const day = readCalendarDay(units, start, units.length)
    if (day === null || !asked.has(day.term)) return []
    return [{ start: asked.has(folded.slice(start, start + 4)) ? start : day.month, end: day.end }]
  })
}

/**
 * Clauses where they stand apart in a field that holds the whole query: 三次握手 of `TCP 三次握手`. Words of letters and
 * digits alone are a name, which is marked whole: `iPhone 15`.
 */
function findClausesApart(field: FoldedField, clauses: readonly AnalyzedClause[]): Span[] {
  const isName = clauses.every(({ runs }) => runs.every(({ kind }) => kind === 'alphanumerics'))
  if (clauses.length === 1 || isName) return []
  return clauses.flatMap((clause) => (isLoneCharacter(clause) ? [] : findClause(field, clause)))
}

/** Matches of several runs in a row: each word of letters and digits among them is there itself. */
function grades(
  spans: readonly Span[],
  isLone: boolean,
  runs: readonly Run[],
  firstWord: number,
): GradedMatch[] {
  const words = runs.flatMap(({ kind }, at) => (kind === 'alphanumerics' ? [firstWord + at] : []))
  return spans.flatMap((span): GradedMatch[] =>
    words.length === 0
      ? [grade(span, isLone)]
      : words.map((word) => ({ ...grade(span, isLone), word, grade: wordGrade })),
  )
}

function grade(span: Span, isLone: boolean): GradedMatch {
  return span.end - span.start === 1 && !isLone ? { ...span, single: true } : span
}

/** Whether a clause asks for one character alone. */
function isLoneCharacter({ runs }: AnalyzedClause): boolean {
  return runs.length === 1 && [...runs[0]!.text].length === 1
}

/** Signs at the ends of a phrase, and those of other clauses that say something: the % of 95.6%. */
const signOfPhrase = /[\p{P}\p{S}]/u
const signOfWord = /[\p{Sc}%‰#+]/u

/** Adds the signs to spans that their clauses begin and end with, where the field has them there. */
function addSigns(
  { folded }: FoldedField,
  spans: readonly Span[],
  first: AnalyzedClause,
  last: AnalyzedClause,
): Span[] {
  const isSign = ({ clause, folded }: AnalyzedClause, at: number): boolean =>
    (clause.isPhrase ? signOfPhrase : signOfWord).test(folded.charAt(at))
  let lead = 0
  while (isSign(first, lead)) lead++
  let tail = last.folded.length
  while (isSign(last, tail - 1)) tail--
  const before = first.folded.slice(0, lead)
  const behind = last.folded.slice(tail)
  return spans.map(({ start, end }) => ({
    start: folded.startsWith(before, start - lead) ? start - lead : start,
    end: folded.startsWith(behind, end) ? end + behind.length : end,
  }))
}

/** A clause in one string; a phrase inside longer words too, and one of ideographs with signs in it. */
function findClause(field: FoldedField, analyzed: AnalyzedClause): Span[] {
  const { clause, runs, folded } = analyzed
  const found = addSigns(field, findRuns(field, runs, maxMatches), analyzed, analyzed)
  if (found.length > 0 || !clause.isPhrase) return found
  const literal = findLiteral(field, folded.trim(), maxMatches)
  const only = runs.length === 1 ? runs[0]! : null
  if (literal.length > 0 || only?.kind !== 'ideographs') return literal
  return findLoosely(field.folded, only.text, maxMatches)
}

/** All clauses as one phrase. */
function joinClauses(clauses: readonly AnalyzedClause[]): Run[] {
  return clauses.flatMap(({ runs }, index) =>
    runs.map((run, at) => (at === 0 && index > 0 ? { ...run, gap: maxBetweenClauses } : run)),
  )
}

/** A letter or number and the character beside it inside of a longer clause, alone no match: A股 of A股行情. */
function findMixedWords(field: FoldedField, runs: readonly Run[]): Span[] {
  return runs.slice(1).flatMap((run, at) => {
    const before = runs[at]!
    const isLeading = before.kind === 'alphanumerics'
    const [letters, ideographs] = isLeading ? [before, run] : [run, before]
    if (ideographs.kind !== 'ideographs' || letters.text.length > 2) return []
    const text = [...ideographs.text].at(isLeading ? 0 : -1)!
    const beside = { ...ideographs, text, words: [text] }
    return findRuns(field, isLeading ? [letters, beside] : [beside, letters], maxMatches)
  })
}
