import { indentOf, type SourceLines } from './source-lines.ts'

const longestFormula = 300
/** Lines of a formula with blank lines in it. */
const longestGap = 40

/** A formula on lines of its own. */
export interface FormulaLines {
  /** TeX without its delimiters; an environment with them. */
  readonly lines: readonly string[]
  /** Lines behind the first that belong to it. */
  readonly taken: number
}

/** Reads `$$` on its own line, or `\begin{…}` at the start of one, up to its end; or all of it on one line. */
export function readFormulaLines(source: SourceLines, at: number, line: string): FormulaLines | null {
  const text = line.slice(indentOf(line).length).trim()
  const take = (closing: RegExp, key: string): { inner: string[]; last: string } | null => {
    const inner = source.upTo(at + 1, closing, longestFormula, key)
    return inner && { inner, last: source.lines[at + 1 + inner.length]! }
  }
  if (text.startsWith('$$')) {
    if (text.length > 4 && text.endsWith('$$') && !text.slice(2, -2).includes('$$'))
      return { lines: [text.slice(2, -2)], taken: 0 }
    if (text.indexOf('$$', 2) >= 0) return null
    const rest = take(/\$\$[\s>]*(?:\{[^}]*\}|\([\w-]+\))?\s*$/, '$$')
    if (!rest) return null
    const inner = withoutQuotes([...rest.inner, rest.last.slice(0, rest.last.lastIndexOf('$$'))])
    return isOneFormula(inner) ? { lines: [text.slice(2), ...inner], taken: rest.inner.length + 1 } : null
  }
  if (text === '\\[') {
    const rest = take(/\\\]\s*$/, '\\]')
    return rest && isOneFormula(rest.inner)
      ? { lines: withoutQuotes(rest.inner), taken: rest.inner.length + 1 }
      : null
  }
  const environment = /^\\begin\{([a-z]+\*?)\}/i.exec(text)?.[1]
  if (environment === undefined || isWithinFormula(source.lines, at)) return null
  const end = `\\end{${environment}}`
  if (text.includes(end)) return { lines: [text], taken: 0 }
  const rest = take(new RegExp(`\\\\end\\{${environment.replace('*', '\\*')}\\}`), end)
  return rest ? { lines: [text, ...withoutQuotes(rest.inner), end], taken: rest.inner.length + 1 } : null
}

/** Whether `$$` is open that stands behind other text in a line above, of the same paragraph. */
function isWithinFormula(lines: readonly string[], at: number): boolean {
  let start = at
  while (start > 0 && at - start < longestGap && lines[start - 1]!.trim() !== '') start--
  return lines.slice(start, at).join('\n').split('$$').length % 2 === 0
}

/** Lines with a blank one among them are a formula only where they are written as one: TeX, and no other block. */
function isOneFormula(lines: readonly string[]): boolean {
  if (!lines.slice(0, -1).some((line) => line.trim() === '')) return true
  const text = lines.join('\n')
  return (
    lines.length <= longestGap &&
    /\\[A-Za-z]{2}/.test(text) &&
    !/^\s*(?:#{1,6} |[-*+] |\d+\. |`{3}|~{3})/m.test(text)
  )
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(?:\s*>)+/, ''))
}
