import {
  createPostingBlock,
  decodeBlock,
  type PostingBlock,
  type PostingList,
  postingsInBlock,
} from '../../format/postings.ts'
import { type LengthNorms, lengthNorm, type ScoringContext, tabulatedLengths } from './length-norms.ts'
import type { Window } from './window.ts'

/** One term on its way through the index; probed window by window, in order of passages. */
export interface TermScorer {
  /** No posting of the window scores more; 0 where there is none. */
  readonly highest: number
  /** Moves to a window. @returns the first passage at or behind its start that may have a posting */
  moveTo(window: Window): number
  /**
   * Adds all postings of the window to its scores.
   *
   * @param least  what a posting must score for its passage to be of interest; others may be left out
   */
  addAll(window: Window, least: number): void
  /**
   * Adds the postings of the first `count` slots that are alive.
   *
   * @param least  what a passage must score with this term to be of interest; postings of others may be left out
   */
  probe(window: Window, count: number, least: number): void
  /** What it adds to one passage of the window. */
  scoreAt(passage: number): number
}

/** Lengths that a term's own scores are tabulated for, where it has more postings than that. */
const plainLengths = 256

/** Buffers of one term, which queries use one after the other. */
export interface TermRoom {
  readonly block: PostingBlock
  /** Scores of a posting of one occurrence outside of titles, by the length of its text. */
  readonly plainScores: Float64Array
}

/** Makes the buffers of one term. */
export function createTermRoom(): TermRoom {
  return { block: createPostingBlock(), plainScores: new Float64Array(plainLengths) }
}

