import { inverseDocumentFrequency } from '../../../format/postings/similarity.ts'
import { createChannelScores, type ScoredPassage } from '../../candidates/channel-scores.ts'
import { listNgrams, scoreNgrams } from '../../candidates/ngram-scores.ts'
import { createCollector } from '../../matcher/top-passages.ts'
import type { NgramPlan, PlannedTerm } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { scoreByTerms } from './score-by-terms.ts'

/**
 * Finds passages by the characters and bigrams of a query, for queries in other words than the texts: what they share
 * stands inside longer words. See `scoreNgrams`.
 *
 * @param terms  of the plan; a passage without any of them is no match of the query
 * @param isAllowed  passages that may match; all when null
 * @returns those not in `known`, best n-grams first, with their scores by terms
 */
export async function findNgramCandidates(
  context: RetrievalContext,
  plan: NgramPlan,
  terms: readonly PlannedTerm[],
  known: ReadonlySet<number>,
  isAllowed: ((passage: number) => boolean) | null,
): Promise<ScoredPassage[]> {
  const { reader, matcher } = context
  const budget = context.reads.share('window')
  const { passages } = reader.manifest
  // The other half is for the texts of what is found.
  const least = budget.left === Number.POSITIVE_INFINITY ? 0 : budget.left / 2
  const lookups = listNgrams(plan).map((text) =>
    matcher.findBigramMatches(text, { reads: budget.left > least ? 1 : 0, postings: Infinity }, budget),
  )
  const sums = new Float64Array(passages)
  for (const matches of await Promise.all(lookups)) {
    if (matches === null || !matches.complete) continue
    const idf = inverseDocumentFrequency(passages, Math.max(1, matches.passages.length))
    addToAll(sums, matches.passages, idf)
  }
  const { textLengths } = reader.header
  const top = createCollector({ limit: plan.limit, groups: null })
  for (let passage = 0; passage < passages; passage++) {
    const sum = sums[passage]!
    // A score is less than its sum, so most need not be divided by the norm.
    if (sum === 0 || sum <= top.threshold || !(isAllowed?.(passage) ?? true)) continue
    top.offer(passage, scoreNgrams(sum, textLengths[passage]!, reader.manifest))
  }
  const best = [...top.take().passages].filter((passage) => !known.has(passage))
  const scores = createChannelScores()
  await scoreByTerms(context, scores, terms, best)
  return scores.list(best).filter(({ score }) => score > 0)
}

/** A function of its own, since the loop is compiled for one list, and the loop over lists left again at the end of each. */
function addToAll(sums: Float64Array, passages: Int32Array, value: number): void {
  for (let at = 0; at < passages.length; at++) sums[passages[at]!]! += value
}
