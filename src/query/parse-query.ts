import type { Clause, Query } from './query.ts'

/** More clauses than this are read as one text. */
export const maxClauses = 32

const opening = '"“”＂'
const space = /\s/u
const fieldName = /^(author|tag|after|before)[:：]/i
const calendarDay = /^(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2})日?)?$/

/**
 * Reads what a visitor typed: words, `"phrases"`, `-word`, `-"phrase"`, `author:`, `tag:`, `after:`,
 * `before:`. Takes time in proportion to the text.
 */
export function parseQuery(text: string): Query {
  const clauses: Clause[] = []
  const authors: string[] = []
  const tags: string[] = []
  let after: string | null = null
  let before: string | null = null
  let at = 0
  const closers = countQuotes(text)

  function readQuoted(): string | null {
    if (at >= text.length || !opening.includes(text[at]!) || closers.after(at) === 0) return null
    let end = at + 1
    while (end < text.length && !opening.includes(text[end]!)) end++
    const inside = text.slice(at + 1, end)
    at = end + 1
    return inside
  }
  function readWord(): string {
    const start = at
    while (at < text.length && !space.test(text[at]!) && !opening.includes(text[at]!)) at++
    return text.slice(start, at)
  }

  while (at < text.length) {
    if (space.test(text[at]!)) {
      at++
      continue
    }
    const negated = /[-－−]/.test(text[at]!) && at + 1 < text.length && !/[\s\-－−]/u.test(text[at + 1]!)
    const atStart = at === 0 || space.test(text[at - 1]!)
    const occur = negated && atStart ? 'mustNot' : 'should'
    if (occur === 'mustNot') at++
    const quoted = readQuoted()
    if (quoted !== null) {
      if (quoted.trim() !== '')
        clauses.push({ occur: occur === 'mustNot' ? occur : 'must', text: quoted, phrase: true })
      continue
    }
    if (opening.includes(text[at]!)) {
      at++
      continue
    }
    const name =
      occur === 'should' && atStart ? fieldName.exec(text.slice(at, at + 8))?.[1]?.toLowerCase() : undefined
    if (name) {
      const start = at
      at += name.length + 1
      const value = (readQuoted() ?? readWord()).trim()
      if (name === 'author' && value) authors.push(value)
      else if (name === 'tag' && value) tags.push(value)
      else if (name === 'after' && readDay(value, false)) after = readDay(value, false)
      else if (name === 'before' && readDay(value, true)) before = readDay(value, true)
      else clauses.push({ occur, text: text.slice(start, at), phrase: false })
      continue
    }
    const word = readWord()
    if (word) clauses.push({ occur, text: word, phrase: false })
  }
  return { clauses: limitClauses(clauses), authors, tags, after, before }
}

function countQuotes(text: string): { after(at: number): number } {
  let last = -1
  for (let at = text.length - 1; at >= 0 && last < 0; at--) if (opening.includes(text[at]!)) last = at
  return { after: (at) => (last > at ? 1 : 0) }
}

function limitClauses(clauses: readonly Clause[]): Clause[] {
  if (clauses.length <= maxClauses) return [...clauses]
  const rest = clauses.slice(maxClauses - 1).filter((clause) => clause.occur !== 'mustNot')
  const text = rest.map((clause) => clause.text).join(' ')
  return [...clauses.slice(0, maxClauses - 1), { occur: 'should', text, phrase: false }]
}

/**
 * Reads a day, a month or a year as a calendar day.
 *
 * @param last  takes the last day of a month or year, else the first
 * @returns `YYYY-MM-DD`, or null when it is no date
 */
export function readDay(text: string, last: boolean): string | null {
  const parts = calendarDay.exec(text)
  if (!parts) return null
  const year = Number(parts[1])
  const month = parts[2] === undefined ? (last ? 12 : 1) : Number(parts[2])
  if (month < 1 || month > 12) return null
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = parts[3] === undefined ? (last ? daysInMonth : 1) : Number(parts[3])
  if (day < 1 || day > daysInMonth) return null
  return `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
