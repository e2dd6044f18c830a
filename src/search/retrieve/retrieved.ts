import type { IndexReader } from '../../reader/index-reader.ts'
import { isListed, type PassageSet } from '../../reader/passage-set.ts'

/** A passage on its way to becoming a hit. */
export interface Candidate {
  readonly passage: number
  /** Score of the channels that brought it up. */
  readonly score: number
  readonly viaWords: number
  readonly viaSubstrings: number
}

/** What the channels found. */
export interface Retrieved {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** All matching passages, or null where they were not counted; goes back to its pool after use. */
  readonly all: PassageSet | null
  /** When `all` is null: at least so many match. */
  readonly atLeast: number
  readonly totalIsExact: boolean
  /** Candidates are yet to be checked against their text. */
  readonly unverified: boolean
  /** Passages that may hold the rarest substring of the query in one substring; null where that was not counted. */
  readonly holding: number | null
  /** Candidates that hold a rare substring of the query, to be reranked by their text wherever they stand. */
  readonly likely: readonly number[]
}

/**
 * Every passage of the articles that pass, for a query of filters alone.
 *
 * @param all  an empty set, which the answer keeps
 * @param without  passages that must not be there
 * @param exact  whether these are sure
 */
export function listPassing(
  reader: IndexReader,
  all: PassageSet,
  test: ((article: number) => boolean) | null,
  without: readonly Int32Array[],
  exact: boolean,
): Retrieved {
  const isOut = (passage: number): boolean => without.some((passages) => isListed(passages, passage))
  for (let article = 0; article < reader.manifest.articles; article++) {
    if (test !== null && !test(article)) continue
    const [first, end] = reader.passagesOf(article)
    for (let passage = first; passage < end; passage++) if (!isOut(passage)) all.add(passage)
  }
  return {
    candidates: [],
    all,
    atLeast: all.count(),
    totalIsExact: exact,
    unverified: false,
    holding: null,
    likely: [],
  }
}

/** Adds candidates of a lower channel behind all alternatives. */
export function appendRetrieved(retrieved: Retrieved, more: readonly Candidate[]): Retrieved {
  const known = new Set(retrieved.candidates.map((candidate) => candidate.passage))
  const isKnown = (passage: number): boolean => retrieved.all?.has(passage) ?? known.has(passage)
  const added = more.filter((candidate) => !isKnown(candidate.passage))
  retrieved.all?.addAll(added.map((candidate) => candidate.passage))
  return {
    ...retrieved,
    candidates: [...retrieved.candidates, ...added],
    atLeast: retrieved.atLeast + added.length,
  }
}

/** Counts the articles of candidates. */
export function countArticles(reader: IndexReader, candidates: readonly Candidate[]): number {
  return new Set(candidates.map(({ passage }) => reader.articleOf(passage))).size
}

/** The articles of passages. */
export interface MatchedArticles {
  readonly count: number
  /** Calls back with each, in order. */
  visit(visit: (article: number) => void): void
}

/** Finds the articles that matched: all of them where matches were counted, else those of the candidates. */
export function findMatchedArticles(reader: IndexReader, { all, candidates }: Retrieved): MatchedArticles {
  if (all !== null && reader.manifest.whole) {
    return { count: all.count(), visit: (visit) => all.list().forEach(visit) }
  }
  const passages = all?.list() ?? Int32Array.from(candidates, (candidate) => candidate.passage).sort()
  const articles: number[] = []
  let end = 0
  for (const passage of passages) {
    if (passage < end) continue
    const article = reader.articleOf(passage)
    articles.push(article)
    end = reader.passagesOf(article)[1]
  }
  return { count: articles.length, visit: (visit) => articles.forEach(visit) }
}
