/** Characters that take two columns of a terminal. */
const wide = /[^\0-\u2e7f\uff61-\uffdc]/u
/** A Han character with the punctuation after it, which begins no line, or a word with its spaces. */
const pieces = /(?:\p{Script=Han}|[^\s\p{Script=Han}，。；：、）！？]+)[，。；：、）！？]*\s*|\s+|./gu

const fewestColumns = 4

/** Columns of a text on a terminal. */
export function countColumns(text: string): number {
  let columns = 0
  for (const character of text) columns += wide.test(character) ? 2 : 1
  return columns
}

/**
 * Wraps a text at so many columns: between Han characters, and between words. A terminal that says it has next to none
 * does not know.
 */
export function wrapColumns(text: string, columns: number): string {
  if (columns < fewestColumns) return text
  return text
    .split('\n')
    .map((line) => {
      const lines = ['']
      for (const [piece] of line.matchAll(pieces)) {
        const longer = lines.at(-1)! + piece
        if (countColumns(longer.trimEnd()) <= columns || lines.at(-1) === '') lines[lines.length - 1] = longer
        else lines.push(piece)
      }
      return lines.map((each) => each.trimEnd()).join('\n')
    })
    .join('\n')
}
