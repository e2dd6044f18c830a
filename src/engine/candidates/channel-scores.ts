import type { Matches } from '../matcher/passage-matcher.ts'

/** A passage with its first-stage score, before its text is read. */
export interface ScoredPassage {
  readonly passage: number
  /** By its terms; of one that no term matched by its substrings. */
  readonly score: number
}

/** Compares by score, best first; of equal scores the first in the index is first. */
export function compareScored(a: Pick<ScoredPassage, 'passage' | 'score'>, b: typeof a): number {
  return b.score - a.score || a.passage - b.passage
}

/** Scores of passages by channel. A channel is one source of a first-stage score: terms, or substrings of the query. */
export interface ChannelScores {
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
  /** The scores of the first matches, which most plans have no others beside, and their passages. */
  let first: Matches | null = null
  let firstPassages: ReadonlySet<number> | null = null
  function spread(): Map<number, Score> {
    const matches = first
    first = null
    matches?.passages.forEach((passage, index) => {
      scores.set(passage, { terms: matches.scores[index]!, substrings: 0 })
    })
    return scores
  }
  function scoreOf(passage: number): Score {
    const known = scores.get(passage)
    if (known) return known
    const score = { terms: 0, substrings: 0 }
    scores.set(passage, score)
    return score
  }
  return {
    has(passage) {
      if (first === null) return scores.has(passage)
      firstPassages ??= new Set(first.passages)
      return firstPassages.has(passage)
    },
    addTerms(matches) {
      if (first === null && scores.size === 0) {
        first = matches
        return
      }
      spread()
      matches.passages.forEach((passage, index) => {
        scoreOf(passage).terms += matches.scores[index]!
      })
    },
    addSubstring(contains, score) {
      // Matches are best first: where the last has a score of terms, all have.
      if (first !== null && (first.scores.at(-1) ?? 1) > 0) return
      for (const [passage, entry] of spread())
        if (entry.terms === 0 && contains(passage)) entry.substrings += score
    },
    addPassage(passage, substringScore) {
      if (!this.has(passage)) {
        spread()
        scoreOf(passage).substrings = substringScore
      }
    },
    list: (passages) =>
      Array.from(passages, (passage) => toScoredPassage(passage, spread().get(passage) ?? nothing)),
    sort: () =>
      first !== null
        ? listMatches(first)
        : [...scores].map(([passage, entry]) => toScoredPassage(passage, entry)).sort(compareScored),
  }
}

/** Matches as they are, best first. */
function listMatches({ passages, scores }: Matches): ScoredPassage[] {
  const listed: ScoredPassage[] = []
  for (let index = 0; index < passages.length; index++) {
    const score = scores[index]!
    listed.push({ passage: passages[index]!, score })
  }
  return listed
}

const nothing: Readonly<Score> = Object.freeze({ terms: 0, substrings: 0 })

function toScoredPassage(passage: number, { terms, substrings }: Score): ScoredPassage {
  return { passage, score: terms + substrings }
}
