import type { Query } from './query.ts'

const calendarDay = /^(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?$/

/** The filters of a query. */
export type QueryFilters = Pick<Query, 'authors' | 'tags' | 'notAuthors' | 'notTags' | 'after' | 'before'>

/** Collects the filters of a query while it is parsed. */
export interface FilterCollector {
  /**
   * Adds `author:`, `tag:`, `after:` or `before:` with its value; of several days the narrowest range stays.
   *
   * @returns false where the value is none: what was typed is a word then
   */
  add(field: string, value: string, negated: boolean): boolean
  take(): QueryFilters
}

/** Makes a collector of no filters. */
export function createFilterCollector(): FilterCollector {
  const authors: string[] = []
  const tags: string[] = []
  const notAuthors: string[] = []
  const notTags: string[] = []
  let after: string | null = null
  let before: string | null = null
  return {
    add(field, value, negated) {
      // There is no other side of a day that minus could mean.
      const day = negated ? null : readDay(value, field === 'before')
      if (field === 'author' && value) (negated ? notAuthors : authors).push(value)
      else if (field === 'tag' && value) (negated ? notTags : tags).push(value)
      else if (field === 'after' && day) after = after !== null && after > day ? after : day
      else if (field === 'before' && day) before = before !== null && before < day ? before : day
      else return false
      return true
    },
    take: () => ({ authors, tags, notAuthors, notTags, after, before }),
  }
}

/** Tells whether some filter narrows a query down. */
export function isFiltered({ authors, tags, notAuthors, notTags, after, before }: QueryFilters): boolean {
  return (
    [authors, tags, notAuthors, notTags].some(({ length }) => length > 0) || after !== null || before !== null
  )
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
