const written =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:$|[T ])/

/** The ways a date may be written, for messages. */
export const dateForms = '2023-08-02, 2023/8/2, 2023年8月2日 or an ISO 8601 time'

/**
 * Reads a date as its author wrote it; a time of day and a time zone are passed over, since a
 * reader knows an article by the day printed on it.
 *
 * @returns `YYYY-MM-DD`, or null when the text is no date or no day of the calendar
 */
export function readCalendarDate(text: string): string | null {
  const parts = written.exec(text.trim())
  if (!parts) return null
  const [year, month, day] = parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number)
  const date = new Date(Date.UTC(year!, month! - 1, day!))
  // Years below 100 and days such as 31 April come back as another date.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day)
    return null
  return date.toISOString().slice(0, 10)
}
