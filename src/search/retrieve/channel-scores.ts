import type { Matches } from '../../engine/engine.ts'
import type { Candidate } from './retrieved.ts'

/** What the channels say of each passage they brought up. */
export interface ChannelScores {
  readonly size: number
  has(passage: number): boolean
  /** Adds to what a passage scores by its words. */
  addWords(matches: Matches): void
  /** Adds to what those of the known passages score by pieces that no words brought up. */
  addPiece(holds: (passage: number) => boolean, score: number): void
  /** Brings up a passage that no words did; one that is known keeps its scores. */
  bring(passage: number, viaPieces: number): void
  /** The passages given, in their order. */
  list(passages: Iterable<number>): Candidate[]
  /** All passages, best first. */
  sort(): Candidate[]
}

/** Makes scores of no passages. */
export function createChannelScores(): ChannelScores {
  const scores = new Map<number, { words: number; pieces: number }>()
  return {
    get size() {
      return scores.size
    },
    has: (passage) => scores.has(passage),
    addWords(matches) {
      matches.passages.forEach((passage, place) => {
        const words = (scores.get(passage)?.words ?? 0) + matches.scores[place]!
        scores.set(passage, { words, pieces: 0 })
      })
    },
    addPiece(holds, score) {
      for (const [passage, entry] of scores) if (entry.words === 0 && holds(passage)) entry.pieces += score
    },
    bring(passage, viaPieces) {
      if (!scores.has(passage)) scores.set(passage, { words: 0, pieces: viaPieces })
    },
    list: (passages) =>
      Array.from(passages, (passage) => toCandidate(passage, scores.get(passage) ?? nothing)),
    sort: () =>
      [...scores]
        .map(([passage, entry]) => toCandidate(passage, entry))
        .sort((a, b) => b.score - a.score || a.passage - b.passage),
  }
}

const nothing = Object.freeze({ words: 0, pieces: 0 })

function toCandidate(passage: number, { words, pieces }: { words: number; pieces: number }): Candidate {
  return { passage, score: words + pieces, viaWords: words, viaPieces: pieces }
}
