const minWeight = 0.1

/**
 * Term frequency in a passage of some weight (index-time boost): occurrences outside of the title are
 * multiplied, as BM25F weighs fields, so that every engine scores the passage alike. A weight below 1
 * lengthens the passage instead, since a posting counts whole occurrences.
 */
export function weighFrequency(frequency: number, inTitle: number, weight: number): number {
  return weight <= 1 ? frequency : Math.min(65535, inTitle + Math.round((frequency - inTitle) * weight))
}

/** Field length of a passage of some weight, in different terms. */
export function weighLength(length: number, weight: number): number {
  return weight >= 1 ? length : Math.round(length / Math.max(minWeight, weight))
}
