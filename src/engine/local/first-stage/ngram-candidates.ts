import { inverseDocumentFrequency, lengthNorm } from '../../../format/similarity.ts'
import { createChannelScores, type ScoredPassage } from '../../candidates/channel-scores.ts'
import { createCollector } from '../../matcher/top-passages.ts'
import type { NgramPlan, PlannedTerm } from '../../retriever.ts'
import type { ReadPassage } from '../reads/passage-texts.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { scoreByTerms } from './score-by-terms.ts'

/** Tells whether a text that was read covers so much of the query that other candidates are not looked for. */
export function isCovered({ bigrams, enough }: NgramPlan, texts: readonly ReadPassage[]): boolean {
  return texts.some(({ text }) => {
    let present = 0
    for (const [bigram, weight] of bigrams) if (text.includes(bigram)) present += weight
    return present >= enough
  })
}

/**
 * Finds passages by the characters and bigrams of a query, for queries in other words than the texts: what they share
 * stands inside longer words. Scores are BM25 without frequencies, which bigrams do not have.
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
  const { passages, averageTextLength, similarity } = reader.manifest
  // The other half is for the texts of what is found.
  const least = budget.left === Number.POSITIVE_INFINITY ? 0 : budget.left / 2
  const bigrams = plan.bigrams.map(([text]) => text)
  const lookups = [...new Set(bigrams.join('')), ...bigrams].map((text) =>
    matcher.findBigramMatches(text, { reads: budget.left > least ? 1 : 0, postings: Infinity }, budget),
  )
  const sums = new Float64Array(passages)
  for (const matches of await Promise.all(lookups)) {
    if (matches === null || !matches.complete) continue
    const idf = inverseDocumentFrequency(passages, Math.max(1, matches.passages.length))
    for (const passage of matches.passages) sums[passage]! += idf
  }
  const { textLengths } = reader.header
  const top = createCollector({ limit: plan.limit, groups: null })
  for (let passage = 0; passage < passages; passage++) {
    const sum = sums[passage]!
    // A score is less than its sum, so most need not be divided by the norm.
    if (sum === 0 || sum <= top.threshold || !(isAllowed?.(passage) ?? true)) continue
    top.offer(passage, sum / (1 + lengthNorm(similarity, textLengths[passage]!, averageTextLength)))
  }
  const best = [...top.take().passages].filter((passage) => !known.has(passage))
  const scores = createChannelScores()
  await scoreByTerms(context, scores, terms, best)
  return scores.list(best).filter(({ score }) => score > 0)
}
