import type { Lexicon } from '../analysis/lexicon.ts'
import {
  type AnalyzedClause,
  type ClauseAnalyzer,
  createClauseAnalyzer,
  type Run,
} from '../query/analyze-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Query } from '../query/query.ts'

/** Runs longer than this are questions or pasted text: their words and pairs say enough. */
const longestRun = 16

/** A query as the searcher works with it. */
export interface Question {
  readonly query: Query
  /** Clauses that a hit may or must match. */
  readonly wanted: readonly AnalyzedClause[]
  readonly phrases: readonly AnalyzedClause[]
  readonly unwanted: readonly AnalyzedClause[]
  /** Runs of ideographs that may stand in the text in one piece. */
  readonly pieces: readonly Run[]
  /** The last word of letters and digits, when it may still be typed. */
  readonly prefix: string | null
}

/** Makes the reader of questions over a lexicon. */
export function createQuestionReader(lexicon: Lexicon): (text: string) => Question {
  const analyze: ClauseAnalyzer = createClauseAnalyzer(lexicon)
  return (text) => {
    const query = parseQuery(text)
    const clauses = query.clauses.map(analyze).filter((clause) => clause.runs.length > 0)
    const wanted = clauses.filter(({ clause }) => clause.occur !== 'mustNot')
    const pieces = wanted
      .filter(({ clause }) => !clause.phrase)
      .flatMap((clause) => clause.runs)
      .filter((run) => run.kind === 'ideographs' && run.text.length <= longestRun)
    const last = wanted.at(-1)
    const lastRun = last?.runs.at(-1)
    const open =
      lastRun?.kind === 'alphanumerics' && last?.clause.phrase === false && /[\p{L}\p{N}]$/u.test(text)
    return {
      query,
      wanted,
      phrases: wanted.filter(({ clause }) => clause.phrase),
      unwanted: clauses.filter(({ clause }) => clause.occur === 'mustNot'),
      pieces: [...new Map(pieces.map((run) => [run.text, run])).values()],
      prefix: open && lastRun ? lastRun.text : null,
    }
  }
}
