/**
 * The value below which `share` of the values lie, by nearest rank: always one of the values.
 *
 * @param share  0–1; 0.5 is the median, 0.99 leaves one in a hundred above
 * @returns NaN where there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** The middle value; the mean of the middle two where their number is even; NaN for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A sample of a stream, in which every item has the same chance to be. */
export interface Reservoir<Item> {
  add(item: Item): void
  /** What was drawn so far. */
  readonly kept: readonly Item[]
}

/**
 * Draws a sample of items that come one by one, in memory for the sample alone (Vitter's algorithm R).
 *
 * @param limit  size of the sample; fewer items are all kept, in their order
 * @param random  numbers in [0, 1), one for each item past `limit`
 */
export function createReservoir<Item>(limit: number, random: () => number): Reservoir<Item> {
  const kept: Item[] = []
  let seen = 0
  return {
    kept,
    add(item) {
      seen++
      const slot = seen <= limit ? seen - 1 : Math.floor(random() * seen)
      if (slot < limit) kept[slot] = item
    },
  }
}
