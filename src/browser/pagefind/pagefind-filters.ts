import type { FilterValues } from '../../client/client.ts'
import type { AnsweredHit } from '../../client/search-answer.ts'

/** A filter as Pagefind's callers write it: a value, values that must all hold, or operators over such. */
export type PagefindFilter =
  | string
  | readonly PagefindFilter[]
  | {
      readonly any?: PagefindFilter
      readonly all?: PagefindFilter
      readonly none?: PagefindFilter
      readonly not?: PagefindFilter
    }

/** Filters by field; an operator may also replace a field. */
export type PagefindFilters = Readonly<Record<string, PagefindFilter>>

const operators = ['any', 'all', 'none', 'not'] as const

/**
 * The part of Pagefind's filters that the index can apply: of each field one value that must hold. What this leaves
 * out is applied to the hits by `choosePages`.
 */
export function toFilterValues(filters: PagefindFilters): FilterValues {
  const values: Record<string, readonly string[]> = {}
  for (const [field, filter] of Object.entries(filters)) {
    if ((operators as readonly string[]).includes(field)) continue
    const first = typeof filter === 'string' ? filter : Array.isArray(filter) ? filter[0] : undefined
    // A leading hyphen would exclude.
    if (typeof first === 'string' && !first.startsWith('-')) values[nameOfField(field)] = [first]
  }
  return values
}

/** The hits whose articles pass all filters. */
export function choosePages(hits: readonly AnsweredHit[], filters: PagefindFilters): AnsweredHit[] {
  return hits.filter(({ article }) => {
    const valuesOf = (field: string): readonly string[] =>
      field === 'tags' || field === 'tag'
        ? article.tags
        : field === 'authors' || field === 'author'
          ? article.authors
          : (article.fields?.[field] ?? [])
    return passesAll(filters, valuesOf)
  })
}

function passesAll(filters: PagefindFilters, valuesOf: (field: string) => readonly string[]): boolean {
  return Object.entries(filters).every(([name, filter]) =>
    (operators as readonly string[]).includes(name)
      ? passesOperator(name as (typeof operators)[number], filter, (part) =>
          typeof part === 'object' && !Array.isArray(part)
            ? passesAll(part as PagefindFilters, valuesOf)
            : false,
        )
      : passesField(filter, valuesOf(name)),
  )
}

function passesField(filter: PagefindFilter, values: readonly string[]): boolean {
  if (typeof filter === 'string') return values.includes(filter)
  if (Array.isArray(filter)) return filter.every((part) => passesField(part, values))
  return Object.entries(filter).every(([name, part]) =>
    passesOperator(name as (typeof operators)[number], part as PagefindFilter, (each) =>
      passesField(each, values),
    ),
  )
}

function passesOperator(
  name: (typeof operators)[number],
  filter: PagefindFilter,
  passes: (part: PagefindFilter) => boolean,
): boolean {
  const parts: readonly PagefindFilter[] = Array.isArray(filter) ? filter : [filter as PagefindFilter]
  if (name === 'any') return parts.some(passes)
  if (name === 'all') return parts.every(passes)
  if (name === 'none') return !parts.some(passes)
  return !parts.every(passes)
}

/** Pagefind's sites name the fields freely; tags and authors have one name here. */
function nameOfField(field: string): string {
  if (field === 'tags') return 'tag'
  return field === 'authors' ? 'author' : field
}
