import type { Matches } from '../../engine/engine.ts'
import type { Candidate } from './retrieved.ts'

/** What the channels say of each passage they brought up. */
export interface ChannelScores {
  readonly size: number
  has(passage: number): boolean
  /** Adds to what a passage scores by its words. */
  addWords(matches: Matches): void
  /** Adds to what known passages score by substrings: those that hold one, and that no words brought up. */
  addSubstring(holds: (passage: number) => boolean, score: number): void
  /** Brings up a passage that no words did; one that is known keeps its scores. */
  bring(passage: number, viaSubstrings: number): void
  /** The passages given, in their order. */
  list(passages: Iterable<number>): Candidate[]
  /** All passages, best first. */
  sort(): Candidate[]
}

interface Score {
  words: number
  substrings: number
}

/** Makes scores of no passages. */
export function createChannelScores(): ChannelScores {
  const scores = new Map<number, Score>()
  function scoreOf(passage: number): Score {
    const known = scores.get(passage)
    if (known) return known
    const score = { words: 0, substrings: 0 }
    scores.set(passage, score)
    return score
  }
  return {
    get size() {
      return scores.size
    },
    has: (passage) => scores.has(passage),
    addWords(matches) {
      matches.passages.forEach((passage, place) => {
        scoreOf(passage).words += matches.scores[place]!
      })
    },
    addSubstring(holds, score) {
      for (const [passage, entry] of scores)
        if (entry.words === 0 && holds(passage)) entry.substrings += score
    },
    bring(passage, viaSubstrings) {
      if (!scores.has(passage)) scoreOf(passage).substrings = viaSubstrings
    },
    list: (passages) =>
      Array.from(passages, (passage) => toCandidate(passage, scores.get(passage) ?? nothing)),
    sort: () =>
      [...scores]
        .map(([passage, entry]) => toCandidate(passage, entry))
        .sort((a, b) => b.score - a.score || a.passage - b.passage),
  }
}

const nothing: Readonly<Score> = Object.freeze({ words: 0, substrings: 0 })

function toCandidate(passage: number, { words, substrings }: Score): Candidate {
  return { passage, score: words + substrings, viaWords: words, viaSubstrings: substrings }
}
