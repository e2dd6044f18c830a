import type { PassageSet } from '../../reader/passage-set.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { PlannedTerm } from '../retriever.ts'

/** Restrictions of a term query, and how many of the best passages it collects. */
export interface MatchOptions {
  /** Best passages wanted. */
  readonly limit: number
  /** Best passages of different articles wanted beside those; null for none. */
  readonly groups: GroupOptions | null
  /** Passages that may match; all when null. */
  readonly allowed: ((passage: number) => boolean) | null
  /** The only passages that are scored, in order; all when null. Nothing is counted then. */
  readonly only: Int32Array | null
  /** Set that collects every match; null when only the best are wanted, which lets MaxScore skip postings. */
  readonly all: PassageSet | null
}

/** Grouping of matches by article. */
export interface GroupOptions {
  /** Articles wanted, each by its best passage. */
  readonly limit: number
  /** Passages of the article that a passage belongs to, as `[first, end)`. */
  readonly siblingsOf: (passage: number) => readonly [first: number, end: number]
}

/** Scored passages, best first; of equal scores the passage that comes first in the index. */
export interface Matches {
  readonly passages: Int32Array
  readonly scores: Float64Array
}

/** A top-k collector: the best passages so far. */
export interface TopPassages {
  /** The minimum competitive score: a passage must exceed it to be collected; below 0 while there is room. */
  readonly threshold: number
  offer(passage: number, score: number): void
  /** Best first; of equal scores the lower passage first. */
  take(): Matches
}

/** Passages whose bigrams allow that they contain a string: an approximation of substring matching. */
export interface BigramMatches {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each of them contains the string; else they are to be verified by their text. */
  readonly sure: boolean
  /** Whether no other passage contains it. */
  readonly complete: boolean
}

/** Units of a string that may be a name; longer ones are parts of sentences. */
export const longestName = 8

/** Bounds of a bigram lookup. */
export interface BigramLimits {
  /** Files read for it. */
  readonly reads: number
  /** Postings gone through; what is found until then is answered. */
  readonly postings: number
}

/**
 * The port of engines whose index files are read here: turns terms into scored passages, and strings into
 * candidates.
 */
export interface PassageMatcher {
  /** How many of the terms a budget could read the postings of, in order. */
  countReadable(terms: readonly PlannedTerm[], budget: ReadBudget): number
  /**
   * Starts to read the posting lists of terms that a later call of `matchTerms` scores.
   *
   * @returns a promise that is fulfilled when they are read or failed to be read; `matchTerms` then reports
   *   the failure
   */
  startReading(terms: readonly PlannedTerm[], budget: ReadBudget): Promise<void>
  /** Scores the passages that have any of the terms. */
  matchTerms(terms: readonly PlannedTerm[], options: MatchOptions, budget: ReadBudget): Promise<Matches>
  /**
   * Finds the passages that contain, or may contain, a string of ideographs.
   *
   * @param text  folded, not empty
   * @returns null where no file may be read for it
   */
  findBigramMatches(text: string, limits: BigramLimits, budget: ReadBudget): Promise<BigramMatches | null>
}
