/** The ways a date may be written, for messages. */
export const dateForms = '2023-08-02, 2023/8/2, 2023年8月2日 or an ISO 8601 time'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const chineseDigits = '〇一二三四五六七八九'

// Numbers before which nothing but a weekday may stand, and behind which anything but a digit may.
const yearFirst =
  /^(\d{4})(?:\s*[-–_/.年]\s*(\d{1,2})(?:\s*[-–_/.月]\s*(\d{1,2})\s*日?(?!\d)|\s*月?(?!\s*[-–_/.\d]))|(\d{2})(\d{2})(?!\d))/
const monthName =
  /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:[\d:]+\s+)?(\d{4})(?!\d)/i
const dayFirst = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/

/**
 * Reads a date as its author wrote it: year first with any usual sign between, Chinese numerals, English month
 * names, month/day/year, a Unix time, years of the Republic (民國 112 年). A time of day and a time zone are passed over, since a reader knows an
 * article by the day printed on it; a month without a day is its first day.
 *
 * @returns `YYYY-MM-DD`, or null when the text is no date or no day of the calendar
 */
export function readCalendarDate(text: string): string | null {
  const written = plainDigits(text.normalize('NFKC').replace(/^[\s@<[]+|\s+$/g, '')).replace(
    /^民[国國]\s*(\d{2,3})(?=\s*年)/,
    (_, year: string) => String(1911 + Number(year)),
  )
  if (/^\d{10}$|^\d{13}$/.test(written))
    return new Date(Number(written.padEnd(13, '0'))).toISOString().slice(0, 10)
  const [, year, month, day = '1', compactMonth, compactDay] = yearFirst.exec(written) ?? []
  if (year !== undefined) return isoDay(year, month ?? compactMonth!, compactDay ?? day)
  const monthFirst = american.exec(written) ?? monthName.exec(written)
  if (monthFirst) return isoDay(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!)
  const found = dayFirst.exec(written)
  return found && isoDay(found[3]!, found[2]!, found[1]!)
}

/** The date at the beginning of a file name (`2021-03-05-name`), or null. */
export function dateOfFileName(name: string): string | null {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_ .]|$)/.exec(name)
  return found && isoDay(found[1]!, found[2]!, found[3]!)
}

/** @param month  in digits, or its English name */
function isoDay(year: string, month: string, day: string): string | null {
  const at = months.indexOf(month.slice(0, 3).toLowerCase())
  const zeroBased = at < 0 ? +month - 1 : at
  const date = new Date(Date.UTC(+year, zeroBased, +day))
  // Years below 100 and days such as 31 April come back as another date; words that are no months as none.
  const isDay =
    date.getUTCFullYear() === +year && date.getUTCMonth() === zeroBased && date.getUTCDate() === +day
  return isDay ? date.toISOString().slice(0, 10) : null
}

/** 二〇二一年十二月三十日 in digits. */
function plainDigits(text: string): string {
  if (!/^[〇零一二三四五六七八九]{4}年/.test(text)) return text
  return text
    .replace(/([一二三]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) => {
      const ten = tens === '' ? 1 : chineseDigits.indexOf(tens)
      return String(ten * 10 + (ones === '' ? 0 : chineseDigits.indexOf(ones)))
    })
    .replaceAll('零', '〇')
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)))
}
