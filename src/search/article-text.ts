import type { Passage } from '../format/article.ts'
import { firstNewLevel, isSameSection } from '../text/passage-headings.ts'

/**
 * Passages as one plain text: each heading as a line where it begins, a blank line around headings, passages under one
 * heading on lines of their own.
 */
export function writeArticleText(passages: readonly Passage[]): string {
  let text = ''
  for (const [index, passage] of passages.entries()) {
    const before = passages[index - 1]
    const isSame = before !== undefined && isSameSection(before, passage)
    if (index > 0) text += isSame ? '\n' : '\n\n'
    if (!isSame)
      for (const heading of passage.headings.slice(firstNewLevel(before, passage))) text += `${heading}\n\n`
    text += passage.text
  }
  return text
}
