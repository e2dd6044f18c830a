import type { AnalyzedClause } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { PassageTexts } from '../passage-texts.ts'
import { matchesPhrases } from '../retrieve/phrase-candidates.ts'
import type { Candidate, Retrieved } from '../retrieve/retrieved.ts'
import { checkedFirst } from '../retrieve/verification-order.ts'
import { extractFeatures, type RerankFeatures } from './rerank-features.ts'
import { type RerankModel, sumParts } from './rerank-model.ts'
import type { RerankQuery } from './rerank-query.ts'

/** The best by their channels, read before those that are likely to hold the query in one substring. */
const surestCandidates = 8
/** Reads left for a page far behind, where reads are counted. */
const readsForPage = 6

/** A candidate in its final order. */
export interface RankedPassage {
  readonly passage: number
  readonly score: number
  readonly candidate: Candidate
  /** What its text showed; null where it was not read. */
  readonly features: RerankFeatures | null
}

/** Candidates in the order of their channels, none above `ceiling`. */
export function keepOrder(
  candidates: readonly Candidate[],
  ceiling = Number.POSITIVE_INFINITY,
): RankedPassage[] {
  let most = ceiling
  return candidates.map((candidate) => {
    most = Math.min(most, candidate.score)
    return { passage: candidate.passage, score: most, candidate, features: null }
  })
}

/** Mean length of the folded texts, in units; for the length part of features. */
export function averageUnits(reader: IndexReader): number {
  // Different terms of a text, times what a term and its repetition take on average.
  return Math.max(40, reader.manifest.averageTextLength * 2.6)
}

/** What candidates are reranked by. */
export interface RankContext {
  readonly query: RerankQuery
  /** Clauses that a hit must hold. */
  readonly phrases: readonly AnalyzedClause[]
  readonly texts: PassageTexts
  /** See `averageUnits`. */
  readonly averageLength: number
  readonly model: RerankModel
}

/**
 * Reads the first candidates, and the likely ones wherever they stand, and puts them in order by what their text
 * shows. Of unverified candidates those that do not hold the phrases are dropped.
 */
export async function rankCandidates(
  { query, phrases, texts, averageLength, model }: RankContext,
  candidates: readonly Candidate[],
  { unverified, likely }: Pick<Retrieved, 'unverified' | 'likely'>,
): Promise<RankedPassage[]> {
  const top = candidates.slice(0, unverified ? checkedFirst : model.window)
  const expected = candidates.filter(({ passage }) => likely.includes(passage))
  // Reads may not do for all of them.
  const first = [...new Set([...top.slice(0, surestCandidates), ...expected, ...top])]
  const read = await texts.read(
    first.map((candidate) => candidate.passage),
    readsForPage,
  )
  const reranked: RankedPassage[] = []
  read.forEach((passage, index) => {
    const candidate = first[index]!
    if (unverified && !matchesPhrases(passage, phrases)) return
    const features = extractFeatures(query, { ...passage, ...candidate }, averageLength)
    reranked.push({
      passage: passage.number,
      candidate,
      features,
      score: sumParts(model.explain(features)),
    })
  })
  reranked.sort((a, b) => b.score - a.score || a.passage - b.passage)
  // What was not reranked stands behind what was, whatever its channels said.
  const wasRead = new Set(read.map((passage) => passage.number))
  const rest = candidates.filter(({ passage }) => !wasRead.has(passage))
  return [...reranked, ...keepOrder(rest, reranked.at(-1)?.score)]
}
