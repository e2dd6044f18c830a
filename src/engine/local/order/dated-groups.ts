import type { DocValues } from '../../../format/doc-values/doc-values.ts'
import { isListed } from '../../../reader/passage-set.ts'
import { type CandidateLimits, chooseLimits } from '../../candidates/candidate-limits.ts'
import { compareScored, type ScoredPassage } from '../../candidates/channel-scores.ts'
import type { MatchOptions } from '../../matcher/passage-matcher.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { FoundPassages } from '../first-stage/found-passages.ts'
import { restrict } from '../match/conditions.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { type DaySelection, selectDays } from './day-selection.ts'
import { groupByDay } from './sort-by-date.ts'

/** Sorts by date: the groups of a page in order of their day, within one day by score. */
export async function groupDated(
  context: RetrievalContext,
  docValues: DocValues | null,
  found: FoundPassages,
  matches: Int32Array,
  plan: RetrievalPlan,
): Promise<ReturnType<typeof groupByDay>> {
  const { sort, group, offset, limit } = plan
  const order = { newestFirst: sort === 'newest', byArticle: group === 'article', offset, limit }
  const selection = selectDays(context.reader, docValues, matches, order)
  const page = { ...order, offset: offset - selection.before }
  const { unverified } = found
  const wanted = chooseLimits(context.reader, { ...plan, ...page, sort: 'relevance' })
  const candidates = await scoreDays(context, found, selection, wanted)
  const ranked = { candidates, unverified }
  const { groups } = groupByDay(context.reader, docValues, ranked, selection.passages, page)
  return { groups, count: selection.count }
}

/**
 * Scores the matches on the days of a page by their terms, and adds what other channels scored there.
 *
 * @param limits  how many of the last day are wanted; of the others all are
 * @returns best first; matches of the plan's expansion alone behind all others
 */
async function scoreDays(
  { matcher, reads }: RetrievalContext,
  { terms, candidates, direct }: FoundPassages,
  { passages, sooner, lastDay }: DaySelection,
  { limit, groups }: CandidateLimits,
): Promise<ScoredPassage[]> {
  const scores = new Map<number, ScoredPassage>()
  async function score(only: Int32Array, bounds: Pick<MatchOptions, 'limit' | 'groups'>): Promise<void> {
    if (terms.length === 0 || only.length === 0) return
    const options = { ...bounds, all: null, ...restrict(only, null) }
    const matches = await matcher.matchTerms(terms, options, reads.share('terms'))
    matches.passages.forEach((passage, index) => {
      const score = matches.scores[index]!
      scores.set(passage, { passage, score })
    })
  }
  await score(sooner, { limit: sooner.length, groups: null })
  await score(lastDay, { limit, groups })
  const others = candidates.filter(({ passage }) => isListed(passages, passage))
  const ofExpansion = new Set(candidates.slice(direct))
  // What other channels scored is whole: terms have no part in it, or all of them.
  for (const other of others) if (!ofExpansion.has(other)) scores.set(other.passage, other)
  const ranked = [...scores.values()].sort(compareScored)
  return [...ranked, ...others.filter((other) => ofExpansion.has(other) && !scores.has(other.passage))]
}
