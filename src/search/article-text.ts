import type { Passage } from '../format/article.ts'

/**
 * Passages as one plain text: each heading as a line where it begins, a blank line around headings, passages under one
 * heading on lines of their own.
 */
export function writeArticleText(passages: readonly Passage[]): string {
  let text = ''
  let path: readonly string[] = []
  let anchor: string | null = null
  for (const [index, passage] of passages.entries()) {
    const isSame = passage.anchor === anchor && isSamePath(passage.headings, path)
    if (index > 0) text += isSame ? '\n' : '\n\n'
    if (!isSame) {
      const common = passage.headings.findIndex((heading, level) => heading !== path[level])
      // The same path at another place is another section: its own heading is written again.
      const from = common < 0 ? Math.max(0, passage.headings.length - 1) : common
      for (const heading of passage.headings.slice(from)) text += `${heading}\n\n`
    }
    text += passage.text
    path = passage.headings
    anchor = passage.anchor
  }
  return text
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((heading, level) => heading === b[level])
}
