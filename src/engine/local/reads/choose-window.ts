import type { IndexReader } from '../../../reader/index-reader.ts'
import type { ScoredPassage } from '../../candidates/channel-scores.ts'
import { chooseWindowCandidates, createGrouping } from '../../candidates/window-candidates.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { RetrievalContext } from './retrieval-context.ts'

type TextReads = Pick<RetrievalContext, 'reader' | 'texts' | 'reads'>

/** Store files that texts are read from, where reads are counted: the ten hits of a page at least. */
const filesOfPage = 10
/** Store files of close candidates and of the page at most. */
const maxFiles = 24
/**
 * Share of the best score, by the channels, from which on a candidate is read although it is in another file than those of
 * the page: where many have nearly the best score their order is not settled yet. nDCG@10 of drcd and cmrc within 100,000
 * passages: .9636 and .9830; a share of 0.85 and 16 files .9627 and .9830, for 2.3 reads and 0.4 waves less of questions
 * over 126,740 passages.
 */
const closeShare = 0.75

/**
 * Chooses the candidates that are read for reranking where reads are counted: of those close to the best and of the first
 * files.
 *
 * @param ofTerms  candidates, best first, which contain what the plan demands
 */
export function chooseWindow(
  reader: IndexReader,
  ofTerms: readonly ScoredPassage[],
  rareMatches: readonly number[],
  plan: RetrievalPlan,
): ScoredPassage[] {
  const options = { rareMatches, unverified: false, articleOf: createArticleOf(reader) }
  const isRead = createFileTest(reader, ofTerms[0]?.score ?? 0)
  return chooseWindowCandidates(ofTerms, plan, options).filter(isRead)
}

/** Makes the function that numbers the article of a candidate. */
export function createArticleOf({ articleOf }: IndexReader): (candidate: ScoredPassage) => number {
  return ({ passage }) => articleOf(passage)
}

/**
 * Prefetches the texts of the rerank window and of the hits behind it, where reads are counted.
 *
 * @param candidates  best first
 */
export function prefetchWindow(
  context: TextReads,
  plan: RetrievalPlan,
  candidates: readonly ScoredPassage[],
  rareMatches: readonly number[],
): void {
  const budget = context.reads.share('window')
  if (!plan.stored || plan.rerankWindow === 0 || budget.left === Infinity) return
  const window = chooseWindow(context.reader, candidates, rareMatches, plan)
  context.texts.prefetch(window.map(toPassage), budget)
  prefetchBehind(context, plan, candidates, window)
}

/**
 * Prefetches the texts of the hits of a page that are not in the rerank window, as far as the reads do that are kept for
 * them.
 *
 * @param candidates  best first
 */
export function prefetchBehind(
  { reader, texts, reads }: TextReads,
  plan: RetrievalPlan,
  candidates: readonly ScoredPassage[],
  window: readonly ScoredPassage[],
): void {
  const { offset, limit } = plan
  const groupOf = createGrouping(plan, createArticleOf(reader))
  const groups = new Set(window.map(groupOf))
  const behind: number[] = []
  for (const candidate of candidates) {
    if (groups.size >= offset + limit) break
    const known = groups.size
    if (groups.add(groupOf(candidate)).size > Math.max(known, offset)) behind.push(candidate.passage)
  }
  const budget = reads.share('page')
  texts.prefetch(behind.slice(0, budget.kept), budget)
}

const toPassage = ({ passage }: ScoredPassage): number => passage

/**
 * Makes the test of candidates, in order, that passes those close to the best, and all others of the first files: more
 * texts of one file cost no read.
 */
function createFileTest(
  { storeFileOf }: Pick<IndexReader, 'storeFileOf'>,
  bestScore: number,
): (candidate: ScoredPassage) => boolean {
  const files = new Set<number>()
  return ({ passage, score }) => {
    const file = storeFileOf(passage)
    const isClose = score >= closeShare * bestScore && files.size < maxFiles
    if (files.size < filesOfPage || isClose) files.add(file)
    return files.has(file)
  }
}
