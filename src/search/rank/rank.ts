import type { Candidate } from '../../engine/retriever.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { extractFeatures, type RerankFeatures } from './rerank-features.ts'
import { type RerankModel, sumParts } from './rerank-model.ts'
import type { RerankQuery } from './rerank-query.ts'

/** A candidate in its final order. */
export interface RankedPassage {
  readonly score: number
  readonly candidate: Candidate
  /** Features of its text; null where it was not reranked. */
  readonly features: RerankFeatures | null
}

/** A candidate that is not reranked. */
export function keepScore(candidate: Candidate): RankedPassage {
  return { score: candidate.score, candidate, features: null }
}

/** Candidates in their order behind others, none with a score above the one before it or above `ceiling`. */
export function keepOrder(
  candidates: readonly Candidate[],
  ceiling = Number.POSITIVE_INFINITY,
): RankedPassage[] {
  let most = ceiling
  return candidates.map((candidate) => {
    most = Math.min(most, candidate.score)
    return { ...keepScore(candidate), score: most }
  })
}

/** Mean length of the folded texts, in units; for the length part of features. */
export function averageUnits(reader: IndexReader): number {
  // Different terms of a text, times what a term and its repetition take on average.
  return Math.max(40, reader.manifest.averageTextLength * 2.6)
}

/** What candidates are reranked by. */
export interface RankContext {
  readonly query: RerankQuery
  /** See `averageUnits`. */
  readonly averageLength: number
  readonly model: RerankModel
}

/** Puts candidates in order by the features of their text; of equal scores the first in the index is first. */
export function rerankCandidates(
  { query, averageLength, model }: RankContext,
  candidates: readonly Candidate[],
): RankedPassage[] {
  return candidates
    .map((candidate): RankedPassage => {
      const { text, termScore, substringScore } = candidate
      if (text === null) return keepScore(candidate)
      const passage = { ...text, viaWords: termScore, viaSubstrings: substringScore }
      const features = extractFeatures(query, passage, averageLength)
      return { score: sumParts(model.explain(features)), candidate, features }
    })
    .sort((a, b) => b.score - a.score || a.candidate.passage - b.candidate.passage)
}

/** The best passage of each article, in order; every passage where they are not grouped. */
export function groupRanked(ranked: readonly RankedPassage[], byArticle: boolean): RankedPassage[] {
  if (!byArticle) return [...ranked]
  const articles = new Set<number>()
  return ranked.filter(({ candidate: { article } }) => !articles.has(article) && articles.add(article))
}
