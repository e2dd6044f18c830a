import type { Matches, MatchOptions, TopPassages } from '../matcher/passage-matcher.ts'
import { createTopOfMany } from '../matcher/top-of-many.ts'
import { orderTerms, sumMaxScores } from './term-order.ts'
import type { TermScorer } from './term-scorer.ts'

/** Passages that are scored at once; a buffer of a megabyte. */
const maxSlots = 131_072
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
 * @param maxWindow  passages that are scored at once
 * @see Moffat and Zobel 1996, the continue strategy
 */
export function createManyScorer(
  passages: number,
  maxWindow = maxSlots,
): (scorers: readonly TermScorer[], options: Pick<MatchOptions, 'limit' | 'only' | 'allowed'>) => Matches {
  const kept: Kept = { buffers: null, top: null }
  return (scorers, options) => {
    const { limit } = options
    kept.buffers ??= createBuffers(Math.min(maxWindow, passages))
    const { scores, slots } = kept.buffers
    const top = kept.top?.limit === limit ? kept.top.passages : createTopOfMany(limit)
    // What an error leaves half done is not used again.
    kept.top = null
    for (let start = 0; start < passages; start += scores.length) {
      const window = { start, end: Math.min(passages, start + scores.length) }
      for (const scorer of scorers) scorer.moveTo(window)
      const terms = orderTerms(scorers)
      const reach = sumMaxScores(terms)
      let { threshold } = top
      if (reach[0]! <= threshold) continue
      scores.fill(0)
      const count = listSlots(slots, window, options)
      let postings = 0
      for (let index = 0; index < terms.length; index++) {
        const term = terms[index]!
        term.addAbove(start, window.end, scores, threshold - reach[index]!)
        postings += term.maxPostings
        if (postings > limit && (index < boundsInRow || index === terms.length - 1)) {
          threshold = Math.max(threshold, findBound(scores, slots, count, limit, reach[0]!))
        }
      }
      const minScore = Math.max(0, threshold)
      for (let at = 0; at < count; at++) {
        const slot = slots[at]!
        if (scores[slot]! > minScore) top.offer(start + slot, scores[slot]!)
      }
    }
    const best = top.take()
    kept.top = { limit, passages: top }
    return best
  }
}

/** What calls leave to the next. */
interface Kept {
  buffers: Buffers | null
  top: { readonly limit: number; readonly passages: TopPassages } | null
}

/** Buffers used again by every call. */
interface Buffers {
  /** By slot, a passage minus the start of its window. */
  readonly scores: Float64Array
  /** Slots that may match, in order. */
  readonly slots: Int32Array
}

function createBuffers(size: number): Buffers {
  return { scores: new Float64Array(size), slots: new Int32Array(size) }
}

/** Lists the slots of passages that may match. @returns how many these are */
function listSlots(
  slots: Int32Array,
  { start, end }: { readonly start: number; readonly end: number },
  { only, allowed }: Pick<MatchOptions, 'only' | 'allowed'>,
): number {
  let count = 0
  if (only !== null) {
    for (let at = 0; at < only.length; at++)
      if (only[at]! >= start && only[at]! < end) slots[count++] = only[at]! - start
  } else {
    for (let passage = start; passage < end; passage++)
      if (allowed === null || allowed(passage)) slots[count++] = passage - start
  }
  return count
}

/** Slots whose score is on each step; used again by every call. */
const slotsOfStep = new Int32Array(steps)

/**
 * A score that `wanted` of some slots reach at least: none below it comes among the best so many. The scores may still
 * grow.
 *
 * @param maxScore  that no score exceeds
 * @returns -1 where fewer slots have a score
 */
function findBound(
  scores: Float64Array,
  slots: Int32Array,
  count: number,
  wanted: number,
  maxScore: number,
): number {
  slotsOfStep.fill(0)
  const scale = (steps - 1) / maxScore
  for (let at = 0; at < count; at++) slotsOfStep[(scores[slots[at]!]! * scale) | 0]! += 1
  let step = steps
  for (let reached = 0; reached < wanted; ) {
    if (--step === 0) return -1
    reached += slotsOfStep[step]!
  }
  return (step / scale) * margin
}
