import { SearchError } from '../../errors.ts'
import type { ArticleWarning } from '../../format/article.ts'

/** UTF-16 units of the longest article; a book of a thousand pages has 1,000,000. */
const longestArticle = 50_000_000
/** Quotes and lists inside of each other; what is deeper is read as if it stood there. */
export const deepestNesting = 40
const widestIndent = 100
const longestBlank = 100

const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y

/**
 * Keeps the time and the memory that an article takes in proportion to its length: nesting and stretches of blanks
 * are bounded.
 *
 * @param markdown  with `\n` line ends
 * @throws {SearchError} ARTICLE_INVALID for an article that is longer than `longestArticle`
 */
export function boundMarkdown(
  markdown: string,
  file: string,
): { markdown: string; warnings: readonly ArticleWarning[] } {
  if (markdown.length > longestArticle) {
    throw new SearchError(
      'ARTICLE_INVALID',
      `${file}: expected an article of at most ${longestArticle.toLocaleString('en-US')} characters, got ${markdown.length.toLocaleString('en-US')}; cut it in parts`,
    )
  }
  const warnings: ArticleWarning[] = []
  const calm = endLazyLines(
    markdown.replace(/[ \t\u3000\u00a0]{100,}/g, (blank) => blank.slice(0, longestBlank)).split('\n'),
  )
  let isBounded = calm.length === 0
  for (const [index, line] of calm.entries()) {
    if (line.length < deepestNesting || !/^[ \t]*[>\d*+-]/.test(line)) continue
    const end = endOfNesting(line)
    if (end < 0) continue
    if (!isBounded) {
      const message = `expected at most ${deepestNesting} quotes and lists inside of each other, got more; read as if there were ${deepestNesting}`
      warnings.push({ kind: 'markup', file, line: index + 1, message })
    }
    isBounded = true
    calm[index] = line.slice(0, end) + line.slice(endOfMarkers(line, end))
  }
  return { markdown: calm.join('\n'), warnings }
}

/** Lines without a marker of their own that go on in a quote or list. */
const maxLazyLines = 60

/** A quote or list ends before the lines that go on in it without its mark are too many. */
function endLazyLines(lines: readonly string[]): string[] {
  const written: string[] = []
  let lazy = -1
  for (const line of lines) {
    if (/^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(line)) lazy = 0
    else if (line.trim() === '' || /^(?:#{1,6} |```|~~~)/.test(line)) lazy = -1
    else if (lazy >= 0 && ++lazy > maxLazyLines) {
      written.push('')
      lazy = -1
    }
    written.push(line)
  }
  return written
}

/** Offset behind the deepest marker that counts, or -1 where there are fewer. */
function endOfNesting(line: string): number {
  let at = 0
  for (let depth = 0; depth < deepestNesting; depth++) {
    marker.lastIndex = at
    if (!marker.test(line) || marker.lastIndex > widestIndent * 4) return -1
    at = marker.lastIndex
  }
  return at
}

function endOfMarkers(line: string, from: number): number {
  let at = from
  for (marker.lastIndex = at; marker.test(line); marker.lastIndex = at) at = marker.lastIndex
  return at
}
