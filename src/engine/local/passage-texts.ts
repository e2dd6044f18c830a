import { createFolder, type Folder, unitsToString } from '../../analysis/fold.ts'
import type { Article } from '../../format/article.ts'
import { listFieldTexts } from '../../format/field-texts.ts'
import type { StoredPassage } from '../../format/passage-record.ts'
import type { ReadBudget } from '../../reader/file-cache.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { PassageText } from '../retriever.ts'

/** A passage read for one request. */
export interface ReadPassage extends PassageText {
  readonly number: number
}

/** Reads passages for one request; each at most once. */
export interface PassageTexts {
  /**
   * Reads what the budget allows, in the order asked; passages that cannot be read any more are left out.
   *
   * @param reserve  reads to leave for what comes after, 0 unless told
   */
  read(passages: readonly number[], reserve?: number): Promise<ReadPassage[]>
  /** What was read already. */
  get(passage: number): ReadPassage | undefined
  /** Lets go of what was read, where much is read only to be looked at once. */
  forget(): void
  /** How many of the passages could be read, in order, before `reserve` reads are left. */
  countReadable(passages: ArrayLike<number>, reserve: number): number
}

/** Makes the reader of one request. */
export function createPassageTexts(reader: IndexReader, budget: ReadBudget): PassageTexts {
  const folder = createFolder()
  const read = new Map<number, ReadPassage>()
  const articles = new Map<number, Article>()
  function countReadable(passages: ArrayLike<number>, reserve: number): number {
    const files = new Set<number>()
    for (let index = 0; index < passages.length; index++) {
      const file = reader.storeFileOf(passages[index]!)
      if (!read.has(passages[index]!) && !files.has(file) && !reader.usesFile('store', file, budget)) {
        if (files.size >= budget.left - reserve) return index
        files.add(file)
      }
    }
    return passages.length
  }
  return {
    get: (passage) => read.get(passage),
    countReadable,
    forget() {
      read.clear()
      articles.clear()
    },
    async read(passages, reserve = 0) {
      const wanted = passages.slice(0, countReadable(passages, reserve))
      const missing = wanted.filter((passage) => !read.has(passage))
      const stored = await reader.readPassages(missing, budget)
      for (const [index, passage] of stored.entries()) {
        const number = missing[index]!
        let article = articles.get(passage.article)
        if (!article) {
          article = await reader.readArticleOf(number, budget)
          articles.set(passage.article, article)
        }
        read.set(number, { number, ...foldPassage(folder, article, passage) })
      }
      return wanted.map((passage) => read.get(passage)!)
    },
  }
}

/** Folds the stored fields of a passage. */
export function foldPassage(folder: Folder, article: Article, passage: StoredPassage): PassageText {
  const fields = listFieldTexts(article, passage).map((text) => {
    const folded = folder.fold(text)
    return unitsToString(folded.units, 0, folded.length)
  })
  const text = fields.join('\n')
  return {
    passage,
    article,
    titleAndHeadings: fields.slice(0, 1 + passage.headings.length),
    text,
    bodyStart: text.length - fields.at(-1)!.length,
  }
}
