import type { Article } from '../article.ts'
import { openSections, type Sections, writeSections } from '../encoding/sections.ts'
import { openValueColumn, sectionsOfColumn, type ValueColumn, writeValueColumn } from './value-column.ts'

/** Day of an article without a date; before all others. */
export const noDay = -0x80000000
/** Sorts behind every day, for articles without a date. */
export const behindAllDays = 0x7fffffff

const dayMs = 86_400_000

/** Days since 1970-01-01, or `noDay`. @param date  `YYYY-MM-DD` or null */
export function dayOf(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? noDay : Math.floor(time / dayMs)
}

/** The calendar day of a number of days since 1970-01-01, as `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** Doc values: one column for each field, by which articles are filtered, counted as facets and sorted. */
export interface DocValues {
  /** Day of each article; empty where no article has a date. Decoded when it is first looked at. */
  readonly days: Int32Array
  readonly isDated: boolean
  /** Day of one article, or `noDay`. */
  dayOfArticle(article: number): number
  /** The column of `author`, `tag`, or a name of `Article.fields`; null where no article has such a value. */
  column(field: string): ValueColumn | null
}

const firstColumnSection = 3
/** Days from the first that two bytes tell; 0 is none. */
const maxNearDays = 0xffff

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
    new TextEncoder().encode(JSON.stringify([articles.length, ...fields])),
    ...writeDays(dated ? articles.map(({ date }) => dayOf(date)) : []),
    ...fields.flatMap((field) => writeValueColumn(articles.map((article) => valuesOf(article, field)))),
  ])
}

/** Lays out days: the day before the first, and each from there on; or as they are, where they lie too far apart. */
function writeDays(days: readonly number[]): readonly [before: Int32Array, days: ArrayBufferView] {
  const known = days.filter((day) => day !== noDay)
  const before = known.reduce((a, b) => Math.min(a, b), 0x7fffffff) - 1
  const last = known.reduce((a, b) => Math.max(a, b), noDay)
  return last - before > maxNearDays
    ? [new Int32Array(0), Int32Array.from(days)]
    : [Int32Array.of(before), Uint16Array.from(days, (day) => (day === noDay ? 0 : day - before))]
}

/** Opens days, which most queries look at of few articles. @param sections  of a file of doc values */
function openDays(sections: Sections): Pick<DocValues, 'days' | 'isDated' | 'dayOfArticle'> {
  const [before] = sections.int32(1)
  const written = before === undefined ? sections.int32(2) : sections.uint16(2)
  const decoded: { days?: Int32Array } = {}
  function dayOfArticle(article: number): number {
    const day = written[article]!
    return before === undefined ? day : day === 0 ? noDay : before + day
  }
  function decode(): Int32Array {
    const days = new Int32Array(written.length)
    // A new isolate waits for it: `from` with a function takes ten times as long.
    for (let article = 0; article < days.length; article++) days[article] = dayOfArticle(article)
    return days
  }
  return {
    get days() {
      decoded.days ??= decode()
      return decoded.days
    },
    isDated: written.length > 0,
    dayOfArticle,
  }
}

/** Opens the doc values over their bytes. */
export function openDocValues(file: Uint8Array): DocValues {
  const sections = openSections(file)
  const [articles, ...fields] = sections.json(0) as [number, ...string[]]
  const columns = new Map(
    fields.map((field, index) => [
      field,
      openValueColumn(sections, firstColumnSection + index * sectionsOfColumn, articles),
    ]),
  )
  return Object.assign(openDays(sections), { column: (field: string) => columns.get(field) ?? null })
}
