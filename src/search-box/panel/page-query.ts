import type { SearchedQuery } from '../session/session-state.ts'

/**
 * Reads `?q=&sort=&group=` and the filters; what is not known counts as not said.
 *
 * @param fields filters that the address may hold, none of them `q`, `sort` or `group`
 */
export function readPageAddress(address: string, fields: readonly string[]): SearchedQuery {
  const parameters = new URL(address).searchParams
  const sort = parameters.get('sort')
  const filters = fields.map((field) => [field, parameters.getAll(field).filter(Boolean)] as const)
  return {
    query: parameters.get('q') ?? '',
    choices: {
      group: parameters.get('group') === 'passage' ? 'passage' : 'article',
      sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
      filters: Object.fromEntries(filters.filter(([, values]) => values.length > 0)),
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
  { query, choices: { group, sort, filters } }: SearchedQuery,
  fields: readonly string[],
): string {
  const url = new URL(address)
  const said: Record<string, readonly string[]> = {
    ...Object.fromEntries(fields.map((field) => [field, []])),
    ...filters,
    q: [query.trim()],
    sort: [sort === 'relevance' ? '' : sort],
    group: [group === 'article' ? '' : group],
  }
  for (const [name, values] of Object.entries(said)) {
    url.searchParams.delete(name)
    for (const value of values) if (value !== '') url.searchParams.append(name, value)
  }
  return url.href
}
