import { readOptionsAsText } from './command-line.ts'
import type { Clause, Query } from './query.ts'
import { createFilterCollector, isFiltered } from './query-filters.ts'
import { createQueryScanner } from './scan-query.ts'

/** Optional clauses of a query; of more, the last are read as one. Required and excluded clauses are all kept. */
export const maxClauses = 32

/**
 * The query parser: words, `"phrases"`, `-word`, `-"phrase"`, `author:`, `tag:`, `-author:`, `-tag:`, `after:`, `before:`.
 * Phrases may stand in any of `""`, `“”`, `「」`, `『』`; an opening mark without its closing mark is
 * ignored. The minus words of a command line are text: see `readOptionsAsText`. Takes time in proportion to
 * the text.
 */
export function parseQuery(text: string): Query {
  const scanner = createQueryScanner(text)
  const collector = createFilterCollector()
  const clauses: Clause[] = []
  /** End of the last word that is a clause, and no phrase. */
  let wordEnd = -1
  while (scanner.next()) {
    const negated = scanner.takeMinus()
    const quoted = scanner.takeQuoted()
    if (quoted !== null) {
      if (quoted.trim() !== '')
        clauses.push({ occur: negated ? 'mustNot' : 'must', text: quoted, isPhrase: true })
      continue
    }
    if (scanner.takeQuote()) continue
    const start = scanner.at
    const field = scanner.takeFieldName()
    const value = field === null ? null : scanner.takeQuoted()
    const word = value ?? scanner.takeWord()
    if (field !== null && collector.add(field, word.trim(), negated)) continue
    wordEnd = scanner.at
    clauses.push({ occur: negated ? 'mustNot' : 'should', text: text.slice(start, wordEnd), isPhrase: false })
  }
  const filters = collector.take()
  return {
    clauses: limitClauses(readOptionsAsText(clauses, isFiltered(filters))),
    ...filters,
    endsInWord: text !== '' && wordEnd === text.length,
  }
}

/** Joins optional clauses beyond `maxClauses`; of equal clauses that are required or excluded one is kept. */
function limitClauses(clauses: readonly Clause[]): Clause[] {
  if (clauses.length <= maxClauses) return [...clauses]
  const kept = new Map<string, Clause>()
  const joined: string[] = []
  let optional = 0
  for (const clause of clauses) {
    if (clause.occur !== 'should') kept.set(`${clause.occur} ${clause.isPhrase} ${clause.text}`, clause)
    else if (++optional < maxClauses) kept.set(`should ${optional}`, clause)
    else joined.push(clause.text)
  }
  const rest: Clause = { occur: 'should', text: joined.join(' '), isPhrase: false }
  return joined.length > 0 ? [...kept.values(), rest] : [...kept.values()]
}
