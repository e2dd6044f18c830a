import type { TimedEvent } from './usage-file.ts'

/** A query, and how often it was asked. */
export interface QueryCount {
  readonly query: string
  readonly count: number
}

/** What visitors looked for, and what came of it. */
export interface UsageSummary {
  readonly searches: number
  readonly emptySearches: number
  readonly clicks: number
  /** Most frequent first. */
  readonly top: readonly (QueryCount & { readonly clicks: number })[]
  /** Queries without a hit, and what was found within a minute after them: spelling, or a synonym. */
  readonly empty: readonly (QueryCount & { readonly next: readonly QueryCount[] })[]
  /** What was chosen most, by address or id as clicks name it. */
  readonly pages: readonly { readonly page: string; readonly count: number }[]
  /** Clicks by position of the hit; the last of them counts all from there on. */
  readonly positions: readonly number[]
}

type Search = Extract<TimedEvent, { kind: 'search' }>

/** A search whose query goes on so soon was not yet typed to its end. */
const typingMs = 10_000
const nextMs = 60_000
const positionsShown = 10

/**
 * Sums up events. Nothing in them says who, so two searches belong together where one follows the other soon.
 *
 * @param events  in order of time
 * @param limit  queries of each list
 */
export function summarizeUsage(events: readonly TimedEvent[], limit: number): UsageSummary {
  const searches = dropTyping(events.filter((event): event is Search => event.kind === 'search'))
  const clicks = events.filter((event) => event.kind === 'click')
  const clicksOf = countBy(clicks.map(({ query }) => query))
  const positions = Array.from({ length: positionsShown }, () => 0)
  for (const { position } of clicks) positions[Math.min(position, positionsShown) - 1]! += 1
  const empty = searches.filter(({ total }) => total === 0)
  return {
    searches: searches.length,
    emptySearches: empty.length,
    clicks: clicks.length,
    top: listMost(
      searches.map(({ query }) => query),
      limit,
    ).map((one) => ({
      ...one,
      clicks: clicksOf.get(one.query) ?? 0,
    })),
    empty: listMost(
      empty.map(({ query }) => query),
      limit,
    ).map((one) => ({
      ...one,
      next: listMost(findNext(searches, one.query), 3),
    })),
    pages: listMost(
      clicks.map(({ hit }) => hit),
      limit,
    ).map(({ query: page, count }) => ({ page, count })),
    positions,
  }
}

/** A box asks while a visitor types: 运, 运河, 运河 水闸 are one search. */
function dropTyping(searches: readonly Search[]): Search[] {
  return searches.filter(({ query, atMs }, at) => {
    for (let after = at + 1; after < searches.length && searches[after]!.atMs - atMs <= typingMs; after++) {
      const later = searches[after]!.query
      if (later.length > query.length && later.startsWith(query)) return false
    }
    return true
  })
}

/** What was found soon after a query that found nothing. */
function findNext(searches: readonly Search[], query: string): string[] {
  return searches.flatMap((search, at) => {
    if (search.query !== query || search.total > 0) return []
    const next = searches
      .slice(at + 1, at + 20)
      .find(({ query: other, total, atMs }) => other !== query && total > 0 && atMs - search.atMs <= nextMs)
    return next === undefined ? [] : [next.query]
  })
}

function listMost(queries: readonly string[], limit: number): QueryCount[] {
  return [...countBy(queries)]
    .map(([query, count]) => ({ query, count }))
    .sort((a, b) => b.count - a.count || (a.query < b.query ? -1 : 1))
    .slice(0, limit)
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
