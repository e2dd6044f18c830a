import { fileOfKey, findNumbers } from '../../../format/lookup/hash-table.ts'
import type { IndexReader } from '../../../reader/index-reader.ts'
import type { ReadBudget } from '../../../reader/read-plan.ts'
import { articleField, type RetrievalFilter } from '../../retriever.ts'

/** Articles by their id, as far as the ids of a filter are those of articles. */
export type NamedArticles = ReadonlyMap<string, readonly number[]>

/**
 * Looks up the articles that a filter names by their ids. The table of ids holds hashes only, so each article is
 * compared with its stored id; the file for that is one that its hits are read from.
 *
 * @param budget  an id that it does not suffice for names no article
 */
export async function findNamedArticles(
  reader: IndexReader,
  { fields }: RetrievalFilter,
  budget: ReadBudget,
): Promise<NamedArticles> {
  const ids = fields
    .filter(({ field }) => field === articleField)
    .flatMap(({ anyOf, noneOf }) => [...anyOf, ...noneOf])
  const files = reader.header.hashes['article-ids'].length / 2
  const named = new Map<string, readonly number[]>()
  for (const id of new Set(ids)) {
    const file = fileOfKey(id, files)
    if (file < 0 || !(reader.usesFile('article-ids', file, budget) || budget.left > 0)) continue
    const numbers: number[] = []
    for (const number of findNumbers(await reader.readFile('article-ids', file, budget), id)) {
      const [first] = reader.passagesOf(number)
      const isReadable = reader.usesFile('store', reader.storeFileOf(first), budget) || budget.left > 0
      if (isReadable && (await reader.readArticleOf(first, budget)).id === id) numbers.push(number)
    }
    named.set(id, numbers)
  }
  return named
}
