import type { SearchedQuery } from './session-state.ts'
import { usualChoices } from './session-state.ts'

/** Parameters of a page that are no filters, whatever the site has fields for. */
const notFilters = /^(q|sort|group)$/

/** Reads `?q=&sort=&group=` and the filters; what is not known counts as not said. */
export function readPageAddress(address: string, fields: readonly string[]): SearchedQuery {
  const parameters = new URL(address).searchParams
  const sort = parameters.get('sort')
  const filters: Record<string, readonly string[]> = {}
  for (const field of fields) {
    const values = parameters.getAll(field).filter(Boolean)
    if (values.length > 0 && !notFilters.test(field)) filters[field] = values
  }
  return {
    query: parameters.get('q') ?? '',
    choices: {
      sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
      group: parameters.get('group') === 'passage' ? 'passage' : 'article',
      filters,
    },
  }
}

/**
 * The address with a query in it; all else in the address stays.
 *
 * @param fields filters that leave the address where they are not chosen
 */
export function writePageAddress(
  address: string,
  { query, choices }: SearchedQuery,
  fields: readonly string[],
): string {
  const url = new URL(address)
  const said: Record<string, readonly string[]> = {
    q: [query.trim()],
    sort: choices.sort === usualChoices.sort ? [] : [choices.sort],
    group: choices.group === usualChoices.group ? [] : [choices.group],
  }
  for (const field of new Set([...fields, ...Object.keys(choices.filters)]))
    if (!notFilters.test(field)) said[field] = choices.filters[field] ?? []
  for (const [name, values] of Object.entries(said)) {
    url.searchParams.delete(name)
    for (const value of values) if (value !== '') url.searchParams.append(name, value)
  }
  return url.href
}
