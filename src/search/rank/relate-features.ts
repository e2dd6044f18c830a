import type { PassageFeatures } from './rerank-features.ts'
import type { RerankQuery } from './rerank-query.ts'

/**
 * Share of a query's bigrams that the best passage has, up to which the query is in other words than the texts, and
 * from which on it is in theirs. Laymen's questions over statutes have 0.1–0.5 (10th and 90th of 100), questions that were
 * asked of a paragraph 0.4–1, titles and headlines 1.
 */
const foreignCoverage = 0.2
const sharedCoverage = 0.5
/** `titleMatch` of a title that a query names, in whatever words the rest of it is. */
const namedTitle = 0.08

/** Features of one passage among the others that are reranked with it. */
export interface RerankFeatures extends PassageFeatures {
  /** Share of the best `words` and of the best `bodyPairs` among them. */
  readonly wordsShare: number
  readonly bodyPairsShare: number
  /** How far the query is in the words of these texts: 0 where it is in other words, 1 where it is in theirs. */
  readonly wording: number
}

/** Relates the features of the passages that are reranked together. */
export function relateFeatures(query: RerankQuery, passages: readonly PassageFeatures[]): RerankFeatures[] {
  let words = 0
  let bodyPairs = 0
  let coverage = query.bigramsTotal > 0 ? 0 : 1
  let titleMatch = 0
  for (const features of passages) {
    words = Math.max(words, features.words)
    bodyPairs = Math.max(bodyPairs, features.bodyPairs)
    coverage = Math.max(coverage, features.bigramCoverage, features.wholeWords)
    titleMatch = Math.max(titleMatch, features.titleMatch)
  }
  const shared = (coverage - foreignCoverage) / (sharedCoverage - foreignCoverage)
  const wording = Math.min(1, Math.max(0, shared, titleMatch / namedTitle))
  return passages.map((features) => ({
    ...features,
    wordsShare: words > 0 ? features.words / words : 0,
    bodyPairsShare: bodyPairs > 0 ? features.bodyPairs / bodyPairs : 0,
    wording,
  }))
}
