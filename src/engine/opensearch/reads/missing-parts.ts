import type { RetrievalPlan } from '../../retriever.ts'
import { isOneOf, query } from '../searches/clauses.ts'
import { planAggregations } from '../searches/facet-aggregations.ts'
import type { ClusterCandidate, NamedResults } from '../searches/merge-candidates.ts'
import type { ClusterIndex } from '../searches/search-limits.ts'
import { type Search, search } from '../searches/searches.ts'
import type { PassageRecords } from './passage-records.ts'
import type { RoundTrips } from './round-trips.ts'

/** First passages of articles that come with texts which are read anyway, should a hit open there. */
const maxOpenings = 100

/** What a plan still needs. */
export interface MissingParts {
  /** Candidates whose texts are needed. */
  readonly shown: readonly ClusterCandidate[]
  /** Candidates that are counted instead of the matches; none where the count of matches is right. */
  readonly counted: readonly ClusterCandidate[]
  /** The search of candidates by n-grams, where it was not asked yet. */
  readonly ngrams: Search | null
}

/**
 * Reads what did not come with the searches of a plan, in one round trip or none: `missing` texts, the `recount` of other
 * matches, candidates by `ngrams`.
 */
export async function readMissing(
  trips: RoundTrips,
  records: PassageRecords,
  plan: RetrievalPlan,
  index: ClusterIndex,
  wanted: MissingParts,
): Promise<NamedResults> {
  const searches: Record<string, Search> = {}
  if (wanted.ngrams !== null) searches.ngrams = wanted.ngrams
  const passages = wanted.shown.map(({ passage }) => passage)
  const missing = plan.stored ? passages.filter((passage) => !records.has(passage)) : []
  if (missing.length > 0) {
    const firsts =
      plan.group === 'article' && !index.oneEach
        ? wanted.shown.slice(0, maxOpenings).map(({ passage, ordinal }) => passage - ordinal)
        : []
    searches.missing = readAll(
      [...new Set([...missing, ...firsts])].filter((passage) => !records.has(passage)),
    )
  }
  if (wanted.counted.length > 0) {
    const aggregations = planAggregations(index, plan.facetValues)
    searches.recount = search(
      query([], { must: [isOneOf(wanted.counted.map(({ passage }) => passage))], mustNot: [] }),
      {
        size: 0,
        order: 'passage',
        counted: true,
        ...(aggregations === null ? {} : { aggregations }),
      },
    )
  }
  return trips.ask(searches)
}

/** The stored fields of passages. */
export function readAll(passages: readonly number[]): Search {
  return search(query([], { must: [isOneOf(passages)], mustNot: [] }), {
    size: passages.length,
    order: 'passage',
    records: true,
  })
}
