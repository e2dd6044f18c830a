import type { ReadBudget } from '../reader/file-cache.ts'
import type { PassageSet } from '../reader/passage-set.ts'

/** A term that a query looks for, as the vocabulary of the index knows it. */
export interface QueryTerm {
  readonly term: string
  /** Passages that hold it; more than 0. */
  readonly frequency: number
  /** Where the packed engine has its postings. */
  readonly address: number
  /** Factor of its score. */
  readonly weight: number
}

export interface MatchOptions {
  /** Best passages wanted. */
  readonly limit: number
  /** Passages that may match; all when null. */
  readonly allowed: ((passage: number) => boolean) | null
  /** The only passages that are scored, in order; all when null. Nothing is counted then. */
  readonly only: Int32Array | null
  /** Where every match is put, whatever that costs; null when only the best are wanted. */
  readonly all: PassageSet | null
}

/** What an engine found, best first; of equal scores the passage that comes first in the index. */
export interface Matches {
  readonly passages: Int32Array
  readonly scores: Float64Array
}

/** Passages that may hold a string. */
export interface BigramMatches {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each of them surely holds it. */
  readonly sure: boolean
  /** Whether no other holds it. */
  readonly complete: boolean
}

/** Bounds of looking for who holds a string. */
export interface BigramLimits {
  /** Files read for it. */
  readonly reads: number
  /** Entries of lists gone through for it; what is found until then is answered. */
  readonly postings: number
}

/** The part of an index that turns terms into scored passages. */
export interface SearchEngine {
  readonly name: 'minisearch' | 'packed'
  /** Most terms of a query that it reads. */
  readonly maxTerms: number
  /** Scores the passages that hold any of the terms. */
  matchTerms(terms: readonly QueryTerm[], options: MatchOptions, budget: ReadBudget): Promise<Matches>
  /**
   * Finds the passages that hold, or may hold, a run of ideographs.
   *
   * @param run  folded, not empty
   */
  findBigramMatches(run: string, limits: BigramLimits, budget: ReadBudget): Promise<BigramMatches>
}
