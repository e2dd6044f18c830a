import { nothingRetrieved } from '../candidates/nothing-retrieved.ts'
import {
  asksForPassages,
  type Candidate,
  type RetrievalPlan,
  type Retrieved,
  type Retriever,
  type SubstringCount,
} from '../retriever.ts'
import { answerPlan } from './answer/answer-plan.ts'
import type { ClusterClient } from './connection/cluster-client.ts'
import { findClusterMatches } from './reads/find-cluster-matches.ts'
import { readAll } from './reads/missing-parts.ts'
import { createPassageRecords } from './reads/passage-records.ts'
import { createRoundTrips, type RoundTrips } from './reads/round-trips.ts'
import { contains, query, requireFilter } from './searches/clauses.ts'
import { readAggregations } from './searches/facet-aggregations.ts'
import { listFrequencies } from './searches/merge-candidates.ts'
import type { ClusterIndex } from './searches/search-limits.ts'
import { search } from './searches/searches.ts'

/** Round trips of one search at most. */
const maxRoundTrips = 2
/**
 * Makes the retriever of one request over an index of a cluster: the searches of a plan go in one round trip; a second
 * reads what only the first can tell.
 *
 * @param findTitled  looks up the passages under a title, by its key
 * @throws {SearchError} of `retrieve`: STORE_UNAVAILABLE where no node answers, INDEX_NOT_FOUND where the index is gone
 */
export function createOpenSearchRetriever(
  client: ClusterClient,
  index: ClusterIndex,
  findTitled: (key: string | null) => Promise<readonly number[]>,
  signal: AbortSignal | undefined,
): Retriever & Required<Pick<Retriever, 'readOpening'>> {
  const records = createPassageRecords()
  const trips = createRoundTrips(client, index.name, records, signal)
  /** How many passages contain each string that a plan of this request asked for. */
  const frequencies = new Map<string, number>()
  const underWay: { last: Promise<unknown> } = { last: Promise.resolve() }

  async function retrieve(plan: RetrievalPlan): Promise<Omit<Retrieved, 'counts'>> {
    const filter = requireFilter(plan.filter, index.fields)
    if (filter === null || !asksForPassages(plan)) return answerNothing(plan, index)
    const found = await findClusterMatches(trips, records, plan, filter, index, await findTitled(plan.title))
    for (const [text, frequency] of listFrequencies(plan, found.results)) frequencies.set(text, frequency)
    return answerPlan(trips, records, plan, index, found)
  }

  return {
    async retrieve(plan) {
      // A plan of the same request that is under way may count what this one asks for.
      const before = underWay.last
      const retrieving = retrieve(plan)
      if (asksForPassages(plan)) underWay.last = retrieving.catch(() => undefined)
      const retrieved = await retrieving
      if (plan.counts.length > 0) await before
      return { ...retrieved, counts: await countStrings(trips, frequencies, plan.counts) }
    },
    async readOpening({ passage, text }: Candidate) {
      const first = passage - (text?.passage.ordinal ?? 0)
      if (!records.has(first) && trips.count < maxRoundTrips) await trips.ask({ opening: readAll([first]) })
      return records.get(first)?.passage ?? null
    },
  }
}

function answerNothing(plan: RetrievalPlan, index: ClusterIndex): Omit<Retrieved, 'counts'> {
  const { facets } = readAggregations({ hits: [], total: 0, aggregations: {} }, index, plan.facetValues)
  return { ...nothingRetrieved, facets, matchingAll: plan.contentWords === null ? null : 0 }
}

/** Counts strings; what is known of them already is not asked again, and nothing where that were one trip too many. */
async function countStrings(
  trips: RoundTrips,
  frequencies: ReadonlyMap<string, number>,
  strings: readonly string[],
): Promise<SubstringCount[]> {
  const unknown = strings.filter((text) => !frequencies.has(text))
  const searches = unknown.map((text) => [
    text,
    search(query([], { must: [contains(text)], mustNot: [] }), { size: 0, order: 'passage', counted: true }),
  ])
  const isAsked = trips.count < maxRoundTrips
  const results = isAsked ? await trips.ask(Object.fromEntries(searches)) : {}
  return strings.map((text) => ({
    passages: frequencies.get(text) ?? results[text]?.total ?? 0,
    isExact: !trips.partial && (isAsked || frequencies.has(text)),
  }))
}
