import type { AnsweredSearch } from '../client/answer.ts'
import type { Client, SearchParameters } from '../client/client.ts'
import type { SearchedQuery } from './session-state.ts'

/** Conditions of every query, as the site sets them. */
export type Preset = Pick<SearchParameters, 'filters' | 'after' | 'before'>

/** Years that are counted at most, newest first. */
const mostYears = 8

/** One page of a query with its choices; a field that the visitor filters goes before the site's. */
export function writeRequest(
  { query, choices }: SearchedQuery,
  preset: Preset,
  page: Pick<SearchParameters, 'limit' | 'offset'>,
): SearchParameters {
  const { year, ...filters } = choices.filters
  const { group, sort } = choices
  const days = year?.[0] === undefined ? {} : { after: `${year[0]}-01-01`, before: `${year[0]}-12-31` }
  return {
    ...preset,
    ...days,
    ...page,
    q: query,
    group,
    sort,
    highlight: true,
    filters: { ...preset.filters, ...filters },
  }
}

/** Counts a query by year, over the years that its answer spans; a year that cannot be asked counts 0. */
export async function countByYear(
  client: Client,
  asked: SearchedQuery,
  preset: Preset,
  { dates }: AnsweredSearch,
): Promise<Readonly<Record<string, number>>> {
  const last = Number(dates?.max.slice(0, 4))
  const span = Math.min(mostYears, last - Number(dates?.min.slice(0, 4)) + 1)
  const counts = Array.from({ length: span || 0 }, async (_, index) => {
    const year = String(last - index)
    const choices = { ...asked.choices, filters: { ...asked.choices.filters, year: [year] } }
    const request = writeRequest({ ...asked, choices }, preset, { limit: 0 })
    const answer = await client.search(request).catch(() => null)
    return [year, answer?.total ?? 0] as const
  })
  return Object.fromEntries((await Promise.all(counts)).filter(([, total]) => total > 0))
}
