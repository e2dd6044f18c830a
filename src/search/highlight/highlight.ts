import type { Folder } from '../../analysis/fold.ts'
import { unitsToString } from '../../analysis/fold.ts'
import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { mergeSpans, type Span } from '../../text/span.ts'
import type { Mark, MarkedText } from '../answer.ts'
import { createFoldedField, type FoldedField, findRuns, matchWord } from '../phrase-match.ts'

/** What marks are made from. */
export interface HighlightTerms {
  /** The clauses that a hit may match, in order. */
  readonly clauses: readonly AnalyzedClause[]
  /** Terms of letters and digits that count as matches, those that a prefix stands for too. */
  readonly alphanumerics: ReadonlySet<string>
  /** What was typed last, when it may be the start of a word. */
  readonly prefix: string | null
  /**
   * Other strings that the query stands for, what pinyin or a synonym was read as, in groups: those of a later
   * group count only where none of an earlier one stands.
   */
  readonly alternatives: readonly (readonly Run[])[]
}

const mostSpans = 500
/** Signs that may stand between two clauses where they stand together. */
const mostBetweenClauses = 32

/**
 * Finds what of a text a query matched: the whole query where it stands in one substring; else each clause, each
 * run, and of runs the longest substrings of whole words. One character alone counts only where it was asked for
 * alone, or with `singles`.
 *
 * @returns spans of the source text, sorted, apart
 */
export function findMatches(
  text: string,
  highlightTerms: HighlightTerms,
  folder: Folder,
  singles: boolean,
): Span[] {
  const folded = folder.fold(text)
  const units = folded.units.slice(0, folded.length)
  const field = createFoldedField(unitsToString(units, 0, units.length), units)
  const spans = findFoldedMatches(field, highlightTerms, singles)
  return mergeSpans(spans.map((span) => folded.sourceSpan(span.start, span.end)))
}

function findFoldedMatches(field: FoldedField, highlightTerms: HighlightTerms, singles: boolean): Span[] {
  const whole = findRuns(
    field,
    joinClauses(highlightTerms.clauses),
    mostSpans,
    highlightTerms.prefix !== null,
  )
  if (whole.length > 0) return whole
  const spans: Span[] = []
  for (const clause of highlightTerms.clauses) {
    const inOnePiece = findRuns(field, clause.runs, mostSpans)
    if (inOnePiece.length > 0) spans.push(...inOnePiece)
    else if (!clause.clause.phrase)
      for (const run of new Map(clause.runs.map((run) => [run.text, run])).values())
        spans.push(...findRunPieces(field, run, singles, clause))
  }
  for (const group of highlightTerms.alternatives) {
    const found = group.flatMap((run) => findRuns(field, [run], mostSpans))
    spans.push(...found)
    if (found.length > 0) break
  }
  if (highlightTerms.alphanumerics.size > 0 || highlightTerms.prefix !== null) {
    for (const word of field.words()) {
      if (spans.length >= mostSpans) break
      for (const term of highlightTerms.alphanumerics) {
        const span = matchWord(word, term)
        if (span) spans.push(span)
      }
      if (highlightTerms.prefix !== null && word.term.startsWith(highlightTerms.prefix)) {
        const plain = field.folded.startsWith(highlightTerms.prefix, word.start)
        spans.push({ start: word.start, end: plain ? word.start + highlightTerms.prefix.length : word.end })
      }
    }
  }
  return spans
}

/** All clauses as one phrase. */
function joinClauses(clauses: readonly AnalyzedClause[]): Run[] {
  return clauses.flatMap(({ runs }, index) =>
    runs.map((run, at) => (at === 0 && index > 0 ? { ...run, gap: mostBetweenClauses } : run)),
  )
}

function findRunPieces(field: FoldedField, run: Run, singles: boolean, clause: AnalyzedClause): Span[] {
  if (run.kind === 'alphanumerics') return []
  const whole = findRuns(field, [run], mostSpans)
  if (whole.length > 0) return whole
  const spans: Span[] = []
  // From each word on the longest substring that the text holds; it is held only if each of its beginnings is.
  for (let from = 0; from < run.words.length; from++) {
    let longest = ''
    let to = from
    while (to < run.words.length && field.folded.includes(longest + run.words[to]!))
      longest += run.words[to++]!
    const isOneWord = to - from === 1
    if (longest === '' || (isOneWord && clause.terms.length > 1 && stopWords.has(longest))) continue
    if (longest.length > 1 || singles) spans.push(...findText(field.folded, longest))
  }
  for (const part of run.parts) spans.push(...findText(field.folded, part))
  return spans
}

function findText(folded: string, text: string): Span[] {
  const spans: Span[] = []
  for (
    let at = folded.indexOf(text);
    at >= 0 && spans.length < mostSpans;
    at = folded.indexOf(text, at + text.length)
  ) {
    spans.push({ start: at, end: at + text.length })
  }
  return spans
}

/** Writes a text with its marks: `html` is the escaped text with each mark inside `<mark>`. */
export function markText(text: string, spans: readonly Span[]): MarkedText {
  let html = ''
  let at = 0
  for (const { start, end } of spans) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return { text, marks: listMarks(spans), html: html + escapeHtml(text.slice(at)) }
}

/** Spans as they are answered. */
export function listMarks(spans: readonly Span[]): Mark[] {
  return spans.map((span): Mark => [span.start, span.end])
}
