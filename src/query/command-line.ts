import type { Clause } from './query.ts'

const ascii = /^[\x21-\x7e]+$/
/** A minus word as programs take it: a letter or few (`-g`, `-rf`), or a value (`-Xmx512m`, `-o=json`). */
const option = /^(?:.{1,3}|.*[\dA-Z=:/.].*)$/

/**
 * Takes the minus words of a command line (`npm install -g pnpm`, `java -Xmx512m`) as text. A query is a command
 * line where all of it is ASCII and it begins with a plain word; of its minus words those of at most three
 * characters, or with a digit, a capital or one of `=:/.`, are options. A query that is nothing but ASCII minus words
 * (`-Xmx512m`) is text too: there is nothing to exclude from. Everything else keeps its meaning: `react -native`
 * and `春天 -g` exclude.
 *
 * @param clauses  in the order of the query
 * @param isFiltered  filters say what minus words exclude from
 */
export function readOptionsAsText(clauses: readonly Clause[], isFiltered: boolean): readonly Clause[] {
  if (!clauses.every(({ text }) => text.split(/\s+/).every((word) => word === '' || ascii.test(word))))
    return clauses
  const first = clauses[0]
  const isAllMinus = !isFiltered && clauses.every(({ occur, phrase }) => occur === 'mustNot' && !phrase)
  if (!isAllMinus && (first?.occur !== 'should' || first.phrase)) return clauses
  return clauses.map((clause): Clause => {
    const isOption = clause.occur === 'mustNot' && !clause.phrase && (isAllMinus || option.test(clause.text))
    return isOption ? { ...clause, occur: 'should' } : clause
  })
}
