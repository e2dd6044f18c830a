/** Bytes of a file that its front matter usually fits into. */
const headBytes = 4096
const numericDate = /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/g
const otherDate = /expirydate|(?<!\d)\d{10}(?:\d{3})?(?!\d)|\d{4}\xe5\xb9\xb4/i
const namedDate =
  /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[^\n]{0,12}?(?<!\d)(\d{4})(?!\d)/gi

/**
 * Tells whether the day of the build may decide if a file is published: it names a day that is still to come, a day on
 * which it expires, or a day that only its front matter tells. What is published already stays so on any later day.
 *
 * @param today  `YYYY-MM-DD`
 */
export function dependsOnDay(file: string, bytes: Uint8Array, today: string): boolean {
  const head = `${file}\n${new TextDecoder('latin1').decode(bytes.subarray(0, headBytes))}`
  if (otherDate.test(head)) return true
  for (const [, year, month = '', day = '1'] of head.matchAll(numericDate))
    if (`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` > today) return true
  return [...head.matchAll(namedDate)].some(([, year]) => year! >= today.slice(0, 4))
}
