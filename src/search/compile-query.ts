import { telephonePattern } from '../analysis/alphanumeric.ts'
import type { Lexicon } from '../analysis/lexicon.ts'
import {
  type AnalyzedClause,
  type ClauseAnalyzer,
  createClauseAnalyzer,
  type Run,
} from '../query/analyze-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Query } from '../query/query.ts'
import { stopWords, trimStopWords } from '../query/stop-words.ts'
import { maxQueryUnits } from './answer.ts'

/** Longer runs are questions or pasted text: their words are enough to find them. */
const maxRunUnits = 16

/** Telephone numbers and calendar days that are no phrases: without blanks they find texts that have them in any way. */
const spaced = new RegExp(
  `(?<![\\d"“”＂「『])(?:${telephonePattern}|(?:\\d{4} ?年 ?)?\\d\\d? ?月 ?\\d\\d? ?[日号])`,
  'g',
)

/** A compiled query: its clauses analyzed with the lexicon of the index. */
export interface CompiledQuery {
  readonly query: Query
  /** Clauses that a hit may or must match. */
  readonly wanted: readonly AnalyzedClause[]
  readonly phrases: readonly AnalyzedClause[]
  readonly unwanted: readonly AnalyzedClause[]
  /** Runs of ideographs that are looked up as substrings; none of stop words beside others. */
  readonly substrings: readonly Run[]
  /** The last word of letters and digits, when it may still be typed. */
  readonly prefix: string | null
}

/** Makes the compiler of queries over a lexicon. */
export function createQueryCompiler(lexicon: Lexicon): (text: string) => CompiledQuery {
  const analyze: ClauseAnalyzer = createClauseAnalyzer(lexicon)
  return (asked) => {
    const text = asked.slice(0, maxQueryUnits).replace(spaced, (number) => number.replaceAll(' ', ''))
    const query = parseQuery(text)
    const clauses = query.clauses.map(analyze).filter((clause) => clause.runs.length > 0)
    const wanted = clauses.filter(({ clause }) => clause.occur !== 'mustNot')
    const runs = wanted.flatMap(({ clause, runs }) => (clause.isPhrase ? [] : runs))
    const content = runs.filter(({ words }) => trimStopWords(words).length > 0)
    const substrings = (content.length > 0 ? content : runs).filter(
      (run) => run.kind === 'ideographs' && run.text.length <= maxRunUnits && !isQuestion(run),
    )
    const last = wanted.at(-1)
    const lastRun = last?.runs.at(-1)
    const open =
      lastRun?.kind === 'alphanumerics' &&
      query.endsInWord &&
      last === clauses.at(-1) &&
      /[\p{L}\p{N}]$/u.test(text)
    return {
      query,
      wanted,
      phrases: wanted.filter(({ clause }) => clause.isPhrase),
      unwanted: clauses.filter(({ clause }) => clause.occur === 'mustNot'),
      substrings: [...new Map(substrings.map((run) => [run.text, run])).values()],
      prefix: open ? lastRun.text : null,
    }
  }
}

/** A shorter run is looked up as a substring even if it asks: it may be cut from a text. */
const minQuestionUnits = 9
/** What asks among the stop words. */
const asking = /[么谁哪怎何几吗呢]|^多|是否/u

/** Tells whether a run asks for something: articles do not hold it in one substring. */
function isQuestion({ text, words }: Run): boolean {
  return text.length >= minQuestionUnits && words.some((word) => stopWords.has(word) && asking.test(word))
}
