import type { Folder } from '../../analysis/fold.ts'
import type { PassageText } from '../../engine/retriever.ts'
import { addressOfHeading } from '../../text/address-of-id.ts'
import type { HitSection, SearchRequest } from '../answer.ts'
import { createSnippet } from './create-snippet.ts'
import { findMatches } from './find-matches.ts'
import type { HighlightTerms } from './highlight-terms.ts'
import { hasAll, listContentWords, withoutTitle } from './opens-at-top.ts'
import { addTextFragment } from './text-fragment.ts'

const maxSections = 3

/**
 * Makes the sections of a hit: other passages of its article that have every content word of the query in their own
 * text or headings, one for each anchor, at most three.
 *
 * @param others  passages of the article, best first
 * @param shown  anchor that the hit itself opens; null for the top of the page
 */
export function createSections(
  others: readonly PassageText[],
  shown: string | null,
  highlightTerms: HighlightTerms,
  folder: Folder,
  { snippetLength, highlight }: Pick<SearchRequest, 'snippetLength' | 'highlight'>,
): HitSection[] {
  const words = listContentWords(highlightTerms.clauses)
  if (words.length === 0) return []
  const anchors = new Set([shown])
  const sections: HitSection[] = []
  for (const read of others) {
    const { passage, article } = read
    if (sections.length === maxSections) break
    if (anchors.has(passage.anchor) || !hasAll(withoutTitle(read), words)) continue
    anchors.add(passage.anchor)
    const [marks = []] = findMatches([passage.text, ...passage.headings], highlightTerms, folder)
    const snippet = createSnippet(passage.text, marks, snippetLength)
    const url = addressOfHeading(article.url, passage.anchor)
    sections.push({
      anchor: passage.anchor,
      headings: passage.headings,
      url: highlight ? addTextFragment(url, snippet) : url,
      snippet,
    })
  }
  return sections
}
