import { openSections, writeSections } from './sections.ts'

/** Day of an article without a date; before all others. */
export const noDay = -0x80000000

/** Days since 1970-01-01, or `noDay`. @param date  `YYYY-MM-DD…` or null */
export function dayOf(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(date.slice(0, 10))
  return Number.isNaN(time) ? noDay : Math.floor(time / 86_400_000)
}

/** The articles that carry each value of a facet, as sorted numbers. */
export interface FacetColumn {
  readonly values: readonly string[]
  articlesOf(value: number): Uint32Array
}

/** What articles are filtered, counted and sorted by. */
export interface Facts {
  /** Day of each article; empty where no article has a date. */
  readonly days: Int32Array
  readonly authors: FacetColumn
  readonly tags: FacetColumn
}

/** Gathers the values of one facet. */
function collectColumn(
  valuesOfArticles: readonly (readonly string[])[],
): [Uint8Array, Uint32Array, Uint32Array] {
  const articlesOfValue = new Map<string, number[]>()
  valuesOfArticles.forEach((values, article) => {
    for (const value of new Set(values)) {
      const articles = articlesOfValue.get(value)
      if (articles) articles.push(article)
      else articlesOfValue.set(value, [article])
    }
  })
  const sorted = [...articlesOfValue].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  let end = 0
  const ends = Uint32Array.from(sorted, ([, articles]) => {
    end += articles.length
    return end
  })
  const names = new TextEncoder().encode(JSON.stringify(sorted.map(([value]) => value)))
  return [names, ends, Uint32Array.from(sorted.flatMap(([, articles]) => articles))]
}

/** Lays out the facts; null where no article has any. */
export function writeFacts(
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

/** Opens the facts. */
export function openFacts(file: Uint8Array): Facts {
  const sections = openSections(file)
  const column = (first: number): FacetColumn => {
    const ends = sections.uint32(first + 1)
    const articles = sections.uint32(first + 2)
    return {
      values: sections.json(first) as string[],
      articlesOf: (value) => articles.subarray(value === 0 ? 0 : ends[value - 1]!, ends[value]!),
    }
  }
  return { days: sections.int32(0), authors: column(1), tags: column(4) }
}
