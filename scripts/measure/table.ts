/**
 * Lays out rows under headings, in columns as wide as their widest cell.
 * The first column is text and stands left, the others are figures and stand right.
 */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(columnsOf)),
  )
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? ''
        const blanks = ' '.repeat(Math.max(0, width - columnsOf(cell)))
        return column === 0 ? cell + blanks : blanks + cell
      })
      .join('  ')
      .trimEnd()
  return [line(headings), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** Columns a terminal needs: two for what is written in full width. */
function columnsOf(text: string): number {
  let columns = 0
  for (const character of text)
    columns += /[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u.test(character) ? 2 : 1
  return columns
}

/** Three significant figures; a dash for what was not measured. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return digits > 3 ? value.toPrecision(2) : value.toFixed(Math.min(3, digits))
}

/** Megabytes (10^6 bytes), with three significant figures. */
export function formatMegabytes(bytes: number | null | undefined): string {
  return bytes === null || bytes === undefined ? '–' : formatNumber(bytes / 1e6)
}
