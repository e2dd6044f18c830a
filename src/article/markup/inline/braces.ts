/** One past the `}` that closes the `{` at `start`, or -1 where none does before `last`; strings may hold braces. */
export function endOfBraces(text: string, start: number, last: number = text.length): number {
  let depth = 0
  let quote = ''
  for (let at = start; at < last; at++) {
    const sign = text[at]!
    if (quote !== '') {
      if (sign === '\\') at += 1
      else if (sign === quote || (sign === '\n' && quote !== '`')) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '{') depth += 1
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return -1
}
