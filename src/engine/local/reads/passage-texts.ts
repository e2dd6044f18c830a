import type { Folder } from '../../../analysis/fold.ts'
import type { Article } from '../../../format/article.ts'
import type { IndexReader } from '../../../reader/index-reader.ts'
import type { ReadBudget } from '../../../reader/read-plan.ts'
import { foldPassage } from '../../candidates/fold-passage.ts'
import type { PassageText } from '../../retriever.ts'

/** A passage read for one request. */
export interface ReadPassage extends PassageText {
  readonly number: number
}

/** Reads passages for one request; each at most once. */
export interface PassageTexts {
  /** Reads as many passages as a budget allows, in the order asked; the passages beyond are left out. */
  read(passages: readonly number[], budget: ReadBudget): Promise<ReadPassage[]>
  /**
   * Starts to read the files of as many passages as a budget allows, in the order given: a later step wants them. A failure
   * is told to that step.
   */
  prefetch(passages: readonly number[], budget: ReadBudget): void
  /** Ends when nothing that was prefetched is under way. */
  settle(): Promise<void>
  /** A text that was read already. */
  get(passage: number): ReadPassage | undefined
  /** Forgets the texts that were read, where many are read and each is looked at once. */
  forget(): void
  /** How many of the passages a budget could read, in order. */
  countReadable(passages: ArrayLike<number>, budget: ReadBudget): number
}

/** A failed prefetch is told to the step that reads the file. */
const ignore = (): void => undefined

/** Makes the reader of one request. */
export function createPassageTexts(reader: IndexReader, folder: Folder): PassageTexts {
  const read = new Map<number, ReadPassage>()
  const articles = new Map<number, Article>()
  const underWay: Promise<unknown>[] = []
  function countReadable(passages: ArrayLike<number>, budget: ReadBudget): number {
    const files = new Set<number>()
    for (let index = 0; index < passages.length; index++) {
      const file = reader.storeFileOf(passages[index]!)
      if (!read.has(passages[index]!) && !files.has(file) && !reader.usesFile('store', file, budget)) {
        if (files.size >= budget.left) return index
        files.add(file)
      }
    }
    return passages.length
  }
  return {
    get: (passage) => read.get(passage),
    countReadable,
    prefetch(passages, budget) {
      const files = new Set(passages.slice(0, countReadable(passages, budget)).map(reader.storeFileOf))
      for (const file of files) underWay.push(reader.readFile('store', file, budget).catch(ignore))
    },
    settle: async () => void (await Promise.all(underWay)),
    forget() {
      read.clear()
      articles.clear()
    },
    async read(passages, budget) {
      const wanted = passages.slice(0, countReadable(passages, budget))
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
