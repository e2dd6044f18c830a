import type { ReadBudget } from '../../reader/read-plan.ts'
import type { RetrievalPlan } from '../retriever.ts'
import type { FoundPassages } from './candidates.ts'
import type { ScoredPassage } from './channel-scores.ts'
import type { PassageTexts } from './passage-texts.ts'
import { verifyPassage } from './phrase-candidates.ts'
import { verifiedFirst } from './verification-order.ts'

/** The best by their channels, read before the rare matches of a substring. */
const bestByChannels = 8

/** Candidates whose text was read for reranking, and the others. */
export interface RerankWindow {
  /** Verified, best first by their channels. */
  readonly window: readonly ScoredPassage[]
  /** Those that were not read, in order. */
  readonly rest: readonly ScoredPassage[]
}

/**
 * Reads the first candidates, and the rare matches of a substring wherever they stand. Of an approximation those that
 * are not what the plan demands are dropped.
 */
export async function readRerankWindow(
  texts: PassageTexts,
  plan: RetrievalPlan,
  { candidates, direct, unverified, rareMatches }: FoundPassages,
  budget: ReadBudget,
): Promise<RerankWindow> {
  const ofTerms = candidates.slice(0, direct)
  const top = ofTerms.slice(0, unverified && plan.phrases.length > 0 ? verifiedFirst : plan.rerankWindow)
  const rare = ofTerms.filter(({ passage }) => rareMatches.includes(passage))
  // The budget may not do for all of them.
  const first = [...new Set([...top.slice(0, bestByChannels), ...rare, ...top])]
  const read = await texts.read(
    first.map((candidate) => candidate.passage),
    budget,
  )
  const wasRead = new Set(read.map(({ number }) => number))
  const isVerified = (passage: number): boolean => !unverified || verifyPassage(texts.get(passage)!, plan)
  return {
    window: first.filter(({ passage }) => wasRead.has(passage) && isVerified(passage)),
    rest: candidates.filter(({ passage }) => !wasRead.has(passage)),
  }
}
