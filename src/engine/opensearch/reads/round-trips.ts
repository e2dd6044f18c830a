import type { ClusterClient } from '../connection/cluster-client.ts'
import type { NamedResults } from '../searches/merge-candidates.ts'
import type { NamedSearches } from '../searches/plan-searches.ts'
import { multiSearch } from './multi-search.ts'
import type { PassageRecords } from './passage-records.ts'

/** The requests to the cluster that serve one request to the API. */
export interface RoundTrips {
  /** How many there were. */
  readonly count: number
  /** Whether in any of them a part of the index did not answer. */
  readonly partial: boolean
  /** Asks searches in one request, and keeps the stored fields that come with them. */
  ask(searches: NamedSearches): Promise<NamedResults>
}

/** Starts the count for one request. */
export function createRoundTrips(
  client: ClusterClient,
  index: string,
  records: PassageRecords,
  signal: AbortSignal | undefined,
): RoundTrips {
  const trips = { count: 0, partial: false }
  return {
    get count() {
      return trips.count
    },
    get partial() {
      return trips.partial
    },
    async ask(searches) {
      const names = Object.keys(searches)
      if (names.length === 0) return {}
      trips.count++
      const { results, partial } = await multiSearch(client, index, Object.values(searches), signal)
      trips.partial ||= partial
      for (const { hits } of results) records.keep(hits)
      return Object.fromEntries(names.map((name, number) => [name, results[number]!]))
    },
  }
}
