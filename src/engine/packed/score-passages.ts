import { createPostingBlock, decodePassages, type PostingBlock } from '../../format/postings/posting-block.ts'
import type { PostingList } from '../../format/postings/postings.ts'
import { createMembership, fewPassages, type PassageSet } from '../../reader/passage-set.ts'
import type { Matches, MatchOptions, TopPassages } from '../matcher/passage-matcher.ts'
import { createCollector, minLargeLimit } from '../matcher/top-passages.ts'
import { type ScoringContext, tabulateNorms } from './length-norms.ts'
import { createManyScorer } from './score-many.ts'
import { orderTerms, sumMaxScores } from './term-order.ts'
import { createTermScorer, type TermScorer } from './term-scorer.ts'
import { countTouched, createWindow, keepAbove, listAlive, type Window } from './window.ts'

/**
 * Passages of a window: larger ones cost less for each term, smaller ones fit into a processor's cache. Of 300 questions
 * over 126,740 passages one of 16,384 was fastest (4,096–131,072). Until there is a threshold, windows are smaller.
 */
const windowSize = 16_384
const firstWindowSize = 4096
/** Makes the function that scores queries by MaxScore; see `scoreWindow`. */
export function createScorer(
  context: ScoringContext,
): (lists: readonly PostingList[], weights: readonly number[], options: MatchOptions) => Matches {
  const norms = tabulateNorms(context)
  const { passages } = context.statistics
  const window = createWindow(windowSize)
  const scoreMany = createManyScorer(passages)
  const blocks: PostingBlock[] = []
  return (lists, weights, options) => {
    const { limit, groups, only, all } = options
    if (limit === 0 && only === null && all !== null) {
      markAll(lists, all, options.allowed)
      return noMatches
    }
    const scorers = lists.map((list, index) => {
      blocks[index] ??= createPostingBlock()
      return createTermScorer(context, norms, list, weights[index]!, blocks[index])
    })
    const isOneByOne = only !== null && only.length <= fewPassages
    if (!isOneByOne && limit >= minLargeLimit && groups === null && all === null)
      return scoreMany(scorers, options)
    const top = createCollector(options)
    if (isOneByOne) {
      for (const passage of only) offerPassage(scorers, passage, top)
      return top.take()
    }
    const allowed = only === null ? options.allowed : createMembership(only)
    for (let start = 0; start < passages; start = window.end) {
      window.start = start
      window.end = start + (all === null && top.threshold < 0 ? firstWindowSize : windowSize)
      let isOver = true
      for (const scorer of scorers) if (scorer.moveTo(window)) isOver = false
      if (isOver) break
      scoreWindow(scorers, top, { all, allowed }, window)
    }
    return top.take()
  }
}

const noMatches: Matches = Object.freeze({ passages: new Int32Array(0), scores: new Float64Array(0) })

/** Adds all passages of some posting lists to an empty set, without scoring them. */
function markAll(
  lists: readonly PostingList[],
  { words }: PassageSet,
  allowed: MatchOptions['allowed'],
): void {
  const block = createPostingBlock()
  const { passages } = block
  for (const list of lists) {
    for (let number = 0; number < list.lastPassages.length; number++) {
      const count = decodePassages(list, number, block)
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

/** Scores one passage by all terms; passages come in order. */
function offerPassage(scorers: readonly TermScorer[], passage: number, top: TopPassages): void {
  let score = 0
  for (const scorer of scorers) score += scorer.scoreAt(passage)
  if (score > 0) top.offer(passage, score)
}

/**
 * Scores one window of passages, term by term, those that can add most first. As soon as the terms that are left, the
 * non-essential ones, cannot lift a passage over the threshold together, they are only probed at the passages found so
 * far that can still come over it.
 *
 * @see Turtle and Flood 1995 (MaxScore); Lucene's windows of it
 */
function scoreWindow(
  scorers: readonly TermScorer[],
  top: TopPassages,
  { all, allowed }: Pick<MatchOptions, 'all' | 'allowed'>,
  window: Window,
): void {
  const { start, scores, alive } = window
  const terms = orderTerms(scorers)
  const reach = sumMaxScores(terms)
  const { threshold } = top
  if (all === null && reach[0]! <= threshold) return
  let index = 0
  // To count matches, every posting is gone through anyway.
  for (; index < terms.length && (all !== null || reach[index]! > threshold); index++) {
    const term = terms[index]!
    term.addAll(window, all === null ? threshold - (reach[0]! - term.maxScore) : -1)
  }
  if (all !== null) countTouched(window, all, allowed)
  let count = listAlive(window, threshold - reach[index]!, all === null ? allowed : null)
  for (; index < terms.length && count > 0; index++) {
    const minScore = threshold - reach[index + 1]!
    terms[index]!.probe(window, count, minScore)
    count = keepAbove(window, count, minScore)
  }
  for (let at = 0; at < count; at++) {
    const slot = alive[at]!
    top.offer(start + slot, scores[slot]!)
    scores[slot] = 0
  }
}
