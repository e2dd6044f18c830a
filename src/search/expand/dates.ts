import { isMonthAndDay } from '../../query/dotted-date.ts'
import { writeChineseNumber, writeChineseYear } from './numerals.ts'

const written = /(?<![\d.])(\d{4})(?:年|([-/.]))(\d{1,2})(?:月|\2)(\d{1,2})(?![\d.])/g

/**
 * Finds other ways to write the calendar days of a folded text, as far as they are one word or string: `2021-07-20`,
 * `2021.7.20` and 二〇二一年七月二十日 for 2021年7月20日. Days written with slashes, or with figures before 年, are
 * numbers of their own in the index.
 *
 * @returns folded, for each day two with hyphens, two with dots and one in Chinese numerals, without that of the text
 */
export function listOtherDates(folded: string): string[] {
  const found = new Set<string>()
  for (const [day, year, , month, date] of folded.matchAll(written)) {
    if (!isMonthAndDay(Number(month), Number(date))) continue
    for (const sign of '-.')
      for (const width of [1, 2])
        found.add(
          [year, ...[month!, date!].map((part) => part.replace(/^0/, '').padStart(width, '0'))].join(sign),
        )
    const inYear = writeChineseYear(year!).replaceAll('零', '〇')
    found.add(`${inYear}年${writeChineseNumber(month!)}月${writeChineseNumber(date!)}日`)
    found.delete(day)
  }
  return [...found]
}
