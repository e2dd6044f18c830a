import type { RetrievalPlan, Retriever } from '../engine/retriever.ts'
import type { ReadPlan } from '../reader/read-plan.ts'
import type { CompiledQuery } from './compile-query.ts'
import type { QueryExpander } from './expand/expansion.ts'
import { emptyPlan } from './retrieve/plan-retrieval.ts'

/** Passages with all bigrams of a query: where they are as few, it may well be that none contains it. */
const fewCandidates = 8

/**
 * Answers another spelling that finds more, or null.
 *
 * @param frequency  passages that contain the query as a substring; null where that was not counted
 */
export type ProposeSpelling = (frequency: number | null) => Promise<string | null>

/**
 * Starts to look for another spelling of a query while its plan is under way: where the bigrams of the query show that
 * no passage contains it, readings are looked up while texts are read, and not behind them.
 */
export function startSpelling(
  expander: QueryExpander,
  query: CompiledQuery,
  retriever: Retriever,
  { substrings }: RetrievalPlan,
  reads: ReadPlan,
): ProposeSpelling {
  const budget = reads.share('spelling')
  const countStrings = async (texts: readonly string[]) =>
    (await retriever.retrieve({ ...emptyPlan, counts: texts })).counts
  const areContained = async (texts: readonly string[]): Promise<readonly boolean[]> =>
    (await countStrings(texts)).map(({ passages, isExact }) => passages > 0 || !isExact)
  const propose = (frequency: number | null): Promise<string | null> =>
    expander.proposeSpelling(query, frequency, areContained, budget)

  /** Null where bigrams leave open whether some passage contains the query. */
  async function proposeEarly(text: string): Promise<{ readonly spelling: string | null } | null> {
    const [count] = await countStrings([text])
    if (count !== undefined && count.passages <= fewCandidates) await expander.prepareSpelling(budget)
    return count?.passages === 0 && count.isExact ? { spelling: await propose(0) } : null
  }
  const [first] = substrings
  // Of a string that no word is known of, its pairs of characters are looked up too.
  const isOne = substrings.every(({ text }) => first!.text.includes(text))
  const only = first !== undefined && isOne ? first : null
  const mayBeUnknown = only !== null && only.frequency === null && expander.mayBeMisspelled(query)
  const early = mayBeUnknown ? proposeEarly(only.text) : null
  // Should the plan fail, nothing waits for this any more.
  early?.catch(() => undefined)
  return async (frequency) => {
    const proposed = frequency === 0 ? await early : null
    if (proposed !== null) return proposed.spelling
    reads.expect('page', 0)
    return propose(frequency)
  }
}
