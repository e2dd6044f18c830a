import type { Lengths } from '../../format/index-header.ts'
import { createPostingBlock, decodeBlock, type PostingList } from '../../format/postings.ts'
import type { CorpusStatistics, Similarity } from '../../format/similarity.ts'

/** What scoring needs of the corpus. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: Lengths
  readonly titleLengths: Lengths
}

/** A stretch of passages that is scored at once. */
export interface Window {
  start: number
  /** By slot in the window; 0 where no term was found yet. */
  readonly scores: Float64Array
  /** A bit for each slot that has a score. */
  readonly touched: Uint32Array
}

/** One term on its way through the index; probed window by window, in order of passages. */
export interface TermScorer {
  /** No posting of the window scores more; 0 where there is none. */
  readonly highest: number
  /** Blocks that reach into the window. */
  readonly blocks: number
  /** Moves to a window. @returns the first passage at or behind its start that may have a posting */
  moveTo(start: number, end: number): number
  /**
   * Adds all postings of the window to its scores.
   *
   * @param least  what a posting must score for its passage to be of interest; alternatives may be left out
   */
  addAll(window: Window, end: number, least: number): void
  /** Adds the postings of passages that have a score already. */
  addToScored(window: Window, end: number): void
  /** What it adds to one passage of the window. */
  scoreAt(passage: number): number
}

/** Length parts of BM25, worked out once for the lengths that most fields have. */
export interface LengthNorms {
  readonly texts: Float64Array
  readonly titles: Float64Array
}

const tabulatedLengths = 1024
/** Lengths that a term's own scores are tabulated for, where it has more postings than that. */
const plainLengths = 256

/** Works out the length parts of one index. */
export function tabulateNorms(context: ScoringContext): LengthNorms {
  const { averageTextLength, averageTitleLength } = context.statistics
  const tabulate = (average: number): Float64Array => {
    const norms = new Float64Array(tabulatedLengths)
    for (let length = 0; length < tabulatedLengths; length++)
      norms[length] = lengthNorm(context, length, average)
    return norms
  }
  return { texts: tabulate(averageTextLength), titles: tabulate(averageTitleLength) }
}

function lengthNorm({ similarity: { k1, b } }: ScoringContext, length: number, average: number): number {
  return k1 * (1 - b + (b * length) / average)
}

/** Makes the scorer of one term of one query. */
export function createTermScorer(
  context: ScoringContext,
  norms: LengthNorms,
  list: PostingList,
  weight: number,
): TermScorer {
  const { textLengths, titleLengths, statistics } = context
  const { lastPassages, highestScores, scoring } = list
  const raise = context.similarity.k1 + 1
  const block = createPostingBlock()
  const { passages, kinds, frequencies, titleFrequencies } = block
  const plainScores = tabulatePlainScores()
  const blockCount = lastPassages.length
  /** First block that may reach into the window, and the first that does not. */
  let nextBlock = 0
  let endBlock = 0
  /** The block that is decoded (-1 for none), its postings, and where the last look ended. */
  let decoded = -1
  let held = 0
  let at = 0
  let highest = 0

  function tabulatePlainScores(): Float64Array {
    if (list.count < plainLengths) return new Float64Array(0)
    const scores = new Float64Array(plainLengths)
    for (let length = 0; length < plainLengths; length++)
      scores[length] = ((scoring.idf * raise) / (1 + norms.texts[length]!)) * weight
    return scores
  }

  function decode(number: number): void {
    if (decoded === number) return
    held = decodeBlock(list, number, block)
    decoded = number
    at = 0
  }

  function scorePosting(index: number): number {
    const passage = passages[index]!
    const isPlain = kinds[index] === 0
    const length = textLengths[passage]!
    if (isPlain && length < plainScores.length) return plainScores[length]!
    const frequency = isPlain ? 1 : frequencies[index]!
    const norm =
      length < tabulatedLengths
        ? norms.texts[length]!
        : lengthNorm(context, length, statistics.averageTextLength)
    let score = (scoring.idf * (frequency * raise)) / (frequency + norm)
    const inTitle = isPlain ? 0 : titleFrequencies[index]!
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

  /** First posting of the decoded block at or behind a passage. */
  function firstFrom(passage: number): number {
    let index = 0
    while (index < held && passages[index]! < passage) index++
    return index
  }

  return {
    get highest() {
      return highest
    },
    get blocks() {
      return endBlock - nextBlock
    },
    moveTo(start, end) {
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
    addAll({ start, scores, touched }, end, least) {
      for (let number = nextBlock; number < endBlock; number++) {
        if (highestScores[number]! * weight * (1 + 1e-12) <= least) continue
        decode(number)
        for (let index = firstFrom(start); index < held; index++) {
          const passage = passages[index]!
          if (passage >= end) break
          const slot = passage - start
          scores[slot]! += scorePosting(index)
          touched[slot >>> 5]! |= 1 << (slot & 31)
        }
      }
    },
    addToScored({ start, scores }, end) {
      for (let number = nextBlock; number < endBlock; number++) {
        decode(number)
        for (let index = firstFrom(start); index < held; index++) {
          const passage = passages[index]!
          if (passage >= end) break
          if (scores[passage - start] !== 0) scores[passage - start]! += scorePosting(index)
        }
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
