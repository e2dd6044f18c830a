import type { Choices } from './search-session.ts'

/** What the address of the search page says: the question and the choices that are not the usual ones. */
export interface PageQuestion {
  readonly query: string
  readonly choices: Choices
}

/** Reads `?q=&sort=&group=`; what is not known counts as not said. */
export function readPageAddress(address: string): PageQuestion {
  const parameters = new URL(address).searchParams
  const sort = parameters.get('sort')
  return {
    query: parameters.get('q') ?? '',
    choices: {
      sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
      group: parameters.get('group') === 'passage' ? 'passage' : 'article',
    },
  }
}

/** The address of the page with the question in it; all else in the address stays. */
export function writePageAddress(address: string, { query, choices }: PageQuestion): string {
  const url = new URL(address)
  const said = {
    q: query.trim(),
    sort: choices.sort === 'relevance' ? '' : choices.sort,
    group: choices.group === 'article' ? '' : choices.group,
  }
  for (const [name, value] of Object.entries(said)) {
    if (value === '') url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.href
}
