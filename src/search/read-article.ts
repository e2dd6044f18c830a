import { fileOfKey, findNumbers } from '../format/lookup/hash-table.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import type { ReadBudget } from '../reader/read-plan.ts'
import type { ArticleText } from './answer.ts'

/**
 * Reads an article by its id: one file of the table of ids, then the files its passages are stored in.
 *
 * @param first  ordinal of the first passage wanted, from 0
 * @param limit  passages wanted at most; those after the last file that the budget allows are left out
 * @returns null where no article has the id
 */
export async function readArticle(
  reader: IndexReader,
  id: string,
  first: number,
  limit: number,
  budget: ReadBudget,
): Promise<ArticleText | null> {
  const file = fileOfKey(id, reader.header.hashes['article-ids'].length / 2)
  if (file < 0) return null
  for (const number of findNumbers(await reader.readFile('article-ids', file, budget), id)) {
    const [start, end] = reader.passagesOf(number)
    const article = await reader.readArticleOf(start, budget)
    if (article.id !== id) continue
    const wanted: number[] = []
    const files = new Set<number>()
    for (let passage = start + first; passage < Math.min(end, start + first + limit); passage++) {
      const stored = reader.storeFileOf(passage)
      if (!reader.usesFile('store', stored, budget)) files.add(stored)
      if (files.size > budget.left) break
      wanted.push(passage)
    }
    const passages = await reader.readPassages(wanted, budget)
    return { article, passages, count: end - start }
  }
  return null
}
