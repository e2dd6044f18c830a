import type { Lengths } from '../../format/index-header.ts'
import { type CorpusStatistics, lengthNorm, type Similarity } from '../../format/similarity.ts'

/** Similarity, corpus statistics and field lengths, as scoring needs them. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: Lengths
  readonly titleLengths: Lengths
}

/** Length norms of BM25, tabulated for the lengths that most fields have. */
export interface LengthNorms {
  readonly texts: Float64Array
  readonly titles: Float64Array
}

/** Lengths whose norms are tabulated. */
export const tabulatedLengths = 1024

/** Tabulates the length norms of one index. */
export function tabulateNorms(context: ScoringContext): LengthNorms {
  const { averageTextLength, averageTitleLength } = context.statistics
  const tabulate = (average: number): Float64Array => {
    const norms = new Float64Array(tabulatedLengths)
    for (let length = 0; length < tabulatedLengths; length++)
      norms[length] = lengthNorm(context.similarity, length, average)
    return norms
  }
  return { texts: tabulate(averageTextLength), titles: tabulate(averageTitleLength) }
}
