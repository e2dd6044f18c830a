import { readChineseNumber, writeChineseNumber } from './numerals.ts'

const inNumerals = /([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/gu

/**
 * Finds other ways to write the calendar days of a clause: 七月二十日 for 7月20日 and 2021-07-20; the term `07-20` for 七月二十日.
 *
 * @param days  terms of the clause that are calendar days
 */
export function listOtherDates(folded: string, days: readonly string[]): string[] {
  const written = days.map((day) => {
    const [month, date] = day.split('-').map(writeChineseNumber)
    return `${month}月${date}日`
  })
  const read = Array.from(folded.matchAll(inNumerals), ([, ...parts]) =>
    parts.map((part) => (readChineseNumber(part) ?? '').padStart(2, '0')).join('-'),
  )
  return [...written, ...read]
}
