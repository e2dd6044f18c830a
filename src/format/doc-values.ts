import { openSections, writeSections } from './sections.ts'

/** Day of an article without a date; before all others. */
export const noDay = -0x80000000

/** Days since 1970-01-01, or `noDay`. @param date  `YYYY-MM-DD…` or null */
export function dayOf(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(date.slice(0, 10))
  return Number.isNaN(time) ? noDay : Math.floor(time / 86_400_000)
}

/** The values of a facet, sorted, and which articles carry them; all by number, in order. */
export interface FacetColumn {
  readonly values: readonly string[]
  articlesOf(value: number): Uint32Array
  valuesOf(article: number): Uint32Array
}

/** What articles are filtered, counted and sorted by. */
export interface DocValues {
  /** Day of each article; empty where no article has a date. */
  readonly days: Int32Array
  readonly authors: FacetColumn
  readonly tags: FacetColumn
}

const columnSections = 5

/** Gathers the values of one facet: names, then articles by value and values by article, each behind its ends. */
function collectColumn(valuesOfArticles: readonly (readonly string[])[]): ArrayBufferView[] {
  const articlesOfValue = new Map<string, number[]>()
  valuesOfArticles.forEach((values, article) => {
    for (const value of new Set(values)) {
      const articles = articlesOfValue.get(value)
      if (articles) articles.push(article)
      else articlesOfValue.set(value, [article])
    }
  })
  const sorted = [...articlesOfValue].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const valuesOfArticle: number[][] = sorted.length === 0 ? [] : valuesOfArticles.map(() => [])
  sorted.forEach(([, articles], value) => {
    for (const article of articles) valuesOfArticle[article]!.push(value)
  })
  const names = new TextEncoder().encode(JSON.stringify(sorted.map(([value]) => value)))
  return [names, ...layOutLists(sorted.map(([, articles]) => articles)), ...layOutLists(valuesOfArticle)]
}

function layOutLists(lists: readonly (readonly number[])[]): [ends: Uint32Array, items: Uint32Array] {
  let end = 0
  const ends = Uint32Array.from(lists, (list) => {
    end += list.length
    return end
  })
  const items = new Uint32Array(end)
  lists.forEach((list, index) => {
    items.set(list, ends[index]! - list.length)
  })
  return [ends, items]
}

/** Lays out the docValues; null where no article has any. */
export function writeDocValues(
  articles: readonly { date: string | null; authors: readonly string[]; tags: readonly string[] }[],
): Uint8Array | null {
  const dated = articles.some((article) => article.date !== null)
  const faceted = articles.some((article) => article.authors.length + article.tags.length > 0)
  if (!dated && !faceted) return null
  return writeSections([
    dated ? Int32Array.from(articles, (article) => dayOf(article.date)) : new Int32Array(0),
    ...collectColumn(articles.map((article) => article.authors)),
    ...collectColumn(articles.map((article) => article.tags)),
  ])
}

/** Opens the docValues. */
export function openDocValues(file: Uint8Array): DocValues {
  const sections = openSections(file)
  const listOf = (first: number): ((index: number) => Uint32Array) => {
    const ends = sections.uint32(first)
    const items = sections.uint32(first + 1)
    return (index) => items.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]!)
  }
  const column = (first: number): FacetColumn => ({
    values: sections.json(first) as string[],
    articlesOf: listOf(first + 1),
    valuesOf: listOf(first + 3),
  })
  return { days: sections.int32(0), authors: column(1), tags: column(1 + columnSections) }
}
