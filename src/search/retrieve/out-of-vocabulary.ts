import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'

/** Units of a string that may be one word which the dictionary does not have. */
const shortestString = 3
const longestString = 5

/**
 * Lists the characters of out-of-vocabulary strings that were cut into nothing else (古 | 特 | 累 | 斯): texts contain the
 * string, or say nothing of it. Those beside a word (灰 | 犀牛) are terms like any other.
 */
export function listLoneCharacters(clauses: readonly AnalyzedClause[]): ReadonlySet<string> {
  const runs = clauses.flatMap(({ clause, runs }) => (clause.phrase ? [] : runs))
  return new Set(runs.filter(isOutOfVocabulary).flatMap(({ words }) => words))
}

function isOutOfVocabulary({ kind, text, words }: Run): boolean {
  return (
    kind === 'ideographs' &&
    text.length >= shortestString &&
    text.length <= longestString &&
    words.every((word) => word.length === 1 && !stopWords.has(word))
  )
}
