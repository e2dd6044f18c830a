/** Strings of a query, weighed by how rare they are among the texts that are reranked together. */
export interface Rarity {
  /** Inverse document frequency of each string among these texts. */
  readonly weights: Float64Array
  /** For each text the share of all weight that it has, 0–1. */
  readonly shares: Float64Array
}

/**
 * Weighs strings by the texts that came out best: what all of them have tells none from the others, however rare it is
 * in the index.
 *
 * @see Lavrenko and Croft 2001, for the idea that the best candidates tell of a query what the corpus does not
 */
export function weighByRarity(strings: readonly string[], texts: readonly string[]): Rarity {
  const weights = new Float64Array(strings.length)
  const shares = new Float64Array(texts.length)
  const having: number[] = []
  let total = 0
  for (const [at, string] of strings.entries()) {
    having.length = 0
    for (let text = 0; text < texts.length; text++) if (texts[text]!.includes(string)) having.push(text)
    const weight = Math.log(1 + (texts.length - having.length + 0.5) / (having.length + 0.5))
    weights[at] = weight
    total += weight
    for (const text of having) shares[text]! += weight
  }
  for (let text = 0; text < shares.length; text++) shares[text]! /= total || 1
  return { weights, shares }
}
