import type { Matches } from './passage-matcher.ts'

/** A passage with its score by channel, before its text is read. */
export interface ScoredPassage {
  readonly passage: number
  /** Sum of the channels. */
  readonly score: number
  readonly termScore: number
  readonly substringScore: number
}

/** Scores of passages by channel: terms, and substrings of the query. */
export interface ChannelScores {
  readonly size: number
  has(passage: number): boolean
  /** Adds scores of terms. */
  addTerms(matches: Matches): void
  /** Adds the score of a substring to passages that are here, contain it, and have no score of terms. */
  addSubstring(contains: (passage: number) => boolean, score: number): void
  /** Adds a passage that no term matched; one that is here keeps its scores. */
  addPassage(passage: number, substringScore: number): void
  /** The passages given, in their order. */
  list(passages: Iterable<number>): ScoredPassage[]
  /** All passages, best first. */
  sort(): ScoredPassage[]
}

interface Score {
  terms: number
  substrings: number
}

/** Makes scores of no passages. */
export function createChannelScores(): ChannelScores {
  const scores = new Map<number, Score>()
  function scoreOf(passage: number): Score {
    const known = scores.get(passage)
    if (known) return known
    const score = { terms: 0, substrings: 0 }
    scores.set(passage, score)
    return score
  }
  return {
    get size() {
      return scores.size
    },
    has: (passage) => scores.has(passage),
    addTerms(matches) {
      matches.passages.forEach((passage, index) => {
        scoreOf(passage).terms += matches.scores[index]!
      })
    },
    addSubstring(contains, score) {
      for (const [passage, entry] of scores)
        if (entry.terms === 0 && contains(passage)) entry.substrings += score
    },
    addPassage(passage, substringScore) {
      if (!scores.has(passage)) scoreOf(passage).substrings = substringScore
    },
    list: (passages) =>
      Array.from(passages, (passage) => toScoredPassage(passage, scores.get(passage) ?? nothing)),
    sort: () =>
      [...scores]
        .map(([passage, entry]) => toScoredPassage(passage, entry))
        .sort((a, b) => b.score - a.score || a.passage - b.passage),
  }
}

const nothing: Readonly<Score> = Object.freeze({ terms: 0, substrings: 0 })

function toScoredPassage(passage: number, { terms, substrings }: Score): ScoredPassage {
  return { passage, score: terms + substrings, termScore: terms, substringScore: substrings }
}
