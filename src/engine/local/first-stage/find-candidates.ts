import { bestByTerms, type CandidateLimits, verifiedFirst } from '../../candidates/candidate-limits.ts'
import {
  type ChannelScores,
  createChannelScores,
  type ScoredPassage,
} from '../../candidates/channel-scores.ts'
import { createQuota } from '../../candidates/quota.ts'
import type { GroupOptions, Matches } from '../../matcher/passage-matcher.ts'
import type { PlannedTerm, RetrievalPlan } from '../../retriever.ts'
import { type Conditions, findConditions, restrict } from '../match/conditions.ts'
import { findConjunctionMatches, leaveOutCharacters } from '../match/scored-terms.ts'
import { addSubstrings, findSubstringMatches, listRareMatches } from '../match/substring-matches.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { countsAll } from '../reads/start-reads.ts'
import { type FoundPassages, listPassing } from './found-passages.ts'
import { orderForVerification } from './verification-order.ts'

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
  const { passing, isAllowed, excluded } = conditions
  if (plan.matchesEverything) return listPassing(reader, sets.take(), allowed, excluded, conditions.exact)

  const scored = await leaveOutCharacters(context, plan)
  const { terms } = scored
  const counted = passing === null && countsAll(scored, countAll) ? sets.take() : null
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

  let exact = conditions.exact && scored.exact && readable.length === terms.length
  let inConjunctions = 0
  for (const conjunction of plan.conjunctions) {
    const passages = await findConjunctionMatches(context, conjunction, isAllowed)
    if (passages === null) {
      exact = false
      continue
    }
    // Scores are whole whatever the page, or pages would not follow each other.
    await scoreByTerms(context, scores, readable, passages)
    const options = { limit: passages.length, groups: null, all: null, ...restrict(passages, null) }
    scores.addTerms(await matcher.matchTerms(conjunction, options, budget))
    counted?.addAll(passages)
    inConjunctions = Math.max(inConjunctions, passages.length)
  }

  const found = await findSubstringMatches(context, plan.substrings, counted, scores)
  const titled = (await context.titled).filter((passage) => isAllowed?.(passage) ?? true)
  const rare = listRareMatches(found, matches.passages.subarray(0, bestByTerms), isAllowed)
  const rareMatches = countAll ? [] : [...new Set([...titled, ...rare])]
  // Passages that contain a string of common words need not be among the best by these words.
  await scoreByTerms(context, scores, readable, rareMatches)
  addSubstrings(scores, found, isAllowed, () => createQuota(limit, groups), counted)
  const candidates = scores.sort()
  const mostOfTerm = isAllowed === null ? Math.max(0, ...terms.map((term) => term.frequency)) : 0
  return {
    candidates,
    direct: candidates.length,
    all: counted,
    atLeast: countAll ? counted!.count() : Math.max(candidates.length, inConjunctions, mostOfTerm),
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

/** The first of some passages, and behind them the others of their articles: any may be the one that is verified. */
function completeGroups(ordered: Int32Array, count: number, groups: GroupOptions | null): Int32Array {
  const first = ordered.subarray(0, count)
  if (groups === null) return first
  const articleOf = (passage: number): number => groups.siblingsOf(passage)[0]
  const articles = new Set(Array.from(first, articleOf))
  const others = ordered.subarray(count).filter((passage) => articles.has(articleOf(passage)))
  return Int32Array.from([...first, ...others])
}

/** Adds the scores that passages have by terms, where they have none yet. */
async function scoreByTerms(
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

/**
 * The passages that contain every phrase, the best by their terms first; an approximation of them in the order in
 * which it is verified, unless it is sorted otherwise anyway.
 */
async function listPhraseMatches(
  context: RetrievalContext,
  conditions: Conditions,
  passing: Int32Array,
  { best, scores, readable }: { best: Int32Array; scores: ChannelScores; readable: readonly PlannedTerm[] },
  { limit, groups, countAll }: CandidateLimits,
): Promise<FoundPassages> {
  const { exact } = conditions
  const all = context.sets.take()
  all.addAll(passing)
  let candidates: ScoredPassage[]
  if (!exact && !countAll) {
    const ordered = orderForVerification(context.reader, best, passing)
    // Those that are verified first may all fall out.
    const needed = createQuota(limit, groups).countNeeded(ordered.subarray(verifiedFirst))
    const listed = completeGroups(ordered, verifiedFirst + needed, groups)
    await scoreByTerms(context, scores, readable, listed)
    candidates = scores.list(listed)
  } else if (countAll) candidates = []
  else {
    const quota = createQuota(limit, groups)
    candidates = scores.sort()
    for (const { passage } of candidates) quota.add(passage)
    if (!quota.isMet()) {
      for (const passage of passing) {
        if (quota.isMet()) break
        if (!scores.has(passage)) quota.add(passage)
        scores.addPassage(passage, 0)
      }
      candidates = scores.sort()
    }
  }
  return {
    candidates,
    direct: candidates.length,
    all,
    atLeast: passing.length,
    totalIsExact: exact,
    unverified: !exact,
    substringFrequency: null,
    terms: readable,
    conditions,
    rareMatches: [],
  }
}
