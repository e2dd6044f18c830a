import { type CandidateLimits, verifiedFirst } from '../../candidates/candidate-limits.ts'
import type { ChannelScores, ScoredPassage } from '../../candidates/channel-scores.ts'
import { createQuota, type Quota } from '../../candidates/quota.ts'
import type { GroupOptions } from '../../matcher/passage-matcher.ts'
import type { PlannedTerm } from '../../retriever.ts'
import type { Conditions } from '../match/conditions.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import type { FoundPassages } from './found-passages.ts'
import { scoreByTerms } from './score-by-terms.ts'
import { orderForVerification } from './verification-order.ts'

/** Passages scored by the terms of a plan that has phrases. */
interface ScoredTerms {
  /** Best by their terms, first. */
  readonly best: Int32Array
  readonly scores: ChannelScores
  /** Terms whose postings can be read. */
  readonly readable: readonly PlannedTerm[]
}

/**
 * Lists the passages that contain every phrase of a plan: the best by their terms first; an approximation in the order
 * in which it is verified. Sorted by day, candidates are chosen later.
 *
 * @param passing  passages that contain every phrase, or an approximation of them; in order of the index
 */
export async function listPhraseMatches(
  context: RetrievalContext,
  conditions: Conditions,
  passing: Int32Array,
  scored: ScoredTerms,
  limits: CandidateLimits,
): Promise<FoundPassages> {
  const all = context.sets.take()
  all.addAll(passing)
  const candidates = await chooseCandidates(context, conditions.exact, passing, scored, limits)
  return {
    candidates,
    direct: candidates.length,
    all,
    atLeast: passing.length,
    totalIsExact: conditions.exact,
    unverified: !conditions.exact,
    substringFrequency: null,
    terms: scored.readable,
    conditions,
    rareMatches: [],
  }
}

async function chooseCandidates(
  context: RetrievalContext,
  exact: boolean,
  passing: Int32Array,
  { best, scores, readable }: ScoredTerms,
  { limit, groups, countAll }: CandidateLimits,
): Promise<ScoredPassage[]> {
  if (countAll) return []
  const quota = createQuota(limit, groups)
  if (exact) return fillUp(scores, passing, quota)
  const ordered = orderForVerification(context.reader, best, passing)
  // Those that are verified first may all fall out.
  const count = verifiedFirst + quota.countNeeded(ordered.subarray(verifiedFirst))
  const listed = completeGroups(ordered, count, groups)
  await scoreByTerms(context, scores, readable, listed)
  return scores.list(listed)
}

/** The scored passages, filled up to a quota with passages in order of the index. */
function fillUp(scores: ChannelScores, passing: Int32Array, quota: Quota): ScoredPassage[] {
  const ranked = scores.sort()
  for (const { passage } of ranked) quota.add(passage)
  if (quota.isMet()) return ranked
  for (const passage of passing) {
    if (quota.isMet()) break
    if (scores.has(passage)) continue
    quota.add(passage)
    scores.addPassage(passage, 0)
  }
  return scores.sort()
}

/** The first of some passages, and behind them the others of their articles: any may be the one that is verified. */
function completeGroups(ordered: Int32Array, count: number, groups: GroupOptions | null): Int32Array {
  const first = ordered.subarray(0, count)
  if (groups === null) return first
  const articleOf = (passage: number): number => groups.siblingsOf(passage)[0]
  const articles = new Set(Array.from(first, articleOf))
  const others = ordered.subarray(count).filter((passage) => articles.has(articleOf(passage)))
  return Int32Array.from([...first, ...others])
}
