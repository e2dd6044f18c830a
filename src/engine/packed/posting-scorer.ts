import type { PostingBlock } from '../../format/postings/posting-block.ts'
import type { PostingList } from '../../format/postings/postings.ts'
import type { LengthNorms, ScoringContext } from './length-norms.ts'
import type { Window } from './window.ts'

/** Scores the postings of a decoded block. */
export interface PostingScorer {
  /** Score of one posting. */
  score(index: number): number
  /** Adds the postings `[from, to)`, which are in a window, to its scores, and marks their slots. */
  addPostings(window: Window, from: number, to: number): void
  /** Adds the postings `[from, to)` to scores by slot, a passage minus `start`, where these are above `minScore`. */
  addAbove(start: number, scores: Float64Array, minScore: number, from: number, to: number): void
}

/**
 * Makes the BM25 scorer of one term of one query. Most of the time of a query is spent in its loops. A division each
 * costs less than a table of scores by frequency and length, whose branch for frequencies beyond it cannot be foretold.
 *
 * @param block  that postings of `list` are decoded into
 */
export function createPostingScorer(
  { similarity, textLengths, titleLengths }: ScoringContext,
  norms: LengthNorms,
  { scoring }: PostingList,
  weight: number,
  block: PostingBlock,
): PostingScorer {
  const { passages, repeats, titleFrequencies } = block
  const { idf, titleIdf } = scoring
  const { texts, titles } = norms
  const raise = similarity.k1 + 1

  function scoreTitle(index: number): number {
    const frequency = titleFrequencies[index]!
    if (frequency === 0) return 0
    return (titleIdf * (frequency * raise)) / (frequency + titles[titleLengths[passages[index]!]!]!)
  }

  return {
    score(index) {
      const frequency = block.hasRepeats ? repeats[index]! + 1 : 1
      const score = (idf * (frequency * raise)) / (frequency + texts[textLengths[passages[index]!]!]!)
      return (block.hasTitles ? score + scoreTitle(index) : score) * weight
    },
    addPostings({ start, scores, touched }, from, to) {
      const { hasRepeats, hasTitles } = block
      for (let index = from; index < to; index++) {
        const passage = passages[index]!
        const slot = passage - start
        const frequency = hasRepeats ? repeats[index]! + 1 : 1
        const score = (idf * (frequency * raise)) / (frequency + texts[textLengths[passage]!]!)
        scores[slot]! += (hasTitles ? score + scoreTitle(index) : score) * weight
        touched[slot >>> 5]! |= 1 << (slot & 31)
      }
    },
    addAbove(start, scores, minScore, from, to) {
      const { hasRepeats, hasTitles } = block
      for (let index = from; index < to; index++) {
        const passage = passages[index]!
        const slot = passage - start
        // Below 0 it says nothing, and a test of what cannot be foretold costs more than adding.
        if (minScore >= 0 && scores[slot]! <= minScore) continue
        const frequency = hasRepeats ? repeats[index]! + 1 : 1
        const score = (idf * (frequency * raise)) / (frequency + texts[textLengths[passage]!]!)
        scores[slot]! += (hasTitles ? score + scoreTitle(index) : score) * weight
      }
    },
  }
}
