import type { PassageText } from '../../engine/retriever.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { hasAll, listContentWords } from './opens-at-top.ts'

/**
 * Tells whether the fields of a passage hold every content word of a query, each as a string; where it has no other
 * words, its stop words.
 */
export function matchesAllWords(
  clauses: readonly AnalyzedClause[],
  { text }: Pick<PassageText, 'text'>,
): boolean {
  const words = listContentWords(clauses)
  return hasAll(
    text,
    words.length > 0 ? words : clauses.flatMap(({ terms }) => terms.map(({ term }) => term)),
  )
}
