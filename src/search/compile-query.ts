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
import { maxQueryUnits } from './answer.ts'

/** Longer runs are questions or pasted text: their words are enough to find them. */
const longestRun = 16

/** Telephone numbers that are no phrases: joined they find texts that have them in any way. */
const telephones = new RegExp(`(?<![\\d"“”＂「『])${telephonePattern}`, 'g')

/** A compiled query: its clauses analyzed with the lexicon of the index. */
export interface CompiledQuery {
  readonly query: Query
  /** Clauses that a hit may or must match. */
  readonly wanted: readonly AnalyzedClause[]
  readonly phrases: readonly AnalyzedClause[]
  readonly unwanted: readonly AnalyzedClause[]
  /** Runs of ideographs that are looked up as substrings. */
  readonly substrings: readonly Run[]
  /** The last word of letters and digits, when it may still be typed. */
  readonly prefix: string | null
}

/** Makes the compiler of queries over a lexicon. */
export function createQueryCompiler(lexicon: Lexicon): (text: string) => CompiledQuery {
  const analyze: ClauseAnalyzer = createClauseAnalyzer(lexicon)
  return (asked) => {
    const text = asked.slice(0, maxQueryUnits).replace(telephones, (number) => number.replaceAll(' ', ''))
    const query = parseQuery(text)
    const clauses = query.clauses.map(analyze).filter((clause) => clause.runs.length > 0)
    const wanted = clauses.filter(({ clause }) => clause.occur !== 'mustNot')
    const substrings = wanted
      .filter(({ clause }) => !clause.isPhrase)
      .flatMap((clause) => clause.runs)
      .filter((run) => run.kind === 'ideographs' && run.text.length <= longestRun && !isQuestion(run))
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
      prefix: open && lastRun ? lastRun.text : null,
    }
  }
}

/** A shorter run is looked up as a substring even if it asks: it may be cut from a text. */
const shortestQuestion = 9
const askingWords: ReadonlySet<string> = new Set(
  '什么 谁 哪 哪个 哪些 哪里 哪儿 哪一 哪一个 哪位 怎么 怎样 怎么样 如何 为何 为什么 多少 多大 多久 多长 几 几个 几年 是否 吗 呢 何时 何人'.split(
    ' ',
  ),
)

/** Tells whether a run asks for something: articles do not hold it in one substring. */
function isQuestion({ text, words }: Run): boolean {
  return text.length >= shortestQuestion && words.some((word) => askingWords.has(word))
}
