import type { Lengths } from '../../format/index-header.ts'
import type { CorpusStatistics, Similarity } from '../../format/similarity.ts'

/** What scoring needs of the corpus. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: Lengths
  readonly titleLengths: Lengths
}

/** Length parts of BM25, worked out once for the lengths that most fields have. */
export interface LengthNorms {
  readonly texts: Float64Array
  readonly titles: Float64Array
}

/** Lengths whose parts are worked out. */
export const tabulatedLengths = 1024

/** Works out the length parts of one index. */
export function tabulateNorms(context: ScoringContext): LengthNorms {
  const { averageTextLength, averageTitleLength } = context.statistics
  const tabulate = (average: number): Float64Array => {
    const norms = new Float64Array(tabulatedLengths)
    for (let length = 0; length < tabulatedLengths; length++)
      norms[length] = lengthNorm(context, length, average)
    return norms
  }
  return { texts: tabulate(averageTextLength), titles: tabulate(averageTitleLength) }
}

/** The length part of a field of one passage. */
export function lengthNorm(
  { similarity: { k1, b } }: ScoringContext,
  length: number,
  average: number,
): number {
  return k1 * (1 - b + (b * length) / average)
}
