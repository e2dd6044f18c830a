/** A passage that may be one of a copy. */
export interface CopiedText {
  /** Folded title, headings and text. */
  readonly text: string
  /** Number of its article. */
  readonly article: number
  /** Whether it has the words of the query in the characters that they were typed in. */
  readonly isAsTyped: boolean
}

/**
 * Finds articles that are there twice: pages that were not translated stand under each language, in traditional characters
 * what stands in simplified ones, under each version what did not change. An article is a copy where a passage of it is
 * one of another, title and all, in either script.
 *
 * @param texts  passages in their order; the original is the article in the characters of the query, else the first
 * @returns numbers of the articles that are copies
 */
export function findCopies(texts: readonly CopiedText[]): ReadonlySet<number> {
  const asTyped = new Set(texts.flatMap(({ article, isAsTyped }) => (isAsTyped ? [article] : [])))
  const originals = new Map<string, number>()
  const copies = new Set<number>()
  for (const wanted of [true, false])
    for (const { text, article } of texts) {
      if (asTyped.has(article) !== wanted || copies.has(article)) continue
      const original = originals.get(text)
      if (original === undefined || copies.has(original)) originals.set(text, article)
      else if (original !== article) copies.add(article)
    }
  return copies
}
