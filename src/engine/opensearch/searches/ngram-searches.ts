import { clusterFields } from '../../../format/cluster-index.ts'
import { inverseDocumentFrequency } from '../../../format/postings/similarity.ts'
import { listNgrams, scoreNgrams } from '../../candidates/ngram-scores.ts'
import type { NgramPlan, PlannedTerm } from '../../retriever.ts'
import { allOf, contains, hasTerm, query, type Requirements } from './clauses.ts'
import type { ClusterCandidate } from './merge-candidates.ts'
import type { ClusterIndex } from './search-limits.ts'
import { type ClusterHit, type ClusterResult, type Search, search } from './searches.ts'

/** Passages beyond those wanted: scores of the cluster are of single precision, so the last are chosen here. */
const spare = 8
/**
 * Weight of the n-grams beside the score of the terms, which single precision rounds away: passages without a term stay
 * in order, and before those that their shard did not choose.
 */
const ngramWeight = 1e-30
/** Scores of passages without a term are below. */
const minScore = 1e-20

/** The search that counts the passages with each n-gram of a plan, whatever a filter requires. */
export function countNgrams(plan: NgramPlan): Search {
  const filters = listNgrams(plan).map(contains)
  return search(query([], { must: [], mustNot: [] }), {
    size: 0,
    order: 'passage',
    aggregations: { ngrams: { filters: { filters } } },
  })
}

/** Passages with each n-gram, as `countNgrams` found them. */
export function readNgramCounts({ aggregations }: ClusterResult): number[] {
  const { buckets } = aggregations.ngrams as { buckets: readonly { doc_count: number }[] }
  return buckets.map(({ doc_count }) => doc_count)
}

/**
 * The search of candidates by n-grams: each shard chooses its best by their n-grams and answers them with the scores of
 * their terms.
 *
 * @param counts  see `readNgramCounts`
 */
export function findByNgrams(
  plan: NgramPlan,
  counts: readonly number[],
  terms: readonly PlannedTerm[],
  required: Requirements,
  { passages, averageTextLength, similarity, shards }: ClusterIndex,
): Search {
  const ngrams = weighNgrams(plan, counts, passages).map(({ text, idf }) => ({
    constant_score: { filter: contains(text), boost: idf },
  }))
  const { k1, b } = similarity
  const ofShard = plan.limit + spare
  const { sort, ...found } = search(
    {
      script_score: {
        query: query(ngrams, required),
        script: {
          source: `_score / (1 + params.k1 * (1 - params.b + params.b * doc['${clusterFields.textLength}'].value / params.average))`,
          params: { k1, b, average: averageTextLength },
        },
      },
    },
    { size: ofShard * shards, order: 'score', records: true, lengths: true },
  )
  return {
    ...found,
    rescore: {
      window_size: ofShard,
      query: { rescore_query: anyTerm(terms), query_weight: ngramWeight, rescore_query_weight: 1 },
    },
  }
}

/**
 * Chooses the candidates by n-grams among what `findByNgrams` found, as the local engines do.
 *
 * @param passages  those that are reranked anyway, `known`, and the folded text of a hit
 * @returns best n-grams first, with their scores by terms
 */
export function chooseByNgrams(
  plan: NgramPlan,
  counts: readonly number[],
  hits: readonly ClusterHit[],
  index: ClusterIndex,
  passages: { readonly known: ReadonlySet<number>; readonly readText: (hit: ClusterHit) => string },
): ClusterCandidate[] {
  const { known, readText } = passages
  const ngrams = weighNgrams(plan, counts, index.passages)
  return hits
    .map((hit) => {
      const text = readText(hit)
      const sum = ngrams.reduce(
        (before, ngram) => (text.includes(ngram.text) ? before + ngram.idf : before),
        0,
      )
      return { hit, byNgrams: scoreNgrams(sum, hit.textLength, index) }
    })
    .sort((a, b) => b.byNgrams - a.byNgrams || a.hit.passage - b.hit.passage)
    .slice(0, plan.limit)
    .filter(({ hit }) => hit.score > minScore && !known.has(hit.passage))
    .map(({ hit }) => hit)
}

/** The n-grams of a plan with their inverse document frequencies. */
function weighNgrams(plan: NgramPlan, counts: readonly number[], passages: number) {
  return listNgrams(plan).map((text, number) => ({
    text,
    idf: inverseDocumentFrequency(passages, Math.max(1, counts[number]!)),
  }))
}

function anyTerm(terms: readonly PlannedTerm[]) {
  return terms.length === 0 ? allOf([]) : query(terms.map(hasTerm), { must: [], mustNot: [] })
}
