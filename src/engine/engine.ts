import type { ReadBudget } from '../index/file-cache.ts'

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
  /** Wants every match counted, whatever it costs. */
  readonly exhaustive: boolean
}

/** What an engine found, best first; of equal scores the passage that comes first in the index. */
export interface Matches {
  readonly passages: Int32Array
  readonly scores: Float64Array
  /** Bit `n` stands for term `n` of the query (the first 31). */
  readonly termMasks: Int32Array
  /** All matching passages in order, or null where some were skipped. */
  readonly all: Int32Array | null
}

/** Passages that may hold a string. */
export interface Holders {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each of them surely holds it. */
  readonly exact: boolean
}

/** The part of an index that turns terms into scored passages. */
export interface SearchEngine {
  readonly name: 'minisearch' | 'packed'
  /** Most terms of a query that it reads. */
  readonly maxTerms: number
  /** Scores the passages that hold any of the terms. */
  matchTerms(terms: readonly QueryTerm[], options: MatchOptions, budget: ReadBudget): Promise<Matches>
  /**
   * Finds every passage that may hold a run of ideographs.
   *
   * @param run  folded, not empty
   * @param mostReads  files it may read for that
   */
  findHolders(run: string, mostReads: number, budget: ReadBudget): Promise<Holders>
}
