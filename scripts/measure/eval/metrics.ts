/** Passages that answer one query, with their grade (1 and up). */
export type Relevant = ReadonlyMap<string, number>

/**
 * One divided by the rank of the first relevant passage; 0 where none is among the first `depth`.
 *
 * @param ids  best first; a passage that comes twice counts at its first rank
 */
export function reciprocalRank(ids: readonly string[], relevant: Relevant, depth: number): number {
  const index = firstTimes(ids, depth).findIndex((id) => relevant.has(id))
  return index < 0 ? 0 : 1 / (index + 1)
}

/**
 * Normalised discounted cumulated gain: each relevant passage gives its grade divided by
 * log2(rank + 1), and the sum is divided by that of the best possible order.
 *
 * @returns 0–1; 0 where nothing is relevant
 * @see Järvelin and Kekäläinen 2002, with the linear gain of trec_eval
 */
export function ndcg(ids: readonly string[], relevant: Relevant, depth: number): number {
  const gains = firstTimes(ids, depth).map((id) => relevant.get(id) ?? 0)
  const best = [...relevant.values()].toSorted((left, right) => right - left).slice(0, depth)
  const ideal = discountedGain(best)
  return ideal === 0 ? 0 : discountedGain(gains) / ideal
}

/** Share of the relevant passages that are among the first `depth`; 0 where nothing is relevant. */
export function recall(ids: readonly string[], relevant: Relevant, depth: number): number {
  if (relevant.size === 0) return 0
  const found = firstTimes(ids, depth).filter((id) => relevant.has(id))
  return found.length / relevant.size
}

/** Means over the queries of a set. */
export interface Quality {
  readonly mrr10: number
  readonly ndcg10: number
  readonly recall10: number
  readonly recall100: number
}

/**
 * Means of a whole set. A query for which nothing was found counts as zero.
 *
 * @param rankings  ids best first, in the order of `judgements`
 */
export function measureQuality(
  rankings: readonly (readonly string[])[],
  judgements: readonly Relevant[],
): Quality {
  const mean = (measure: (ids: readonly string[], relevant: Relevant) => number) =>
    judgements.reduce((sum, relevant, query) => sum + measure(rankings[query] ?? [], relevant), 0) /
    Math.max(1, judgements.length)
  return {
    mrr10: mean((ids, relevant) => reciprocalRank(ids, relevant, 10)),
    ndcg10: mean((ids, relevant) => ndcg(ids, relevant, 10)),
    recall10: mean((ids, relevant) => recall(ids, relevant, 10)),
    recall100: mean((ids, relevant) => recall(ids, relevant, 100)),
  }
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}

function firstTimes(ids: readonly string[], depth: number): string[] {
  return [...new Set(ids)].slice(0, depth)
}
