import type { Block } from '../blocks/block.ts'
import { readCalendarDate } from '../fields/calendar-date.ts'

/** Lines at either end of an article that may be its date. */
const endLines = 2
const wholeDay =
  /^\d{4}([-–/.年])\d{1,2}[-–/.月]\d{1,2}日?$|^[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日$/

/** The day that stands alone on a line at the start or the end of an article, as essays are dated; null for none. */
export function findDateLine(blocks: readonly Block[]): string | null {
  const lines = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.form !== 'verbatim' ? block.raw.split(/\n+/) : [],
  )
  const ends = [...lines.slice(0, endLines), ...lines.slice(-endLines).reverse()]
  const day = ends.map((line) => line.replace(/\s/g, '')).find((line) => wholeDay.test(line))
  return day === undefined ? null : readCalendarDate(day)
}
