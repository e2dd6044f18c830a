import type { NarrowNumbers } from '../../format/encoding/narrow-numbers.ts'
import { type CorpusStatistics, lengthNorm, type Similarity } from '../../format/postings/similarity.ts'

/** Similarity, corpus statistics and field lengths, as scoring needs them. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: NarrowNumbers
  readonly titleLengths: NarrowNumbers
}

/** Length norms of BM25, by length, for every length of a field. */
export interface LengthNorms {
  readonly texts: Float64Array
  readonly titles: Float64Array
}

/** Tabulates the length norms of one index. */
export function tabulateNorms({
  similarity,
  statistics,
  textLengths,
  titleLengths,
}: ScoringContext): LengthNorms {
  const tabulate = (lengths: NarrowNumbers, average: number): Float64Array => {
    const norms = new Float64Array(longestOf(lengths) + 1)
    for (let length = 0; length < norms.length; length++)
      norms[length] = lengthNorm(similarity, length, average)
    return norms
  }
  return {
    texts: tabulate(textLengths, statistics.averageTextLength),
    titles: tabulate(titleLengths, statistics.averageTitleLength),
  }
}

/** The longest, or for lengths of a byte the longest there may be. */
function longestOf(lengths: NarrowNumbers): number {
  if (lengths.BYTES_PER_ELEMENT === 1) return 255
  let longest = 0
  for (let passage = 0; passage < lengths.length; passage++)
    if (lengths[passage]! > longest) longest = lengths[passage]!
  return longest
}
