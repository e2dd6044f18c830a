import type { PassageSet } from '../../../reader/passage-set.ts'
import type { ChannelScores } from '../../candidates/channel-scores.ts'
import type { Quota } from '../../candidates/quota.ts'
import { isTooFrequent, stringLimits } from '../../candidates/string-limits.ts'
import type { PlannedSubstring } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { verifyMatches } from './verify-matches.ts'

/** Passages that contain a substring of the query. */
export interface SubstringMatch {
  readonly substring: PlannedSubstring
  /** Passages that contain it; those that its terms matched already may be missing. */
  readonly passages: Int32Array
  readonly complete: boolean
  /** Candidates, those of the terms too; how many passages contain it, as far as is known. */
  readonly matches: Int32Array
  readonly frequency: number
}

const notLookedUp = Object.freeze({
  passages: new Int32Array(0),
  complete: false,
  matches: new Int32Array(0),
  frequency: Number.POSITIVE_INFINITY,
})

/** A substring as its bigrams tell: an approximation, unless it is sure. */
export interface SubstringCandidates extends SubstringMatch {
  /** Whether each of its passages contains the substring. */
  readonly sure: boolean
}

/**
 * Looks up the bigrams of the substrings of a plan.
 *
 * @param counted  passages that matched by their terms, where all of them were counted
 */
export async function findSubstringCandidates(
  { bigrams }: Pick<RetrievalContext, 'bigrams'>,
  substrings: readonly PlannedSubstring[],
  counted: PassageSet | null,
): Promise<SubstringCandidates[]> {
  const found: SubstringCandidates[] = []
  for (const [index, substring] of substrings.entries()) {
    const { text, frequency } = substring
    // Terms are served by the terms channel; what it misses is the same string inside longer words.
    if (frequency !== null && counted === null) continue
    const isTooMuch = index >= stringLimits.substrings || isTooFrequent(frequency)
    const matches = isTooMuch ? null : await bigrams.find(text, stringLimits.matches)
    if (matches === null) found.push({ ...notLookedUp, substring, sure: true })
    else {
      const { passages, complete, sure } = matches
      found.push({ substring, passages, complete, matches: passages, frequency: passages.length, sure })
    }
  }
  return found
}

/**
 * Verifies by the text what bigrams cannot decide, but for passages that matched by their terms: these are found anyway.
 *
 * @param counted  passages that matched by their terms, where all of them were counted
 * @param scored  the best of them
 */
export async function verifySubstrings(
  context: Pick<RetrievalContext, 'texts' | 'reads'>,
  candidates: readonly SubstringCandidates[],
  counted: PassageSet | null,
  scored: { has(passage: number): boolean },
): Promise<SubstringMatch[]> {
  const found: SubstringMatch[] = []
  for (const substring of candidates) {
    const { passages, complete, sure } = substring
    if (sure) {
      found.push(substring)
      continue
    }
    const { text } = substring.substring
    const isKnown = (passage: number): boolean => counted?.has(passage) ?? scored.has(passage)
    const few = passages.length <= stringLimits.counted
    const open = few ? passages : passages.filter((passage) => !isKnown(passage))
    const { matches: kept, unread } = await verifyMatches(context, open, (read) => read.text.includes(text))
    // What was not read counts unverified: all bigrams of a string seldom stand in a passage without the string.
    const matching = Int32Array.from([...kept, ...unread])
    found.push({
      substring: substring.substring,
      passages: matching,
      complete: complete && unread.length === 0,
      matches: few ? matching : passages,
      frequency: few ? matching.length : passages.length,
    })
  }
  return found
}

/** Candidates of substrings to be reranked by their text whatever their terms, in order of the index. */
export function listRareMatches(
  substrings: readonly SubstringMatch[],
  isAllowed: ((passage: number) => boolean) | null,
): number[] {
  const rare = new Set<number>()
  for (const { substring, matches } of substrings) {
    // Terms bring up what has them as words, the best first.
    if (substring.frequency !== null) continue
    for (const passage of matches) {
      if (rare.size >= stringLimits.reranked) break
      if (isAllowed?.(passage) ?? true) rare.add(passage)
    }
  }
  return [...rare]
}

/**
 * Adds the passages that contain a substring to the scores, as far as a quota goes those that no term matched, and to
 * the count.
 */
export function addSubstrings(
  scores: ChannelScores,
  substrings: readonly SubstringMatch[],
  isAllowed: ((passage: number) => boolean) | null,
  createSubstringQuota: () => Quota,
  counted: PassageSet | null,
): void {
  for (const { substring, passages } of substrings) {
    const quota = createSubstringQuota()
    for (const passage of passages) {
      if (counted?.has(passage) || !(isAllowed?.(passage) ?? true)) continue
      if (!scores.has(passage)) {
        if (quota.isMet()) continue
        quota.add(passage)
      }
      scores.addPassage(passage, substring.weight)
    }
  }
  if (counted !== null)
    for (const { passages } of substrings)
      for (const passage of passages) if (isAllowed?.(passage) ?? true) counted.add(passage)
}
