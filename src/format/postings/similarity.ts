/**
 * Parameters of the similarity: BM25 over the passage's whole text, plus a weighted BM25 over its title
 * alone.
 */
export interface Similarity {
  readonly k1: number
  readonly b: number
  /** Weight of the title's own BM25. */
  readonly titleBoost: number
}

/** Chosen on the judged sets; within 0.007 of the best of each (see `npm run eval`). */
export const defaultSimilarity: Similarity = Object.freeze({ k1: 0.9, b: 0.5, titleBoost: 0.25 })

/**
 * Corpus statistics that scores depend on. A field length is a count of different terms, as MiniSearch
 * counts.
 */
export interface CorpusStatistics {
  readonly passages: number
  readonly averageTextLength: number
  readonly averageTitleLength: number
}

/**
 * Inverse document frequency.
 *
 * @see Robertson and Zaragoza 2009, with the 1 inside the logarithm that keeps it positive
 */
export function inverseDocumentFrequency(passages: number, frequency: number): number {
  return frequency === 0 ? 0 : Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
}

/** BM25 without its inverse document frequency; below `k1 + 1`. */
export function termWeight(
  similarity: Similarity,
  termFrequency: number,
  length: number,
  averageLength: number,
): number {
  return (
    (termFrequency * (similarity.k1 + 1)) / (termFrequency + lengthNorm(similarity, length, averageLength))
  )
}

/** The length norm of a field of one passage: k1 × (1 − b + b × length / average). */
export function lengthNorm(
  { k1, b }: Pick<Similarity, 'k1' | 'b'>,
  length: number,
  averageLength: number,
): number {
  return k1 * (1 - b + (b * length) / averageLength)
}
