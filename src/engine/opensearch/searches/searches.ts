import { clusterFields, maxResults } from '../../../format/cluster-index.ts'
import type { Clause } from './clauses.ts'

/** The body of one search. */
export type Search = Readonly<Record<string, unknown>>

/** One passage that a search found. */
export interface ClusterHit {
  readonly passage: number
  readonly article: number
  /** Position in its article. */
  readonly ordinal: number
  /** Days since 1970-01-01; null for none, or where the search did not ask. */
  readonly day: number | null
  /** Length of its text in different terms; 0 where the search did not ask. */
  readonly textLength: number
  /** Rounded to single precision, as the scores of other engines. */
  readonly score: number
  /** Records of passage and article; null where the search did not ask. */
  readonly records: readonly [passage: string, article: string] | null
}

/** What one search found. */
export interface ClusterResult {
  readonly hits: readonly ClusterHit[]
  /** Passages that match; 0 where they were not counted. */
  readonly total: number
  readonly aggregations: Readonly<Record<string, unknown>>
}

/** Which passages of a query a search answers. */
export interface ClusterSearchOptions {
  readonly size: number
  readonly from?: number
  readonly order: 'score' | 'passage' | 'newest' | 'oldest'
  /** Answers the first passage of each article alone. */
  readonly byArticle?: boolean
  readonly records?: boolean
  /** Counts the matches: all of them, or no more than so many. */
  readonly counted?: boolean | number
  readonly aggregations?: Search
  /** Answers text lengths too. */
  readonly lengths?: boolean
}

const { passage, article, ordinal, day, textLength, passageRecord, articleRecord } = clusterFields

const orders = Object.freeze({
  score: [{ _score: 'desc' }, { [passage]: 'asc' }],
  passage: [{ [passage]: 'asc' }],
  newest: [{ [day]: { order: 'desc', missing: '_last' } }, { [passage]: 'asc' }],
  oldest: [{ [day]: { order: 'asc', missing: '_last' } }, { [passage]: 'asc' }],
})

/** Writes a search. */
export function search(query: Clause, options: ClusterSearchOptions): Search {
  const { from = 0, order, byArticle = false, records = false, counted = false, lengths = false } = options
  const { aggregations } = options
  const size = Math.min(options.size, maxResults - from)
  return {
    query,
    size,
    ...(from > 0 ? { from } : {}),
    track_total_hits: counted,
    ...(size === 0
      ? {}
      : {
          sort: orders[order],
          track_scores: true,
          // Even the id of a document would be read from its stored fields.
          stored_fields: records ? [passageRecord, articleRecord] : '_none_',
          docvalue_fields: [passage, article, ordinal, day, ...(lengths ? [textLength] : [])],
          ...(byArticle ? { collapse: { field: article } } : {}),
        }),
    ...(aggregations === undefined ? {} : { aggs: aggregations }),
  }
}

/** Parts of an answer that are read, so that no others are sent. */
export const readParts = [
  'responses.hits.total.value',
  'responses.hits.hits._score',
  'responses.hits.hits.fields',
  'responses.aggregations',
  'responses.timed_out',
  'responses.terminated_early',
  'responses._shards.total',
  'responses._shards.successful',
  'responses._shards.failed',
  'responses.error.type',
  'responses.status',
].join(',')

/** One response of `_msearch`, as far as it is read. */
export interface SearchResponse {
  readonly hits?: {
    readonly total?: { readonly value?: number }
    readonly hits?: readonly {
      readonly _score?: number | null
      readonly fields?: Readonly<Record<string, readonly unknown[]>>
    }[]
  }
  readonly aggregations?: Readonly<Record<string, unknown>>
  readonly timed_out?: boolean
  readonly terminated_early?: boolean
  readonly _shards?: { readonly total?: number; readonly successful?: number; readonly failed?: number }
  readonly error?: { readonly type?: string }
  readonly status?: number
}

/** Reads what a search found. */
export function readResponse({ hits, aggregations = {} }: SearchResponse): ClusterResult {
  return {
    total: hits?.total?.value ?? 0,
    aggregations,
    hits: (hits?.hits ?? []).map(({ _score, fields = {} }): ClusterHit => {
      const record = fields[passageRecord]?.[0]
      return {
        passage: fields[passage]?.[0] as number,
        article: fields[article]?.[0] as number,
        ordinal: (fields[ordinal]?.[0] as number | undefined) ?? 0,
        day: (fields[day]?.[0] as number | undefined) ?? null,
        textLength: (fields[textLength]?.[0] as number | undefined) ?? 0,
        score: Math.fround(_score ?? 0),
        records: record === undefined ? null : [record as string, fields[articleRecord]?.[0] as string],
      }
    }),
  }
}
