import { foldToString } from '../analysis/fold.ts'
import { type DocValues, dayOf, type FacetColumn, noDay, openDocValues } from '../format/doc-values.ts'
import type { Query } from '../query/query.ts'
import type { ReadBudget } from '../reader/file-cache.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import { isListed } from '../reader/passage-set.ts'
import type { Facets, SearchRequest } from './answer.ts'
import type { MatchedArticles } from './retrieve/retrieved.ts'

const facetValues = 50

/** Reads what articles are filtered by, once. */
export type ReadDocValues = (budget: ReadBudget) => Promise<DocValues | null>

/** Makes the reader of docValues of one index. */
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

/** What a request and its query ask of articles. */
export interface ArticleFilter {
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly after: string | null
  readonly before: string | null
}

/** Joins the parameters of a request with what its query says. */
export function joinFilters(request: SearchRequest, query: Query): ArticleFilter {
  return {
    authors: request.author === null ? query.authors : [...query.authors, request.author],
    tags: request.tag === null ? query.tags : [...query.tags, request.tag],
    after: later(request.after, query.after),
    before: earlier(request.before, query.before),
  }
}

function later(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null || a > b ? a : b
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null || a < b ? a : b
}

/** Tells whether a filter lets every article through. */
export function isOpen(filter: ArticleFilter): boolean {
  return filter.authors.length + filter.tags.length === 0 && filter.after === null && filter.before === null
}

/**
 * Makes a test of articles.
 *
 * @returns null where no article can pass
 */
export function createArticleTest(
  filter: ArticleFilter,
  docValues: DocValues | null,
): ((article: number) => boolean) | null {
  if (docValues === null) return isOpen(filter) ? () => true : null
  const passing: (readonly Uint32Array[])[] = []
  for (const [column, wanted] of [
    [docValues.authors, filter.authors],
    [docValues.tags, filter.tags],
  ] as const) {
    for (const value of wanted) passing.push(listsWith(column, value))
  }
  const first = filter.after === null ? noDay : dayOf(filter.after)
  const last = filter.before === null ? 0x7fffffff : dayOf(filter.before)
  const dated = filter.after !== null || filter.before !== null
  return (article) => {
    for (const lists of passing) if (!lists.some((list) => isListed(list, article))) return false
    if (!dated) return true
    const day = docValues.days[article] ?? noDay
    return day !== noDay && day >= first && day <= last
  }
}

/** The articles of every spelling of a value. */
function listsWith(column: FacetColumn, wanted: string): Uint32Array[] {
  const folded = foldToString(wanted).trim()
  return column.values.flatMap((value, index) =>
    foldToString(value).trim() === folded ? [column.articlesOf(index)] : [],
  )
}

/** Counts the authors and tags of articles; of each the 50 most frequent, most frequent first. */
export function countFacets(docValues: DocValues | null, articles: MatchedArticles): Facets {
  return {
    authors: docValues === null ? {} : countColumn(docValues.authors, articles),
    tags: docValues === null ? {} : countColumn(docValues.tags, articles),
  }
}

function countColumn(column: FacetColumn, articles: MatchedArticles): Record<string, number> {
  if (column.values.length === 0) return {}
  const counts = new Map<number, number>()
  articles.visit((article) => {
    for (const value of column.valuesOf(article)) counts.set(value, (counts.get(value) ?? 0) + 1)
  })
  // Values are sorted, so of equal counts the lower number comes first.
  const most = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, facetValues)
  return Object.fromEntries(most.map(([value, count]) => [column.values[value]!, count]))
}
