import type { ChannelScores } from '../../candidates/channel-scores.ts'
import type { PlannedTerm } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

/** Adds the scores of terms to passages that have no score yet. */
export async function scoreByTerms(
  { matcher, reads }: RetrievalContext,
  scores: ChannelScores,
  terms: readonly PlannedTerm[],
  passages: Iterable<number>,
): Promise<void> {
  const only = Int32Array.from([...passages].filter((passage) => !scores.has(passage))).sort()
  if (only.length === 0) return
  const options = { limit: only.length, groups: null, only, allowed: null, all: null }
  scores.addTerms(await matcher.matchTerms(terms, options, reads.share('terms')))
}
