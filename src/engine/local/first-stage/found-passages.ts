import type { IndexReader } from '../../../reader/index-reader.ts'
import { isListed, type PassageSet, type PassageSetPool } from '../../../reader/passage-set.ts'
import type { ScoredPassage } from '../../candidates/channel-scores.ts'
import type { PlannedTerm } from '../../retriever.ts'
import type { Conditions } from '../match/conditions.ts'

/** First-stage candidates of all channels. */
export interface FoundPassages {
  /** Best first. */
  readonly candidates: readonly ScoredPassage[]
  /** How many of the candidates match directly; those after them match the plan's expansion alone. */
  readonly direct: number
  /** All matching passages, or null where they were not counted; goes back to its pool after use. */
  readonly all: PassageSet | null
  /** When `all` is null: at least so many match. */
  readonly atLeast: number
  readonly totalIsExact: boolean
  /** Candidates are an approximation, to be verified by their text. */
  readonly unverified: boolean
  /** Passages with the rarest substring of the plan; null where that was not counted. */
  readonly substringFrequency: number | null
  /** Terms whose postings were read. */
  readonly terms: readonly PlannedTerm[]
  /** What every match must be; null where all matches are listed for that alone. */
  readonly conditions: Conditions | null
  /** Candidates that contain a rare substring of the query, to be reranked wherever they stand. */
  readonly rareMatches: readonly number[]
}

/**
 * Lists every passage of the articles that pass, for a plan that matches everything.
 *
 * @param all  an empty set, which the answer keeps
 * @param conditions  passages to leave out, and whether these are verified
 */
export function listPassing(
  reader: IndexReader,
  all: PassageSet,
  test: ((article: number) => boolean) | null,
  { excluded, exact }: Pick<Conditions, 'excluded' | 'exact'>,
): FoundPassages {
  const isOut = (passage: number): boolean => excluded.some((passages) => isListed(passages, passage))
  if (test === null && excluded.length === 0) all.fill(reader.manifest.passages)
  else
    for (let article = 0; article < reader.manifest.articles; article++) {
      if (test !== null && !test(article)) continue
      const [first, end] = reader.passagesOf(article)
      for (let passage = first; passage < end; passage++) if (!isOut(passage)) all.add(passage)
    }
  return {
    candidates: [],
    direct: 0,
    all,
    atLeast: all.count(),
    totalIsExact: exact,
    unverified: !exact,
    substringFrequency: null,
    terms: [],
    conditions: null,
    rareMatches: [],
  }
}

/** Adds candidates of an expansion behind all others. @param isComplete  whether no more match it */
export function appendExpansion(
  found: FoundPassages,
  more: readonly ScoredPassage[],
  isComplete: boolean,
): FoundPassages {
  const known = new Set(found.candidates.map((candidate) => candidate.passage))
  const isKnown = (passage: number): boolean => found.all?.has(passage) ?? known.has(passage)
  const added = more.filter((candidate) => !isKnown(candidate.passage))
  found.all?.addAll(added.map((candidate) => candidate.passage))
  return {
    ...found,
    candidates: [...found.candidates, ...added],
    atLeast: found.atLeast + added.length,
    totalIsExact: found.totalIsExact && isComplete,
  }
}

/** The article of each passage. @param passages  in order */
export function articlesOf({ header }: IndexReader, passages: Int32Array): Int32Array {
  const { articleFirsts } = header
  if (articleFirsts.length === 0) return passages
  let article = 0
  return passages.map((passage) => {
    while (articleFirsts[article + 1]! <= passage) article++
    return article
  })
}

/** Fewer candidates than this are sorted faster than put into a set. */
const fewCandidates = 1000

/** The passages that matched, in order: all of them where matches were counted, else the candidates. */
export function listMatches(
  { all, candidates }: Pick<FoundPassages, 'all' | 'candidates'>,
  sets: PassageSetPool,
): Int32Array {
  if (all !== null) return all.list()
  // A set is gone through from end to end, whatever it holds.
  if (candidates.length < fewCandidates) return Int32Array.from(candidates, ({ passage }) => passage).sort()
  const set = sets.take()
  for (const { passage } of candidates) set.add(passage)
  const passages = set.list()
  sets.give(set)
  return passages
}

/** The articles of passages, in order, each once. @param passages  in order */
export function findMatchedArticles(reader: IndexReader, passages: Int32Array): Int32Array {
  const articles = articlesOf(reader, passages)
  if (articles === passages) return articles
  let count = 0
  for (let at = 0; at < articles.length; at++)
    if (count === 0 || articles[at] !== articles[count - 1]) articles[count++] = articles[at]!
  return articles.subarray(0, count)
}
