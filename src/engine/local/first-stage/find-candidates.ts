import type { CandidateLimits } from '../../candidates/candidate-limits.ts'
import { createChannelScores } from '../../candidates/channel-scores.ts'
import { createQuota } from '../../candidates/quota.ts'
import type { Matches } from '../../matcher/passage-matcher.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import { findConditions, restrict } from '../match/conditions.ts'
import {
  addSubstrings,
  findSubstringCandidates,
  listRareMatches,
  type SubstringMatch,
  verifySubstrings,
} from '../match/substring-matches.ts'
import { prefetchWindow } from '../reads/choose-window.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { countsAll } from '../reads/start-reads.ts'
import { type FoundPassages, listPassing } from './found-passages.ts'
import { listPhraseMatches } from './phrase-matches.ts'
import { scoreByTerms } from './score-by-terms.ts'

/**
 * Finds candidates: by terms; by phrases, which every match must contain; by substrings of the query, whatever terms
 * they were cut into in the text.
 *
 * @param allowed  articles that may match; all when null
 */
export async function findCandidates(
  context: RetrievalContext,
  plan: RetrievalPlan,
  allowed: ((article: number) => boolean) | null,
  limits: CandidateLimits,
): Promise<FoundPassages> {
  const { reader, matcher, sets, reads } = context
  const budget = reads.share('terms')
  const { limit, groups, countAll } = limits
  const conditions = await findConditions(context, plan, allowed)
  const { passing, isAllowed } = conditions
  if (plan.matchesEverything) return listPassing(reader, sets.take(), allowed, conditions)

  const { terms } = plan
  const counted = passing === null && countsAll(plan, countAll) ? sets.take() : null
  const readable = terms.slice(0, matcher.countReadable(terms, budget))
  // Sorted by day, only the passages of a page's days are scored, later.
  const scoring = countAll ? { limit: 0, groups: null } : { limit, groups }
  const matches =
    countAll && passing !== null
      ? noMatches
      : await matcher.matchTerms(
          readable,
          { ...scoring, all: counted, ...restrict(passing, isAllowed) },
          budget,
        )
  const scores = createChannelScores()
  scores.addTerms(matches)
  if (passing !== null) {
    const best = matches.passages
    return listPhraseMatches(context, conditions, passing, { best, scores, readable }, limits)
  }

  const exact = conditions.exact && readable.length === terms.length
  const titled = (await context.titled).filter((passage) => isAllowed?.(passage) ?? true)
  const listRare = (substrings: readonly SubstringMatch[]): number[] => {
    if (countAll) return []
    const rare = listRareMatches(substrings, isAllowed)
    return [...new Set([...titled, ...rare])]
  }
  const approximation = await findSubstringCandidates(context, plan.substrings, counted)
  const verifying = verifySubstrings(context, approximation, counted, scores)
  // Most candidates contain their string, so the window is known while they are verified: one wave for both.
  if (!countAll && approximation.some(({ sure }) => !sure))
    prefetchWindow(context, plan, scores.sort(), listRare(approximation))
  const found = await verifying
  const rareMatches = listRare(found)
  // Passages that contain a string of common words need not be among the best by these words.
  await scoreByTerms(context, scores, readable, rareMatches)
  addSubstrings(scores, found, isAllowed, () => createQuota(limit, groups), counted)
  const candidates = scores.sort()
  const maxFrequency = isAllowed === null ? Math.max(0, ...terms.map((term) => term.frequency)) : 0
  return {
    candidates,
    direct: candidates.length,
    all: counted,
    atLeast: countAll ? counted!.count() : Math.max(candidates.length, maxFrequency),
    totalIsExact: exact && counted !== null && found.every((substring) => substring.complete),
    unverified: !conditions.exact,
    substringFrequency:
      found.length === 0 ? null : Math.min(...found.map((substring) => substring.frequency)),
    terms: readable,
    conditions,
    rareMatches,
  }
}

const noMatches: Matches = Object.freeze({ passages: new Int32Array(0), scores: new Float64Array(0) })
