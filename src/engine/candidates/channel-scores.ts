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
  /** Adds the score of a substring to a passage, unless it has one of terms. */
  addPassage(passage: number, score: number): void
  /** The passages given, in their order. */
  list(passages: Iterable<number>): ScoredPassage[]
  /** All passages, best first. */
  sort(): ScoredPassage[]
}

/** Makes scores of no passages. */
export function createChannelScores(): ChannelScores {
  const scores = new Map<number, number>()
  const ofSubstrings = new Set<number>()
  /** The scores of the first matches, which most plans have no others beside, and their passages. */
  let first: Matches | null = null
  let firstPassages: ReadonlySet<number> | null = null
  function spread(): Map<number, number> {
    const matches = first
    first = null
    matches?.passages.forEach((passage, index) => void scores.set(passage, matches.scores[index]!))
    return scores
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
      for (const [index, passage] of matches.passages.entries())
        scores.set(passage, (scores.get(passage) ?? 0) + matches.scores[index]!)
    },
    addPassage(passage, score) {
      if (this.has(passage) && !ofSubstrings.has(passage)) return
      ofSubstrings.add(passage)
      spread().set(passage, (scores.get(passage) ?? 0) + score)
    },
    list: (passages) => Array.from(passages, (passage) => ({ passage, score: spread().get(passage) ?? 0 })),
    sort: () =>
      first !== null
        ? listMatches(first)
        : Array.from(scores, ([passage, score]) => ({ passage, score })).sort(compareScored),
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
