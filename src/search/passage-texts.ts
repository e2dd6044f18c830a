import { createFolder, type Folder, unitsToString } from '../analysis/fold.ts'
import type { Article } from '../format/article.ts'
import { listFieldTexts } from '../format/field-texts.ts'
import type { StoredPassage } from '../format/passage-record.ts'
import type { ReadBudget } from '../reader/file-cache.ts'
import type { IndexReader } from '../reader/index-reader.ts'

/** A passage read for one request, with its article. */
export interface ReadPassage {
  readonly number: number
  readonly passage: StoredPassage
  readonly article: Article
  /** Folded title and headings. */
  readonly titleAndHeadings: readonly string[]
  /** Folded fields one after the other. */
  readonly text: string
  /** Where in `text` the passage's own text starts, after title, headings and captions. */
  readonly bodyStart: number
}

/** Reads passages for one request; each at most once. */
export interface PassageTexts {
  readonly folder: Folder
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
  const held = new Map<number, ReadPassage>()
  const articles = new Map<number, Article>()
  const fold = (text: string): string => {
    const folded = folder.fold(text)
    return unitsToString(folded.units, 0, folded.length)
  }
  function countReadable(passages: ArrayLike<number>, reserve: number): number {
    const files = new Set<number>()
    for (let index = 0; index < passages.length; index++) {
      const file = reader.storeFileOf(passages[index]!)
      if (!held.has(passages[index]!) && !files.has(file) && !reader.usesFile('store', file, budget)) {
        if (files.size >= budget.left - reserve) return index
        files.add(file)
      }
    }
    return passages.length
  }
  return {
    folder,
    get: (passage) => held.get(passage),
    countReadable,
    forget() {
      held.clear()
      articles.clear()
    },
    async read(passages, reserve = 0) {
      const wanted = passages.slice(0, countReadable(passages, reserve))
      const missing = wanted.filter((passage) => !held.has(passage))
      const read = await reader.readPassages(missing, budget)
      for (const [index, passage] of read.entries()) {
        let article = articles.get(passage.article)
        if (!article) {
          article = await reader.readArticleOf(missing[index]!, budget)
          articles.set(passage.article, article)
        }
        const fields = listFieldTexts(article, passage).map(fold)
        const text = fields.join('\n')
        const bodyStart = text.length - fields.at(-1)!.length
        const titleAndHeadings = fields.slice(0, 1 + passage.headings.length)
        held.set(missing[index]!, {
          number: missing[index]!,
          passage,
          article,
          titleAndHeadings,
          text,
          bodyStart,
        })
      }
      return wanted.map((passage) => held.get(passage)!)
    },
  }
}
