import { readOptionsAsText } from './command-line.ts'
import type { Clause, Occur, Query } from './query.ts'

/** Optional clauses of a query; of more, the last are read as one. Required and excluded clauses are all kept. */
export const maxClauses = 32

/** What closes each quotation mark; half of the marks that visitors type are the wrong way round. */
const closingOf: Readonly<Record<string, string>> = {
  '"': '"“”＂',
  '“': '"“”＂',
  '”': '"“”＂',
  '＂': '"“”＂',
  '「': '」',
  '『': '』',
}
const quotes = '"“”＂「」『』'
const minus = '-－−'
/** White space, but for the invisible mark that pasted text begins with: inside a word it is nothing. */
const space = /[^\S\ufeff]/u
const fieldName = /^(author|tag|after|before)[:：]/i
const calendarDay = /^(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?$/

/**
 * The query parser: words, `"phrases"`, `-word`, `-"phrase"`, `author:`, `tag:`, `-author:`, `-tag:`, `after:`, `before:`.
 * Phrases may stand in any of `""`, `“”`, `「」`, `『』`; an opening mark without its closing mark is
 * ignored. The minus words of a command line are text: see `readOptionsAsText`. Takes time in proportion to
 * the text.
 */
export function parseQuery(text: string): Query {
  const clauses: Clause[] = []
  const authors: string[] = []
  const tags: string[] = []
  const notAuthors: string[] = []
  const notTags: string[] = []
  let after: string | null = null
  let before: string | null = null
  let at = 0
  /** End of the last word that is a clause, and no phrase. */
  let wordEnd = -1
  const lastOf = new Map<string, number>()

  /** Tells whether one of some marks stands after `at`; each set of marks is looked for once. */
  function isClosed(closing: string): boolean {
    let last = lastOf.get(closing)
    if (last === undefined) {
      last = Math.max(...Array.from(closing, (mark) => text.lastIndexOf(mark)))
      lastOf.set(closing, last)
    }
    return last > at
  }
  function readQuoted(): string | null {
    const closing = at < text.length ? closingOf[text[at]!] : undefined
    if (closing === undefined || !isClosed(closing)) return null
    let end = at + 1
    while (!closing.includes(text[end]!)) end++
    const inside = text.slice(at + 1, end)
    at = end + 1
    return inside
  }
  function readWord(): string {
    const start = at
    while (at < text.length && !space.test(text[at]!) && !quotes.includes(text[at]!)) at++
    return text.slice(start, at)
  }
  function readField(name: string, negated: boolean): boolean {
    const value = (readQuoted() ?? readWord()).trim()
    // There is no other side of a day that minus could mean.
    const day = negated ? null : readDay(value, name === 'before')
    if (name === 'author' && value) (negated ? notAuthors : authors).push(value)
    else if (name === 'tag' && value) (negated ? notTags : tags).push(value)
    else if (name === 'after' && day) after = after !== null && after > day ? after : day
    else if (name === 'before' && day) before = before !== null && before < day ? before : day
    else return false
    return true
  }

  function pushWord(occur: Occur, word: string): void {
    clauses.push({ occur, text: word, phrase: false })
    wordEnd = at
  }

  while (at < text.length) {
    if (space.test(text[at]!)) {
      at++
      continue
    }
    const atStart = at === 0 || space.test(text[at - 1]!)
    const negated =
      atStart && minus.includes(text[at]!) && at + 1 < text.length && !isBlankOrMinus(text[at + 1]!)
    if (negated) at++
    const quoted = readQuoted()
    if (quoted !== null) {
      if (quoted.trim() !== '')
        clauses.push({ occur: negated ? 'mustNot' : 'must', text: quoted, phrase: true })
      continue
    }
    if (quotes.includes(text[at]!)) {
      at++
      continue
    }
    const name = atStart ? fieldName.exec(text.slice(at, at + 8))?.[1]?.toLowerCase() : undefined
    const start = at
    if (name) {
      at += name.length + 1
      if (!readField(name, negated)) pushWord(negated ? 'mustNot' : 'should', text.slice(start, at))
      continue
    }
    const word = readWord()
    if (word) pushWord(negated ? 'mustNot' : 'should', word)
  }
  const isFiltered =
    authors.length + tags.length + notAuthors.length + notTags.length > 0 || after !== null || before !== null
  return {
    clauses: limitClauses(readOptionsAsText(clauses, isFiltered)),
    authors,
    tags,
    notAuthors,
    notTags,
    after,
    before,
    endsInWord: text !== '' && wordEnd === text.length,
  }
}

function isBlankOrMinus(unit: string): boolean {
  return space.test(unit) || minus.includes(unit)
}

/** Joins optional clauses beyond `maxClauses`; of equal clauses that are required or excluded one is kept. */
function limitClauses(clauses: readonly Clause[]): Clause[] {
  if (clauses.length <= maxClauses) return [...clauses]
  const kept = new Map<string, Clause>()
  const joined: string[] = []
  let optional = 0
  for (const clause of clauses) {
    if (clause.occur !== 'should') kept.set(`${clause.occur} ${clause.phrase} ${clause.text}`, clause)
    else if (++optional < maxClauses) kept.set(`should ${optional}`, clause)
    else joined.push(clause.text)
  }
  const rest: Clause = { occur: 'should', text: joined.join(' '), phrase: false }
  return joined.length > 0 ? [...kept.values(), rest] : [...kept.values()]
}

/**
 * Reads a day, a month or a year as a calendar day: `2023-07-01`, `2023/7`, `2023年7月`, full-width digits too.
 *
 * @param last  takes the last day of a month or year, else the first
 * @returns `YYYY-MM-DD`, or null when it is no date
 */
export function readDay(text: string, last: boolean): string | null {
  const parts = calendarDay.exec(text.normalize('NFKC'))
  if (!parts) return null
  const year = Number(parts[1])
  const month = parts[2] === undefined ? (last ? 12 : 1) : Number(parts[2])
  if (month < 1 || month > 12) return null
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = parts[3] === undefined ? (last ? daysInMonth : 1) : Number(parts[3])
  if (day < 1 || day > daysInMonth) return null
  return `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
