import { intersect } from '../../../reader/passage-set.ts'
import type { PlannedTerm } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

/**
 * Finds the passages that have all terms of a conjunction, in order of the index.
 *
 * @returns null where no reads are left for its terms
 */
export async function findConjunctionMatches(
  { matcher, sets, reads }: RetrievalContext,
  conjunction: readonly PlannedTerm[],
  isAllowed: ((passage: number) => boolean) | null,
): Promise<Int32Array | null> {
  const budget = reads.share('terms')
  if (matcher.countReadable(conjunction, budget) < conjunction.length) return null
  let common: Int32Array | null = null
  for (const term of conjunction) {
    const matching = sets.take()
    const options = { limit: 1, groups: null, only: null, allowed: isAllowed, all: matching }
    await matcher.matchTerms([term], options, budget)
    const passages = matching.list()
    sets.give(matching)
    common = common === null ? passages : intersect(common, passages)
    if (common.length === 0) break
  }
  return common ?? new Int32Array(0)
}
