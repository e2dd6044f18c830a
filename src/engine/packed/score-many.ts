import type { Matches, MatchOptions } from '../matcher/passage-matcher.ts'
import { createTopOfMany } from '../matcher/top-of-many.ts'
import { orderTerms, sumHighest } from './term-order.ts'
import type { TermScorer } from './term-scorer.ts'

/** Passages that are scored at once; a buffer of a megabyte. */
const mostSlots = 131_072
/** Terms that each are followed by a look for a bound: of more terms, those that matter most come first. */
const boundsInRow = 6
/** Steps of a score that `findBound` tells apart. */
const steps = 4096
/** What a bound lies lower, so that no score that is rounded to 32 bits falls below it by that. */
const margin = 1 - 2 ** -20

/**
 * Makes the function that scores queries of which thousands of passages are wanted, as for a page far behind. A heap of
 * so many has a threshold late. So each term is added to all passages at once, and the threshold comes from what the
 * terms before have added: as many passages as are wanted have that much already. Those that can no longer come over it
 * are left as they are.
 *
 * @param passages  of the index
 * @param most  passages that are scored at once
 * @see Moffat and Zobel 1996, the continue strategy
 */
export function createManyScorer(
  passages: number,
  most = mostSlots,
): (scorers: readonly TermScorer[], options: Pick<MatchOptions, 'limit' | 'allowed'>) => Matches {
  const room: { scores: Float64Array | null } = { scores: null }
  return (scorers, { limit, allowed }) => {
    const top = createTopOfMany(limit)
    room.scores ??= new Float64Array(Math.min(most, passages))
    const { scores } = room
    for (let start = 0; start < passages; start += scores.length) {
      const window = { start, end: Math.min(passages, start + scores.length) }
      for (const scorer of scorers) scorer.moveTo(window)
      const terms = orderTerms(scorers)
      const reach = sumHighest(terms)
      let { threshold } = top
      if (reach[0]! <= threshold) continue
      scores.fill(0)
      if (allowed !== null) leaveOut(scores, allowed, window)
      let postings = 0
      for (let index = 0; index < terms.length; index++) {
        const term = terms[index]!
        term.addAbove(start, window.end, scores, threshold - reach[index]!)
        postings += term.most
        if (postings > limit && (index < boundsInRow || index === terms.length - 1)) {
          const bound = findBound(scores, limit, reach[0]!, allowed === null)
          threshold = Math.max(threshold, bound)
        }
      }
      const least = Math.max(0, threshold)
      for (let slot = 0; slot < scores.length; slot++)
        if (scores[slot]! > least) top.offer(start + slot, scores[slot]!)
    }
    return top.take()
  }
}

/** Slots whose score is on each step; used again by every call. */
const slotsOfStep = new Int32Array(steps)

/** Puts the scores of slots that are not allowed below every threshold, where nothing is added to them. */
function leaveOut(
  scores: Float64Array,
  allowed: (passage: number) => boolean,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  for (let passage = start; passage < end; passage++)
    if (!allowed(passage)) scores[passage - start] = Number.NEGATIVE_INFINITY
}

/**
 * A score that `wanted` slots reach at least: none below it comes among the best so many. The scores may still grow.
 *
 * @param highest  that no score exceeds
 * @param areAllowed  whether all slots are: a test of each costs more than counting those without a score
 * @returns -1 where fewer slots have a score
 */
function findBound(scores: Float64Array, wanted: number, highest: number, areAllowed: boolean): number {
  slotsOfStep.fill(0)
  const scale = (steps - 1) / highest
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot]!
    if (areAllowed || score > 0) slotsOfStep[(score * scale) | 0]! += 1
  }
  let step = steps
  for (let reached = 0; reached < wanted; ) {
    if (--step === 0) return -1
    reached += slotsOfStep[step]!
  }
  return (step / scale) * margin
}
