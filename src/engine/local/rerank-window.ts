import type { RetrievalPlan } from '../retriever.ts'
import type { FoundPassages, ScoredPassage } from './candidates.ts'
import type { PassageTexts } from './passage-texts.ts'
import { matchesPhrases } from './phrase-candidates.ts'
import { verifiedFirst } from './verification-order.ts'

/** The best by their channels, read before the rare matches of a substring. */
const bestByChannels = 8
/** Reads left for a page far behind, where reads are counted. */
const readsForPage = 6

/** Candidates whose text was read for reranking, and the others. */
export interface RerankWindow {
  /** Verified, best first by their channels. */
  readonly window: readonly ScoredPassage[]
  /** Those that were not read, in order. */
  readonly rest: readonly ScoredPassage[]
}

/**
 * Reads the first candidates, and the rare matches of a substring wherever they stand. Of an approximation those that
 * do not contain the phrases are dropped.
 */
export async function readRerankWindow(
  texts: PassageTexts,
  { phrases, rerankWindow }: Pick<RetrievalPlan, 'phrases' | 'rerankWindow'>,
  { candidates, direct, unverified, rareMatches }: FoundPassages,
): Promise<RerankWindow> {
  const ofTerms = candidates.slice(0, direct)
  const top = ofTerms.slice(0, unverified ? verifiedFirst : rerankWindow)
  const rare = ofTerms.filter(({ passage }) => rareMatches.includes(passage))
  // The budget may not do for all of them.
  const first = [...new Set([...top.slice(0, bestByChannels), ...rare, ...top])]
  const read = await texts.read(
    first.map((candidate) => candidate.passage),
    readsForPage,
  )
  const wasRead = new Set(read.map(({ number }) => number))
  const isVerified = (passage: number): boolean => !unverified || matchesPhrases(texts.get(passage)!, phrases)
  return {
    window: first.filter(({ passage }) => wasRead.has(passage) && isVerified(passage)),
    rest: candidates.filter(({ passage }) => !wasRead.has(passage)),
  }
}
