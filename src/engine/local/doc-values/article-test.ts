import { type DocValues, dayOf, noDay, openDocValues } from '../../../format/doc-values/doc-values.ts'
import { foldValue, type ValueColumn } from '../../../format/doc-values/value-column.ts'
import type { IndexReader } from '../../../reader/index-reader.ts'
import { createPassageSet, type PassageSet } from '../../../reader/passage-set.ts'
import type { ReadBudget } from '../../../reader/read-plan.ts'
import { articleField, type RetrievalFilter } from '../../retriever.ts'
import type { NamedArticles } from './named-articles.ts'

/** Reads the doc values of an index, once. */
export type ReadDocValues = (budget: ReadBudget) => Promise<DocValues | null>

/** Makes the reader of the doc values of one index; they are opened once for each file. */
export function createDocValuesReader(reader: IndexReader): ReadDocValues {
  const opened: { docValues: DocValues | null; file: Uint8Array | null } = { docValues: null, file: null }
  return async (budget) => {
    const file = await reader.readRole('doc-values', budget)
    if (file !== null && file !== opened.file) {
      opened.file = file
      opened.docValues = openDocValues(file)
    }
    return file === null ? null : opened.docValues
  }
}

/**
 * Makes a test of articles. Values are looked up by bisection, and the articles of a value are listed, so the cost
 * is that of the articles which have the values, not of how many values the field has.
 *
 * @param articles  of the index
 * @param named  articles that the filter names by their ids
 * @returns null where no article can pass
 */
export function createArticleTest(
  filter: RetrievalFilter,
  docValues: DocValues | null,
  articles: number,
  named: NamedArticles = new Map(),
): ((article: number) => boolean) | null {
  const allowed: PassageSet[] = []
  const refused = createPassageSet(filter.fields.some(({ noneOf }) => noneOf.length > 0) ? articles : 0)
  for (const { field, anyOf, noneOf } of filter.fields) {
    const column = docValues?.column(field) ?? null
    const add = (set: PassageSet, values: readonly string[]) => {
      if (column !== null) addArticles(set, column, values)
      else if (field === articleField) for (const id of values) set.addAll(named.get(id) ?? [])
    }
    add(refused, noneOf)
    if (anyOf.length === 0) continue
    if (column === null && field !== articleField) return null
    const passing = createPassageSet(articles)
    add(passing, anyOf)
    allowed.push(passing)
  }
  const dated = filter.after !== null || filter.before !== null
  if (dated && !docValues?.isDated) return null
  const first = filter.after === null ? noDay : dayOf(filter.after)
  const last = filter.before === null ? 0x7fffffff : dayOf(filter.before)
  return (article) => {
    for (const passing of allowed) if (!passing.has(article)) return false
    if (refused.has(article)) return false
    if (!dated) return true
    const day = docValues?.dayOfArticle(article) ?? noDay
    return day !== noDay && day >= first && day <= last
  }
}

/** Adds the articles that have any of some values, in any spelling that folds alike. */
function addArticles(set: PassageSet, column: ValueColumn, values: readonly string[]): void {
  for (const value of values) {
    const [first, end] = column.find(foldValue(value))
    for (let number = first; number < end; number++) set.addAll(column.articlesOf(number))
  }
}
