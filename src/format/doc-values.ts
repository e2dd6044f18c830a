import type { Article } from './article.ts'
import { openSections, writeSections } from './sections.ts'
import { openValueColumn, sectionsOfColumn, type ValueColumn, writeValueColumn } from './value-column.ts'

/** Day of an article without a date; before all others. */
export const noDay = -0x80000000

const dayMs = 86_400_000

/** Days since 1970-01-01, or `noDay`. @param date  `YYYY-MM-DD…` or null */
export function dayOf(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(date.slice(0, 10))
  return Number.isNaN(time) ? noDay : Math.floor(time / dayMs)
}

/** The calendar day of a number of days since 1970-01-01, as `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** Doc values: one column for each field, by which articles are filtered, counted as facets and sorted. */
export interface DocValues {
  /** Day of each article; empty where no article has a date. */
  readonly days: Int32Array
  /** The column of `author`, `tag`, or a name of `Article.fields`; null where no article has such a value. */
  column(field: string): ValueColumn | null
}

const firstColumnSection = 2

type Valued = Pick<Article, 'date' | 'authors' | 'tags' | 'fields'>

/**
 * Values of an article by the name of the field. `author` and `tag` are members of the article, other
 * fields are in `fields`.
 */
export function valuesOf(article: Valued, field: string): readonly string[] {
  if (field === 'author') return article.authors
  if (field === 'tag') return article.tags
  return Object.hasOwn(article.fields, field) ? article.fields[field]! : []
}

/** Names of the fields that any article has a value of, sorted. */
export function listFields(articles: readonly Valued[]): string[] {
  const names = new Set<string>()
  for (const article of articles) {
    if (article.authors.length > 0) names.add('author')
    if (article.tags.length > 0) names.add('tag')
    for (const [name, values] of Object.entries(article.fields)) if (values.length > 0) names.add(name)
  }
  return [...names].sort()
}

/**
 * Encodes the doc values; null where no article has any.
 *
 * @param fields  see `listFields`
 */
export function writeDocValues(articles: readonly Valued[], fields: readonly string[]): Uint8Array | null {
  const dated = articles.some((article) => article.date !== null)
  if (!dated && fields.length === 0) return null
  return writeSections([
    new TextEncoder().encode(JSON.stringify(fields)),
    dated ? Int32Array.from(articles, (article) => dayOf(article.date)) : new Int32Array(0),
    ...fields.flatMap((field) => writeValueColumn(articles.map((article) => valuesOf(article, field)))),
  ])
}

/** Opens the doc values over their bytes; values are decoded when they are asked for. */
export function openDocValues(file: Uint8Array): DocValues {
  const sections = openSections(file)
  const fields = sections.json(0) as string[]
  const columns = new Map(
    fields.map((field, index) => [
      field,
      openValueColumn(sections, firstColumnSection + index * sectionsOfColumn),
    ]),
  )
  return { days: sections.int32(1), column: (field) => columns.get(field) ?? null }
}
