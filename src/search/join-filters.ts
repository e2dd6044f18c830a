import type { RetrievalFilter } from '../engine/retriever.ts'
import type { Query } from '../query/query.ts'
import type { SearchRequest } from './answer.ts'

/** Joins the filters of a request with those of its query; each value of a query is a filter of its own. */
export function joinFilters(request: SearchRequest, query: Query): RetrievalFilter {
  const having = (field: string) => (value: string) => ({ field, anyOf: [value], noneOf: [] })
  const lacking = (field: string) => (value: string) => ({ field, anyOf: [], noneOf: [value] })
  return {
    fields: [
      ...request.filters,
      ...query.authors.map(having('author')),
      ...query.tags.map(having('tag')),
      ...query.notAuthors.map(lacking('author')),
      ...query.notTags.map(lacking('tag')),
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
