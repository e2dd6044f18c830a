import type { QueryTerm } from '../../engine/engine.ts'
import { intersect } from '../../index/passage-set.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Finds the passages that hold all terms of a group, in order of the index. */
export async function findGroupHolders(
  { engine, sets, budget }: RetrievalContext,
  group: readonly QueryTerm[],
  isAllowed: ((passage: number) => boolean) | null,
): Promise<Int32Array> {
  let held: Int32Array | null = null
  for (const term of group) {
    const matching = sets.take()
    await engine.matchTerms([term], { limit: 1, only: null, allowed: isAllowed, all: matching }, budget)
    const passages = matching.list()
    sets.give(matching)
    held = held === null ? passages : intersect(held, passages)
    if (held.length === 0) break
  }
  return held ?? new Int32Array(0)
}