/** Makes the scorer of one term of one query. @param room  that no other term of the query uses */
export function createTermScorer(
  context: ScoringContext,
  norms: LengthNorms,
  list: PostingList,
  weight: number,
  room: TermRoom,
): TermScorer {
  const { textLengths, titleLengths, statistics } = context
  const { lastPassages, highestScores, scoring } = list
  const raise = context.similarity.k1 + 1
  const { block, plainScores } = room
  const { passages, kinds, frequencies, titleFrequencies } = block
  const tabulated = tabulatePlainScores()
  const blockCount = lastPassages.length
  /** First block that may reach into the window, and the first that does not. */
  let nextBlock = 0
  let endBlock = 0
  /** The block that is decoded (-1 for none), its postings, and where the last look ended. */
  let decoded = -1
  let held = 0
  let at = 0
  /** Where the last window ended in the block that was added last. */
  const added = { block: -1, index: 0, byte: 0, passage: -1 }
  let highest = 0

  /** @returns lengths that are tabulated */
  function tabulatePlainScores(): number {
    if (list.count < plainLengths) return 0
    for (let length = 0; length < plainLengths; length++)
      plainScores[length] = ((scoring.idf * raise) / (1 + norms.texts[length]!)) * weight
    return plainLengths
  }

  function decode(number: number): void {
    if (decoded === number) return
    held = decodeBlock(list, number, block)
    decoded = number
    at = 0
  }

  function scorePosting(index: number): number {
    const isPlain = kinds[index] === 0
    return isPlain
      ? scoreOf(passages[index]!, 1, 0)
      : scoreOf(passages[index]!, frequencies[index]!, titleFrequencies[index]!)
  }

  function scoreOf(passage: number, frequency: number, inTitle: number): number {
    const length = textLengths[passage]!
    if (frequency === 1 && inTitle === 0 && length < tabulated) return plainScores[length]!
    const norm =
      length < tabulatedLengths
        ? norms.texts[length]!
        : lengthNorm(context, length, statistics.averageTextLength)
    let score = (scoring.idf * (frequency * raise)) / (frequency + norm)
    if (inTitle > 0) {
      const titleLength = titleLengths[passage]!
      const titleNorm =
        titleLength < tabulatedLengths
          ? norms.titles[titleLength]!
          : lengthNorm(context, titleLength, statistics.averageTitleLength)
      score += (scoring.titleIdf * (inTitle * raise)) / (inTitle + titleNorm)
    }
    return score * weight
  }

  /**
   * Decodes the postings of a block that are in a window and adds them to its scores, in one loop: most of what a query
   * costs is spent here. It goes on where the last window ended.
   *
   * @see decodeBlock
   */
  function addBlock(number: number, { start, end, scores, touched }: Window): void {
    const { bytes } = list
    const count = Math.min(postingsInBlock, list.count - number * postingsInBlock)
    if (added.block !== number) startBlock(number)
    let { index, byte: at, passage } = added
    for (; index < count; index++) {
      const from = at
      const first = bytes[at++]!
      let value = first & 127
      for (let byte = first, shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!
        value |= (byte & 127) << shift
      }
      const next = passage + (value >>> 2) + 1
      if (next >= end) {
        at = from
        break
      }
      passage = next
      const kind = value & 3
      let score: number
      const length = textLengths[passage]!
      if (kind === 0 && length < tabulated) score = plainScores[length]!
      else {
        let frequency = 1
        let inTitle = 0
        if ((kind & 1) !== 0) {
          const first = bytes[at++]!
          frequency = first & 127
          for (let byte = first, shift = 7; byte > 127; shift += 7) {
            byte = bytes[at++]!
            frequency |= (byte & 127) << shift
          }
          frequency += 2
        }
        if ((kind & 2) !== 0) {
          const first = bytes[at++]!
          inTitle = first & 127
          for (let byte = first, shift = 7; byte > 127; shift += 7) {
            byte = bytes[at++]!
            inTitle |= (byte & 127) << shift
          }
          inTitle += 1
        }
        score = scoreOf(passage, frequency, inTitle)
      }
      if (passage < start) continue
      const slot = passage - start
      scores[slot]! += score
      touched[slot >>> 5]! |= 1 << (slot & 31)
    }
    added.index = index
    added.byte = at
    added.passage = passage
  }

  function startBlock(number: number): void {
    added.block = number
    added.index = 0
    added.byte = list.blockStarts[number]!
    added.passage = number === 0 ? -1 : lastPassages[number - 1]!
  }

  return {
    get highest() {
      return highest
    },
    moveTo({ start, end }) {
      while (nextBlock < blockCount && lastPassages[nextBlock]! < start) nextBlock++
      highest = 0
      endBlock = nextBlock
      if (nextBlock === blockCount) return 0x7fffffff
      const next = nextBlock === 0 ? 0 : lastPassages[nextBlock - 1]! + 1
      while (endBlock < blockCount && (endBlock === 0 || lastPassages[endBlock - 1]! + 1 < end)) {
        // A hair more, for sums in another order.
        highest = Math.max(highest, highestScores[endBlock]! * weight * (1 + 1e-12))
        endBlock++
      }
      return Math.max(start, next)
    },
    addAll(window, least) {
      for (let number = nextBlock; number < endBlock; number++)
        if (highestScores[number]! * weight * (1 + 1e-12) > least) addBlock(number, window)
    },
    probe({ start, scores, alive }, count, least) {
      let number = nextBlock
      let index = 0
      for (let at = 0; at < count; at++) {
        const slot = alive[at]!
        const passage = start + slot
        while (number < endBlock && lastPassages[number]! < passage) number++
        if (number === endBlock) return
        if (scores[slot]! + highestScores[number]! * weight * (1 + 1e-12) <= least) continue
        if (decoded !== number) {
          decode(number)
          index = 0
        }
        while (index < held && passages[index]! < passage) index++
        if (index < held && passages[index] === passage) scores[slot]! += scorePosting(index)
      }
    },
    scoreAt(passage) {
      let number = Math.max(nextBlock, decoded)
      if (number > nextBlock && lastPassages[number - 1]! >= passage) number = nextBlock
      while (number < blockCount && lastPassages[number]! < passage) number++
      if (number === blockCount) return 0
      decode(number)
      let low = at < held && passages[at]! <= passage ? at : 0
      let high = held - 1
      while (low <= high) {
        const middle = (low + high) >>> 1
        const found = passages[middle]!
        if (found === passage) {
          at = middle
          return scorePosting(middle)
        }
        if (found < passage) low = middle + 1
        else high = middle - 1
      }
      return 0
    },
  }
}
