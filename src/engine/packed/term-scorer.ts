import { decodeBlock, type PostingBlock } from '../../format/postings/posting-block.ts'
import type { PostingList } from '../../format/postings/postings.ts'
import type { LengthNorms, ScoringContext } from './length-norms.ts'
import { createPostingScorer } from './posting-scorer.ts'
import type { Window } from './window.ts'

/**
 * The scorer of one term (Lucene's `Scorer`): an iterator over its posting list, moved window by window in
 * order of passages.
 */
export interface TermScorer {
  /** Upper bound of a posting's score in the window (Lucene's max score); 0 where the window has no posting. */
  readonly maxScore: number
  /** Upper bound of the number of postings in the window. */
  readonly maxPostings: number
  /** Moves to a window. @returns false where the list has no posting in it or behind it */
  moveTo(window: Range): boolean
  /**
   * Adds all postings of the window to its scores.
   *
   * @param minScore  what a posting must score for its passage to be of interest; others may be left out
   */
  addAll(window: Window, minScore: number): void
  /** Adds the postings of a window to those of its scores that are above `minScore`. */
  addAbove(start: number, end: number, scores: Float64Array, minScore: number): void
  /**
   * Adds the postings of the first `count` slots that are alive.
   *
   * @param minScore  what a passage must score with this term to be of interest; postings of others may be left out
   */
  probe(window: Window, count: number, minScore: number): void
  /** Score of the term in one passage of the window. */
  scoreAt(passage: number): number
}

/** Upper bounds of scores are this much higher: sums in another order may round up. */
const roundingSlack = 1 + 1e-12

/** Passages `[start, end)`. */
type Range = Pick<Window, 'start' | 'end'>

/** Makes the scorer of one term of one query. @param block  that no other term of the query uses */
export function createTermScorer(
  context: ScoringContext,
  norms: LengthNorms,
  list: PostingList,
  weight: number,
  block: PostingBlock,
): TermScorer {
  const { lastPassages, maxScores } = list
  const { passages } = block
  const scorer = createPostingScorer(context, norms, list, weight, block)
  const blockCount = lastPassages.length
  /** First block that may reach into the window, and the first that does not. */
  let nextBlock = 0
  let endBlock = 0
  /** The block that is decoded (-1 for none), its postings, and where the last look ended. */
  let decoded = -1
  let held = 0
  let at = 0
  let maxScore = 0

  function decode(number: number): void {
    if (decoded === number) return
    held = decodeBlock(list, number, block)
    decoded = number
    at = 0
  }

  /** Upper bound of a posting's score in a block. */
  const boundOf = (number: number): number => maxScores[number]! * weight * roundingSlack

  /** First posting of the decoded block that is in a range, and one past the last. */
  const findFirst = (start: number): number => skipBelow(passages, 0, held, start)
  function findEnd(end: number): number {
    let last = held
    while (last > 0 && passages[last - 1]! >= end) last--
    return last
  }

  return {
    get maxScore() {
      return maxScore
    },
    get maxPostings() {
      return (endBlock - nextBlock) * passages.length
    },
    moveTo({ start, end }) {
      nextBlock = skipBelow(lastPassages, nextBlock, blockCount, start)
      maxScore = 0
      endBlock = nextBlock
      while (endBlock < blockCount && (endBlock === 0 || lastPassages[endBlock - 1]! + 1 < end)) {
        maxScore = Math.max(maxScore, boundOf(endBlock))
        endBlock++
      }
      return nextBlock < blockCount
    },
    addAll(window, minScore) {
      for (let number = nextBlock; number < endBlock; number++) {
        if (boundOf(number) <= minScore) continue
        decode(number)
        scorer.addPostings(window, findFirst(window.start), findEnd(window.end))
      }
    },
    addAbove(start, end, scores, minScore) {
      for (let number = nextBlock; number < endBlock; number++) {
        decode(number)
        scorer.addAbove(start, scores, minScore, findFirst(start), findEnd(end))
      }
    },
    probe({ start, scores, alive }, count, minScore) {
      let number = nextBlock
      let index = 0
      for (let at = 0; at < count; at++) {
        const slot = alive[at]!
        const passage = start + slot
        number = skipBelow(lastPassages, number, endBlock, passage)
        if (number === endBlock) return
        if (scores[slot]! + boundOf(number) <= minScore) continue
        if (decoded !== number) {
          decode(number)
          index = 0
        }
        index = skipBelow(passages, index, held, passage)
        if (index < held && passages[index] === passage) scores[slot]! += scorer.score(index)
      }
    },
    scoreAt(passage) {
      let number = Math.max(nextBlock, decoded)
      if (number > nextBlock && lastPassages[number - 1]! >= passage) number = nextBlock
      number = skipBelow(lastPassages, number, blockCount, passage)
      if (number === blockCount) return 0
      decode(number)
      const from = at < held && passages[at]! <= passage ? at : 0
      const found = findPassage(passages, from, held, passage)
      if (found < 0) return 0
      at = found
      return scorer.score(found)
    },
  }
}

/** First index from `at` on, below `end`, whose passage is not before the one given; `end` where there is none. */
function skipBelow(passages: Int32Array, at: number, end: number, passage: number): number {
  let index = at
  while (index < end && passages[index]! < passage) index++
  return index
}

/** Index of a passage among those of a range, or -1. */
function findPassage(passages: Int32Array, start: number, end: number, passage: number): number {
  let low = start
  let high = end - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = passages[middle]!
    if (found === passage) return middle
    if (found < passage) low = middle + 1
    else high = middle - 1
  }
  return -1
}
