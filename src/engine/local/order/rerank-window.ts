import type { ReadBudget } from '../../../reader/read-plan.ts'
import type { ScoredPassage } from '../../candidates/channel-scores.ts'
import { isCovered } from '../../candidates/ngram-scores.ts'
import { verifyPassage } from '../../candidates/verify-passage.ts'
import { chooseWindowCandidates } from '../../candidates/window-candidates.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { FoundPassages } from '../first-stage/found-passages.ts'
import { findNgramCandidates } from '../first-stage/ngram-candidates.ts'
import { chooseWindow, createArticleOf, prefetchBehind } from '../reads/choose-window.ts'
import type { ReadPassage } from '../reads/passage-texts.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

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
 *
 * @param others  ends when the other steps that read beside this one have what they wait for; only then are reads used
 *   that these may have counted on
 */
export async function readRerankWindow(
  context: RetrievalContext,
  plan: RetrievalPlan,
  found: FoundPassages,
  budget: ReadBudget,
  others: Promise<unknown>,
): Promise<RerankWindow> {
  const { reader, texts } = context
  const { candidates, direct, unverified, rareMatches } = found
  const ofTerms = candidates.slice(0, direct)
  const isCounted = budget.left !== Infinity && !unverified
  const first = isCounted
    ? chooseWindow(reader, ofTerms, rareMatches, plan)
    : chooseWindowCandidates(ofTerms, plan, { rareMatches, unverified, articleOf: createArticleOf(reader) })
  // The budget may not do for all of them.
  const reading = texts.read(
    first.map((candidate) => candidate.passage),
    budget,
  )
  if (isCounted) prefetchBehind(context, plan, candidates, first)
  const read = await reading
  const byNgrams = await readNgramCandidates(context, plan, found, read, budget, others)
  const wasRead = new Set([...read.map(({ number }) => number), ...byNgrams.map(({ passage }) => passage)])
  const isVerified = (passage: number): boolean => !unverified || verifyPassage(texts.get(passage)!, plan)
  return {
    window: [...first.filter(({ passage }) => wasRead.has(passage) && isVerified(passage)), ...byNgrams],
    rest: leaveOut(candidates, wasRead),
  }
}

/** Reads candidates by characters and bigrams, where no text of the others covers the query. */
async function readNgramCandidates(
  context: RetrievalContext,
  { ngrams }: RetrievalPlan,
  { direct, unverified, terms, conditions }: FoundPassages,
  read: readonly ReadPassage[],
  budget: ReadBudget,
  others: Promise<unknown>,
): Promise<ScoredPassage[]> {
  if (ngrams === null || unverified || direct === 0 || isCovered(ngrams, read)) return []
  await others
  const known = new Set(read.map(({ number }) => number))
  const isAllowed = conditions?.isAllowed ?? null
  const found = await findNgramCandidates(context, ngrams, terms, known, isAllowed)
  const texts = await context.texts.read(
    found.map(({ passage }) => passage),
    budget,
  )
  return found.slice(0, texts.length)
}

/** Candidates but for some, which are among the first of them as a rule. */
function leaveOut(candidates: readonly ScoredPassage[], out: ReadonlySet<number>): readonly ScoredPassage[] {
  const before: ScoredPassage[] = []
  let at = 0
  for (let left = out.size; left > 0 && at < candidates.length; at++) {
    const candidate = candidates[at]!
    if (out.has(candidate.passage)) left--
    else before.push(candidate)
  }
  return before.concat(candidates.slice(at))
}
