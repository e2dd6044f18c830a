import { intersect } from '../../reader/passage-set.ts'
import type { PlannedTerm, RetrievalPlan } from '../retriever.ts'
import type { BigramMatches } from './passage-matcher.ts'
import type { RetrievalContext } from './retrieval-context.ts'

const readsPerString = 4

/**
 * Leaves out the characters of out-of-vocabulary strings that the corpus contains: 灰犀牛 is not every 灰. Where it
 * does not contain the string, its characters are all there is to go by.
 *
 * @param reserve  reads to leave for what comes after
 * @returns the terms that are left, and the bigram matches of the strings that were looked up
 */
export async function leaveOutCharacters(
  { matcher, budget }: RetrievalContext,
  { terms, outOfVocabulary }: Pick<RetrievalPlan, 'terms' | 'outOfVocabulary'>,
  reserve: number,
): Promise<{ terms: readonly PlannedTerm[]; knownMatches: ReadonlyMap<string, BigramMatches> }> {
  const knownMatches = new Map<string, BigramMatches>()
  const out = new Set<string>()
  for (const { text, characters } of outOfVocabulary) {
    if (budget.left <= reserve) break
    const reads = Math.min(readsPerString, budget.left - reserve)
    const matches = await matcher.findBigramMatches(text, { reads, postings: Infinity }, budget)
    knownMatches.set(text, matches)
    if (matches.passages.length > 0) for (const character of characters) out.add(character)
  }
  return { terms: out.size === 0 ? terms : terms.filter(({ term }) => !out.has(term)), knownMatches }
}

/** Finds the passages that have all terms of a conjunction, in order of the index. */
export async function findConjunctionMatches(
  { matcher, sets, budget }: RetrievalContext,
  conjunction: readonly PlannedTerm[],
  isAllowed: ((passage: number) => boolean) | null,
): Promise<Int32Array> {
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
