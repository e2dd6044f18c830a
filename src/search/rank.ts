import type { Artifact } from '../index/artifact.ts'
import type { AnalyzedClause } from '../query/analyze-query.ts'
import { holdsClause } from './holders.ts'
import type { PassageTexts } from './passage-texts.ts'
import { type RerankQuery, type RerankWeights, sumEvidence, type TextEvidence, weighText } from './rerank.ts'
import type { Candidate } from './retrieved.ts'

/** Candidates whose text is read and weighed; those after them keep the order of the channels. */
export const weighedCandidates = 24

/** A candidate in its final order. */
export interface RankedPassage {
  readonly passage: number
  readonly score: number
  readonly candidate: Candidate
  /** What its text showed; null where it was not read. */
  readonly evidence: TextEvidence | null
}

/** Mean length of the folded texts, in units; for the length part of evidence. */
export function averageUnits(artifact: Artifact): number {
  // Different terms of a text, times what a term and its repetition take on average.
  return Math.max(40, artifact.manifest.averageTextLength * 2.6)
}

/**
 * Reads the first candidates and puts them in order by what their text shows.
 *
 * @param phrases  clauses that a hit must hold; candidates that do not are dropped when `unchecked`
 * @param reserve  reads to leave for later
 */
export async function rankCandidates(
  candidates: readonly Candidate[],
  query: RerankQuery,
  phrases: readonly AnalyzedClause[],
  unchecked: boolean,
  texts: PassageTexts,
  averageLength: number,
  weights: RerankWeights,
  reserve: number,
): Promise<RankedPassage[]> {
  const first = candidates.slice(0, weighedCandidates)
  const numbers = first.map((candidate) => candidate.passage)
  const read = await texts.read(numbers.slice(0, texts.countReadable(numbers, reserve)))
  const weighed: RankedPassage[] = []
  read.forEach((passage, index) => {
    const candidate = first[index]!
    if (unchecked && !phrases.every((phrase) => holdsClause(passage, phrase))) return
    const evidence = weighText(query, passage.title, passage.text, averageLength)
    weighed.push({
      passage: passage.number,
      candidate,
      evidence,
      score: candidate.score + sumEvidence(evidence, weights),
    })
  })
  weighed.sort((a, b) => b.score - a.score || a.passage - b.passage)
  // What was not weighed stands behind what was, whatever its channels said.
  let ceiling = weighed.at(-1)?.score ?? Number.POSITIVE_INFINITY
  const rest = candidates.slice(read.length).map((candidate): RankedPassage => {
    ceiling = Math.min(ceiling, candidate.score)
    return { passage: candidate.passage, candidate, evidence: null, score: ceiling }
  })
  return [...weighed, ...rest]
}
