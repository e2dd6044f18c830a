import { createFolder } from '../../../analysis/fold.ts'
import type { Article } from '../../../format/article.ts'
import { recordToArticle } from '../../../format/stored-fields/article-record.ts'
import { recordToPassage } from '../../../format/stored-fields/passage-record.ts'
import { foldPassage } from '../../candidates/fold-passage.ts'
import type { PassageText } from '../../retriever.ts'
import type { ClusterHit } from '../searches/searches.ts'

/** The stored fields that one request has got, opened when they are first asked for. */
export interface PassageRecords {
  /** Keeps the stored fields of hits that come with them. */
  keep(hits: readonly ClusterHit[]): void
  has(passage: number): boolean
  /** @throws {SearchError} INDEX_CORRUPT when the records cannot be read */
  get(passage: number): PassageText | null
}

/** Makes the records of one request. */
export function createPassageRecords(): PassageRecords {
  const folder = createFolder()
  const kept = new Map<number, ClusterHit>()
  const opened = new Map<number, PassageText>()
  const articles = new Map<number, Article>()
  return {
    keep(hits) {
      for (const hit of hits) if (hit.records !== null) kept.set(hit.passage, hit)
    },
    has: (passage) => kept.has(passage),
    get(passage) {
      const known = opened.get(passage)
      if (known) return known
      const hit = kept.get(passage)
      if (!hit?.records) return null
      const [passageRecord, articleRecord] = hit.records
      const article = articles.get(hit.article) ?? recordToArticle(articleRecord)
      articles.set(hit.article, article)
      const text = foldPassage(folder, article, recordToPassage(passageRecord, hit.article))
      opened.set(passage, text)
      return text
    },
  }
}
