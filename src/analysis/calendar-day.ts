import { isDigit } from './characters.ts'
import { unitsToString } from './fold.ts'

const month = '(0?[1-9]|1[0-2])'
const date = '(0?[1-9]|[12]\\d|3[01])'
const written = new RegExp(
  `^(?:${month} ?月 ?${date} ?[日号]|(?:19|20)\\d\\d([-./])${month}\\3${date}(?!\\.?\\d))`,
  'u',
)
/** Signs that may stand behind the first digits of a day. */
const signs = '月 -./'
/** Units of a year of figures with the sign behind it. */
const yearUnits = 5
/** Units that tell a day: those of 2023-08-01, and what must not follow. */
const longest = 12

/** A calendar day in a folded text. */
export interface CalendarDay {
  /** Month and day: `08-01`. */
  readonly term: string
  /** Where its month begins: behind the year where figures alone are written. */
  readonly month: number
  readonly end: number
}

/** Reads the calendar day that begins at a position of a folded text: 8月1日, 8 月 1 日, 8月1号, 2023-8-1, 2023.08.01, 2023/8/1. */
export function readCalendarDay(units: Uint16Array, at: number, end: number): CalendarDay | null {
  let behind = at
  while (behind < end && isDigit(units[behind]!)) behind++
  if (behind === at || !signs.includes(String.fromCharCode(units[behind]!))) return null
  const found = written.exec(unitsToString(units, at, Math.min(end, at + longest)))
  if (found === null) return null
  const [text, inMonth, onDay, , ...others] = found
  const term = (inMonth === undefined ? others : [inMonth, onDay!])
    .map((part) => part.padStart(2, '0'))
    .join('-')
  return { term, month: inMonth === undefined ? at + yearUnits : at, end: at + text.length }
}
