import type { RetrievalFilter } from '../engine/retriever.ts'
import type { FieldFilter, Query } from '../query/query.ts'
import type { SearchRequest } from './answer.ts'

/** Joins the filters of a request with those of its query; each value of a query is a filter of its own. */
export function joinFilters(request: SearchRequest, query: Query): RetrievalFilter {
  const filter =
    (field: string, isNot = false) =>
    (value: string): FieldFilter => ({ field, anyOf: isNot ? [] : [value], noneOf: isNot ? [value] : [] })
  return {
    fields: [
      ...request.filters,
      ...query.authors.map(filter('author')),
      ...query.tags.map(filter('tag')),
      ...query.notAuthors.map(filter('author', true)),
      ...query.notTags.map(filter('tag', true)),
    ],
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
