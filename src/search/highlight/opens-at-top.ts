import type { PassageText } from '../../engine/retriever.ts'
import { titleKey } from '../../format/lookup/exact-titles.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { compareTitle } from '../rank/title-features.ts'

/** Share of a title that the query makes up where the page is what was asked for, whatever its passages have. */
const wholePageShare = 0.5

/**
 * Tells whether a hit opens at the top of its page: the title has every content word of the query, and the
 * passage's own heading is no closer match. Where the title has much else, only a passage without all the words in
 * its own text and headings gives way.
 */
export function opensAtTop(clauses: readonly AnalyzedClause[], read: PassageText): boolean {
  const words = listContentWords(clauses)
  const [title = '', ...headings] = read.titleAndHeadings
  const asked = clauses.map(({ folded }) => folded).join('')
  if (compareTitle({ squeezed: asked.replace(/\s+/gu, ''), titleKey: titleKey(asked) }, title) > 0)
    return true
  if (words.length === 0 || !hasAll(title, words)) return false
  const heading = headings.at(-1) ?? ''
  const titleShare = shareOf(title, words)
  if (hasAll(heading, words) && shareOf(heading, words) > titleShare) return false
  return titleShare >= wholePageShare || !hasAll(withoutTitle(read), words)
}

/** The folded fields of a passage but for the title. */
export function withoutTitle({ titleAndHeadings, text }: PassageText): string {
  return text.slice(titleAndHeadings[0]?.length ?? 0)
}

/** Folded words that say something: no sub-words and stop words. */
export function listContentWords(clauses: readonly AnalyzedClause[]): string[] {
  const words = clauses.flatMap(({ terms }) =>
    terms.filter(({ token, isStop }) => token === 'word' && !isStop).map(({ term }) => term),
  )
  return [...new Set(words)]
}

/** What words of letters and digits lose on their way to a term: node.js is nodejs. */
const connectors = /[-_.'’&]/g

/** Tells whether a folded text has every word, words of letters and digits with or without their connectors. */
export function hasAll(text: string, words: readonly string[]): boolean {
  let joined: string | null = null
  return words.every((word) => {
    if (text.includes(word)) return true
    joined ??= text.replace(connectors, '')
    return joined.includes(word)
  })
}

function shareOf(text: string, words: readonly string[]): number {
  return words.reduce((units, word) => units + word.length, 0) / Math.max(1, text.length)
}
