import type { PassageText } from '../../engine/retriever.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { hasAll, listContentWords } from './landing.ts'

/** Tells whether the fields of a passage hold every content word of a query, each as a string. */
export function matchesAllWords(
  clauses: readonly AnalyzedClause[],
  { text }: Pick<PassageText, 'text'>,
): boolean {
  return hasAll(text, listContentWords(clauses))
}
