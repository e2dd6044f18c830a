const minWeight = 0.1

/**
 * Term frequency in a passage of some weight (index-time boost): occurrences outside of the title are
 * multiplied, as BM25F weighs fields, so that every engine scores the passage alike. A weight below 1
 * lengthens the passage instead, since a posting counts whole occurrences.
 */
export function weighFrequency(frequency: number, inTitle: number, weight: number): number {
  return weight <= 1 ? frequency : Math.min(65535, inTitle + Math.round((frequency - inTitle) * weight))
}

/** Significant bits of a field length less one. */
const lengthBits = 3

/**
 * Field length of a passage of some weight, in different terms, cut to four significant bits as the norms of Lucene are:
 * where files are deflated, lengths take two thirds of the bytes. A length below 256 stays one.
 */
export function weighLength(length: number, weight: number): number {
  const weighed = weight >= 1 ? length : length / Math.max(minWeight, weight)
  const step = 2 ** Math.max(0, Math.floor(Math.log2(weighed)) - lengthBits)
  return Math.floor(weighed / step) * step
}
