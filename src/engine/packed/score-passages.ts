import { createPostingBlock, decodeBlock, type PostingList, postingsInBlock } from '../../format/postings.ts'
import type { PassageSet } from '../../reader/passage-set.ts'
import type { Matches, MatchOptions, TopPassages } from '../local/passage-matcher.ts'
import { createCollector } from '../local/top-passages.ts'
import {
  createTermScorer,
  type ScoringContext,
  type TermScorer,
  tabulateNorms,
  type Window,
} from './term-scorer.ts'

/** Passages of a window. */
const windowSize = 4096
/** Postings of a window are walked through when there are at most so many for each passage that asks for them. */
const walkedPerPassage = 16

/** Scratch buffers that queries use one after the other; their size does not depend on the corpus. */
interface Room extends Window {
  /** Slots of the window that may still come among the best. */
  readonly alive: Int32Array
}

/** Makes the function that scores queries by MaxScore; see `scoreWindow`. */
export function createScorer(
  context: ScoringContext,
): (lists: readonly PostingList[], weights: readonly number[], options: MatchOptions) => Matches {
  const norms = tabulateNorms(context)
  const room: Room = {
    start: 0,
    scores: new Float64Array(windowSize),
    touched: new Uint32Array(windowSize / 32),
    alive: new Int32Array(windowSize),
  }
  return (lists, weights, options) => {
    if (options.limit === 0 && options.only === null && options.all !== null) {
      markAll(lists, options.all, options.allowed)
      return noMatches
    }
    const scorers = lists.map((list, index) => createTermScorer(context, norms, list, weights[index]!))
    const top = createCollector(options)
    if (options.only !== null) {
      for (const passage of options.only) offerPassage(scorers, passage, top)
      return top.take()
    }
    const { passages } = context.statistics
    for (let start = 0; start < passages; start += windowSize) {
      let next = passages
      for (const scorer of scorers) next = Math.min(next, scorer.moveTo(start, start + windowSize))
      // Where no term has a posting, go on at the window that has the next one.
      if (next >= start + windowSize) {
        start = Math.floor(next / windowSize) * windowSize - windowSize
        continue
      }
      room.start = start
      scoreWindow(scorers, top, options, room)
    }
    return top.take()
  }
}

const noMatches: Matches = Object.freeze({ passages: new Int32Array(0), scores: new Float64Array(0) })

/** Puts all passages of some postings into an empty set, without scoring them. */
function markAll(
  lists: readonly PostingList[],
  { words }: PassageSet,
  allowed: MatchOptions['allowed'],
): void {
  const block = createPostingBlock()
  const { passages } = block
  for (const list of lists) {
    for (let number = 0; number < list.lastPassages.length; number++) {
      const count = decodeBlock(list, number, block)
      for (let index = 0; index < count; index++) {
        const passage = passages[index]!
        words[passage >>> 5]! |= 1 << (passage & 31)
      }
    }
  }
  if (allowed === null) return
  for (let word = 0; word < words.length; word++) {
    for (let bits = words[word]!; bits !== 0; bits &= bits - 1) {
      const low = bits & -bits
      if (!allowed(word * 32 + 31 - Math.clz32(low))) words[word]! &= ~low
    }
  }
}

/** Scores one passage by all terms; passages are asked for in order. */
function offerPassage(scorers: readonly TermScorer[], passage: number, top: TopPassages): void {
  let score = 0
  for (const scorer of scorers) score += scorer.scoreAt(passage)
  if (score > 0) top.offer(passage, score)
}

/**
 * Scores one window of passages. Non-essential terms, which together cannot lift a passage over the threshold, are
 * only probed at the passages that the essential terms match, the strongest first, and only while these can still
 * come over it.
 *
 * @see Turtle and Flood 1995 (MaxScore); Lucene's windows of it
 */
function scoreWindow(
  scorers: readonly TermScorer[],
  top: TopPassages,
  options: MatchOptions,
  room: Room,
): void {
  const { start, scores, alive } = room
  const end = start + windowSize
  const ordered = scorers.filter((scorer) => scorer.highest > 0).sort((a, b) => a.highest - b.highest)
  const { all } = options
  const bar = top.threshold
  const threshold = all === null ? bar : -1
  // `reach[n]` is what the first n terms can add at most.
  const reach = new Float64Array(ordered.length + 1)
  let optional = 0
  ordered.forEach((scorer, index) => {
    reach[index + 1] = reach[index]! + scorer.highest
    if (reach[index + 1]! <= threshold) optional = index + 1
  })
  if (optional === ordered.length) return
  const most = reach[ordered.length]!
  for (let index = optional; index < ordered.length; index++) {
    const scorer = ordered[index]!
    scorer.addAll(room, end, threshold - (most - scorer.highest))
  }
  let count = listAlive(room, bar - reach[optional]!, options)
  for (let index = optional - 1; index >= 0 && count > 0; index--) {
    const scorer = ordered[index]!
    if (scorer.blocks * postingsInBlock <= count * walkedPerPassage) scorer.addToScored(room, end)
    else for (let at = 0; at < count; at++) scores[alive[at]!]! += scorer.scoreAt(start + alive[at]!)
    count = keepAbove(room, count, bar - reach[index]!)
  }
  for (let at = 0; at < count; at++) {
    const slot = alive[at]!
    top.offer(start + slot, scores[slot]!)
    scores[slot] = 0
  }
}

/**
 * Lists the slots that score more than `least`, clears the others, and counts what matched where that is wanted.
 *
 * @returns how many slots are alive
 */
function listAlive(
  { start, scores, touched, alive }: Room,
  least: number,
  { all, allowed }: MatchOptions,
): number {
  let count = 0
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word]!
    if (bits === 0) continue
    touched[word] = 0
    if (all !== null && allowed === null) all.words[(start >>> 5) + word]! |= bits
    while (bits !== 0) {
      const slot = word * 32 + 31 - Math.clz32(bits & -bits)
      bits &= bits - 1
      const isHigh = scores[slot]! > least
      if (allowed !== null && (isHigh || all !== null)) {
        if (!allowed(start + slot)) {
          scores[slot] = 0
          continue
        }
        if (all !== null) all.add(start + slot)
      }
      if (isHigh) alive[count++] = slot
      else scores[slot] = 0
    }
  }
  return count
}

/** Drops the slots that score no more than `least`. @returns how many are left */
function keepAbove({ scores, alive }: Room, count: number, least: number): number {
  let kept = 0
  for (let at = 0; at < count; at++) {
    const slot = alive[at]!
    if (scores[slot]! > least) alive[kept++] = slot
    else scores[slot] = 0
  }
  return kept
}
