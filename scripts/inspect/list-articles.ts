import type { Article, Passage } from '../../src/format/article.ts'
import { type IndexReader, unlimitedReads } from '../../src/reader/index-reader.ts'

/** An article as it was indexed. */
export type IndexedArticle = Pick<
  Article,
  'id' | 'title' | 'url' | 'date' | 'description' | 'authors' | 'tags' | 'fields'
> & { readonly passages: readonly Passage[] }

/** Every article of an index with its passages, in the order of the index. */
export async function* listArticles(reader: IndexReader): AsyncGenerator<IndexedArticle> {
  const budget = unlimitedReads()
  for (let number = 0; number < reader.manifest.articles; number++) {
    const [first, end] = reader.passagesOf(number)
    const { id, title, url, date, description, authors, tags, fields } = await reader.readArticleOf(
      first,
      budget,
    )
    const passages = await reader.readPassages(
      Array.from({ length: end - first }, (_, index) => first + index),
      budget,
    )
    yield {
      id,
      title,
      url,
      date,
      description,
      authors,
      tags,
      fields,
      passages: passages.map(({ ordinal, anchor, headings, text, pictures }) => ({
        ordinal,
        anchor,
        headings,
        text,
        pictures,
      })),
    }
  }
}
