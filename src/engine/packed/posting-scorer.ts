import type { PostingBlock } from '../../format/posting-block.ts'
import type { PostingList } from '../../format/postings.ts'
import { lengthNorm } from '../../format/similarity.ts'
import { type LengthNorms, type ScoringContext, tabulatedLengths } from './length-norms.ts'
import type { Window } from './window.ts'

/** Field lengths that the scores of a term are tabulated for. */
const columns = 256
/** Frequencies that they are tabulated for at most, and the postings that make one or all of them worth it. */
const mostRows = 8
const postingsForOne = 256
const postingsForFew = 4096
const postingsForAll = 16_384

/** Scores of postings outside of titles, a row for each frequency, a column for each length of a text. */
export type ScoreTable = Float64Array

/** Makes the table of one term, reused by one query after the other. */
export function createScoreTable(): ScoreTable {
  return new Float64Array(columns * mostRows)
}

/** Scores the postings of a decoded block. */
export interface PostingScorer {
  /** Score of one posting. */
  score(index: number): number
  /** Adds the postings `[from, to)`, which are in a window, to its scores, and marks their slots. */
  addPostings(window: Window, from: number, to: number): void
  /** Adds the postings `[from, to)` to scores by slot, a passage minus `start`, where these are above `least`. */
  addAbove(start: number, scores: Float64Array, least: number, from: number, to: number): void
}

/**
 * Makes the BM25 scorer of one term of one query. Most of the time of a query is spent in its loops.
 *
 * @param block  that postings of `list` are decoded into
 * @param table  that no other term of the query uses
 */
export function createPostingScorer(
  context: ScoringContext,
  norms: LengthNorms,
  { scoring, count }: PostingList,
  weight: number,
  block: PostingBlock,
  table: ScoreTable,
): PostingScorer {
  const { similarity, textLengths, titleLengths, statistics } = context
  const { passages, repeats, titleFrequencies } = block
  const raise = similarity.k1 + 1
  const rows =
    count < postingsForOne ? 0 : count < postingsForFew ? 1 : count < postingsForAll ? mostRows / 2 : mostRows
  const tabulated = rows === 0 ? 0 : columns
  for (let row = 0; row < rows; row++)
    for (let length = 0; length < columns; length++)
      table[row * columns + length] =
        ((scoring.idf * ((row + 1) * raise)) / (row + 1 + norms.texts[length]!)) * weight

  function scoreOf(passage: number, frequency: number, inTitle: number): number {
    const length = textLengths[passage]!
    const norm =
      length < tabulatedLengths
        ? norms.texts[length]!
        : lengthNorm(similarity, length, statistics.averageTextLength)
    let score = (scoring.idf * (frequency * raise)) / (frequency + norm)
    if (inTitle > 0) {
      const titleLength = titleLengths[passage]!
      const titleNorm =
        titleLength < tabulatedLengths
          ? norms.titles[titleLength]!
          : lengthNorm(similarity, titleLength, statistics.averageTitleLength)
      score += (scoring.titleIdf * (inTitle * raise)) / (inTitle + titleNorm)
    }
    return score * weight
  }

  function score(index: number): number {
    const passage = passages[index]!
    const inTitle = block.hasTitles ? titleFrequencies[index]! : 0
    const repeated = block.hasRepeats ? repeats[index]! : 0
    const length = textLengths[passage]!
    if (inTitle === 0 && repeated < rows && length < columns) return table[repeated * columns + length]!
    return scoreOf(passage, repeated + 1, inTitle)
  }

  return {
    score,
    addPostings({ start, scores, touched }, from, to) {
      const isPlain = !block.hasTitles && !block.hasRepeats
      for (let index = from; index < to; index++) {
        const passage = passages[index]!
        const slot = passage - start
        const length = textLengths[passage]!
        scores[slot]! += isPlain && length < tabulated ? table[length]! : score(index)
        touched[slot >>> 5]! |= 1 << (slot & 31)
      }
    },
    addAbove(start, scores, least, from, to) {
      const isPlain = !block.hasTitles && !block.hasRepeats
      for (let index = from; index < to; index++) {
        const passage = passages[index]!
        const slot = passage - start
        // Below 0 it says nothing, and a test of what cannot be foretold costs more than adding.
        if (least >= 0 && scores[slot]! <= least) continue
        const length = textLengths[passage]!
        scores[slot]! += isPlain && length < tabulated ? table[length]! : score(index)
      }
    },
  }
}
