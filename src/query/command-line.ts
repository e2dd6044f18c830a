import type { Clause } from './query.ts'

const ascii = /^[\s\x21-\x7e]*$/
/** A minus word that is an option though it stands alone: all of it ASCII, or a letter or few before its meaning. */
const loneOption = /^(?:[\x21-\x7e]+|[a-z\d]{1,3}[^\x21-\x7e].*)$/i
/** A minus word as programs take it: a letter or few (`-g`, `-rf`), or a value (`-Xmx512m`, `-o=json`). */
const option = /^(?:.{1,3}|.*[\dA-Z=:/.].*)$/
/** A letter before other words, as a sentence names an option: 使用 -d 参数. */
const letter = /^[a-z]$/i
/** A letter or two, as a command line that was copied from its middle begins: `-n kube-system`, `-it bash`. */
const leadingOption = /^[a-z]{1,2}$/i

/**
 * Takes the minus words of a command line (`npm install -g pnpm`, `java -Xmx512m`) as text. A query is a command
 * line where it is ASCII up to its last minus word and begins with a plain word, or with an option of a letter or two;
 * what follows says what it is for (`git push -f 强制推送`). Of its minus words those of at most three characters, or
 * with a digit, a capital or one of `=:/.`, are options. A query that is nothing but minus words of that kind
 * (`-Xmx512m`, `-f选项`) is text too: there is nothing to exclude from. So is a letter that words follow.
 * Everything else keeps its meaning: `react -native`, `春天 -g` and `git 强制推送 -f` exclude.
 *
 * @param clauses  in the order of the query
 * @param isFiltered  filters say what minus words exclude from
 */
export function readOptionsAsText(clauses: readonly Clause[], isFiltered: boolean): readonly Clause[] {
  const isAllMinus =
    !isFiltered &&
    clauses.every(({ occur, isPhrase, text }) => occur === 'mustNot' && !isPhrase && loneOption.test(text))
  const command = clauses.slice(0, clauses.findLastIndex(({ occur }) => occur === 'mustNot') + 1)
  const isAscii = command.every(({ text }) => ascii.test(text))
  const first = clauses[0]
  const beginsWithOption = first?.occur === 'mustNot' && leadingOption.test(first.text)
  const isCommand = isAscii && (first?.occur === 'should' || beginsWithOption) && !first?.isPhrase
  const lastWord = clauses.findLastIndex(({ occur }) => occur === 'should')
  return clauses.map((clause, at): Clause => {
    const { isPhrase, text } = clause
    const isNamed = at < lastWord && letter.test(text)
    const isOption = isAllMinus || isNamed || (isCommand && option.test(text))
    return !isPhrase && isOption ? { ...clause, occur: 'should' } : clause
  })
}
