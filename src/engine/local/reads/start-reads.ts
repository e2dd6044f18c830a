import { countedPostings, isTooFrequent, stringLimits } from '../../candidates/string-limits.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Tells whether all matches of a plan are counted, where phrases narrow nothing down. */
export function countsAll({ terms }: Pick<RetrievalPlan, 'terms'>, wantsAll: boolean): boolean {
  return wantsAll || terms.reduce((sum, term) => sum + term.frequency, 0) <= countedPostings
}

/**
 * Prefetches the files that the steps of a plan are going to wait for: postings of its terms and bigrams of
 * its strings, in the order in which the steps would read them, so that all reads are one wave. Reads that
 * a step may turn out not to need are not prefetched.
 *
 * @param wantsAll  whether all matches are wanted, for sorting by day
 */
export async function startReads(
  context: RetrievalContext,
  plan: RetrievalPlan,
  wantsAll: boolean,
): Promise<void> {
  const started: Promise<unknown>[] = []
  const { matcher, bigrams, reads } = context
  const conditions = [...plan.phrases, ...plan.exclusions].flatMap(({ runs }) => runs)
  for (const { kind, text } of conditions)
    if (kind === 'ideographs') started.push(bigrams.find(text, Infinity))
  if (plan.matchesEverything) return settle(started)
  // Words of conditions are read first: without them a condition would not be looked at.
  if (conditions.every(({ kind }) => kind === 'ideographs')) {
    const budget = reads.share('terms')
    const terms = plan.terms.slice(0, matcher.countReadable(plan.terms, budget))
    started.push(matcher.startReading(terms, budget))
  }
  if (plan.phrases.length > 0) return settle(started)
  const isCounted = countsAll(plan, wantsAll)
  for (const { text, frequency } of plan.substrings.slice(0, stringLimits.substrings))
    if ((frequency === null || isCounted) && !isTooFrequent(frequency))
      started.push(bigrams.find(text, stringLimits.matches))
  return settle(started)
}

/** A failed read is reported to the step that asks for the file. */
async function settle(started: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(started)
}
