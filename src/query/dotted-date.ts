/** Numbers of a term that may be a day written with dots (`2023.8.1`), which is one word; none for other terms. */
export function splitDottedDate(term: string): string[] {
  const [year = '', month = '', day = '', ...others] = term.split('.')
  const isDate =
    others.length === 0 && /^(?:19|20)\d\d$/.test(year) && /^\d\d?\.\d\d?$/.test(`${month}.${day}`)
  return isDate && isMonthAndDay(Number(month), Number(day)) ? [year, month, day] : []
}

/** Tells whether numbers may be a month and a day of it. */
export function isMonthAndDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
