import type { Client, SearchParameters } from '../../client/client.ts'
import type { AnsweredSearch } from '../../client/search-answer.ts'
import type { SearchedQuery } from './session-state.ts'

/** Conditions of every query, as the site sets them. */
export type Preset = Pick<SearchParameters, 'filters' | 'after' | 'before'>

/** Years that are counted at most, newest first. */
const maxYears = 8

/** One page of a query with its choices; a field that the visitor filters goes before the site's. */
export function writeRequest(
  { query, choices }: SearchedQuery,
  preset: Preset,
  page: Pick<SearchParameters, 'limit' | 'offset'>,
): SearchParameters {
  const { filters, ...grouping } = choices
  const { year: [year] = [], ...others } = filters
  return {
    ...preset,
    ...(year && { after: `${year}-01-01`, before: `${year}-12-31` }),
    ...page,
    ...grouping,
    q: query,
    highlight: true,
    filters: { ...preset.filters, ...others },
  }
}

/** Counts a query by year, over the years that its answer spans; a year that cannot be asked counts 0. */
export async function countByYear(
  client: Client,
  { query, choices }: SearchedQuery,
  preset: Preset,
  { dates }: AnsweredSearch,
): Promise<Readonly<Record<string, number>>> {
  const yearOf = (day = '') => Number(day.slice(0, 4))
  const last = yearOf(dates?.max)
  const counts = Array.from(
    { length: Math.min(maxYears, last - yearOf(dates?.min) + 1) },
    async (_, index) => {
      const year = String(last - index)
      const filters = { ...choices.filters, year: [year] }
      const request = writeRequest({ query, choices: { ...choices, filters } }, preset, { limit: 0 })
      const answer = await client.search(request).catch(() => null)
      return [year, answer?.total ?? 0] as const
    },
  )
  return Object.fromEntries((await Promise.all(counts)).filter(([, total]) => total))
}
