import type { Searcher, SearchRequest } from '../../../src/search/answer.ts'
import { maxOffset, plainRequest } from '../../../src/search/answer.ts'
import { median } from '../statistics.ts'
import { formatNumber, formatTable } from '../table.ts'

/** What one request cost. */
export interface RequestCost {
  readonly request: SearchRequest
  /** Process CPU time, in milliseconds; the median of several rounds. */
  readonly cpuMs: number
  readonly total: number
}

/** Rounds over all requests before the first that counts, so that what they share is compiled. */
const roundsBefore = 3
const rounds = 5

/**
 * Requests that cost much: nothing at all, the most frequent words alone, together, as phrases, and left out; each in
 * every order, for the first page and for the last that can be asked for.
 *
 * @param words  most frequent first
 */
export function listHostileRequests(words: readonly string[]): SearchRequest[] {
  const [first = '的', second = '是'] = words
  const queries = [
    '',
    ...words.slice(0, 6),
    words.slice(0, 5).join(' '),
    words.slice(0, 12).join(''),
    words.slice(0, 40).join(' '),
    `"${first}"`,
    `"${first}${second}"`,
    `"${first}" "${second}"`,
    `-${first}`,
    `${second} -${first}`,
    first.repeat(30),
    'a',
    'shi',
  ]
  return [...new Set(queries)].flatMap((q) =>
    (['relevance', 'newest', 'oldest'] as const).flatMap((sort) => [
      { ...plainRequest, q, sort },
      { ...plainRequest, q, sort, offset: maxOffset, limit: 100 },
    ]),
  )
}

/** Asks each request several times, and answers what each cost, the dearest first. */
export async function measureRequests(
  searcher: Searcher,
  requests: readonly SearchRequest[],
): Promise<RequestCost[]> {
  const measured = requests.map((request) => ({ request, times: [] as number[], total: 0 }))
  for (let round = -roundsBefore; round < rounds; round++) {
    for (const entry of measured) {
      const before = process.cpuUsage()
      entry.total = (await searcher.search(entry.request)).total
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) entry.times.push((user + system) / 1000)
    }
  }
  return measured
    .map(({ request, times, total }): RequestCost => ({ request, cpuMs: median(times), total }))
    .sort((a, b) => b.cpuMs - a.cpuMs)
}

/** The dearest requests as a table. */
export function describeCosts(costs: readonly RequestCost[], limit = 20): string {
  const rows = costs
    .slice(0, limit)
    .map(({ request: { q, sort, offset }, cpuMs, total }) => [
      q.length > 24 ? `${q.slice(0, 24)}…` : q || '(empty)',
      sort,
      `${offset}`,
      total.toLocaleString('en'),
      formatNumber(cpuMs),
    ])
  return formatTable(['query', 'sort', 'offset', 'matches', 'CPU ms'], rows)
}
