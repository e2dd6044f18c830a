import { isListed, type PassageSet } from '../../reader/passage-set.ts'
import type { PlannedSubstring } from '../retriever.ts'
import type { ChannelScores } from './channel-scores.ts'
import type { Quota } from './quota.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Substrings that are looked up at most. */
export const mostSubstrings = 8
/** A substring of more passages than this is left to the terms. */
export const mostMatches = 20_000
/** Longest string whose bigram matches count unverified. */
const longestUnverified = 5
/** Texts that one substring is verified in at most; one of more passages is found by its terms. */
const mostVerified = 64
/** So few candidates are all verified, to know whether the substring is rare. */
const fewMatches = 24
/** Candidates of a substring that are reranked by their text, whatever their terms; of all substrings together. */
const rareOfSubstring = 24
const mostRare = 32

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

/** Tells whether a substring is left to the terms. @param frequency  passages that have it as a term, or null */
export function isTooFrequent(frequency: number | null): boolean {
  return (frequency ?? 0) > mostMatches
}

const notLookedUp = Object.freeze({
  passages: new Int32Array(0),
  complete: false,
  matches: new Int32Array(0),
  frequency: Number.POSITIVE_INFINITY,
})

/**
 * Finds the passages that contain the substrings of a plan. What bigrams cannot decide is verified by the text, but for
 * passages that matched by their terms: these are found anyway.
 *
 * @param counted  passages that matched by their terms, where all of them were counted
 * @param scored  the best of them
 */
export async function findSubstringMatches(
  { texts, reads, bigrams }: RetrievalContext,
  substrings: readonly PlannedSubstring[],
  counted: PassageSet | null,
  scored: { has(passage: number): boolean },
): Promise<SubstringMatch[]> {
  const found: SubstringMatch[] = []
  const budget = reads.share('verification')
  for (const [index, substring] of substrings.entries()) {
    const { text, frequency } = substring
    // Terms are served by the terms channel; what it misses is the same string inside longer words.
    if (frequency !== null && counted === null) continue
    const isTooMuch = index >= mostSubstrings || isTooFrequent(frequency)
    const matches = isTooMuch ? null : await bigrams.find(text, mostMatches)
    if (matches === null) {
      found.push({ ...notLookedUp, substring })
      continue
    }
    const { passages, complete } = matches
    if (matches.sure) {
      found.push({ substring, passages, complete, matches: passages, frequency: passages.length })
      continue
    }
    const isKnown = (passage: number): boolean => counted?.has(passage) ?? scored.has(passage)
    const few = passages.length <= fewMatches
    const open = few ? passages : passages.filter((passage) => !isKnown(passage))
    const readable = open.subarray(0, Math.min(mostVerified, texts.countReadable(open, budget)))
    const read = await texts.read([...readable], budget)
    const kept = read.filter((passage) => passage.text.includes(text)).map((passage) => passage.number)
    // No term matches an out-of-vocabulary string, and its bigrams are seldom wrong.
    if (text.length <= longestUnverified) kept.push(...open.subarray(readable.length))
    found.push({
      substring,
      passages: Int32Array.from(kept),
      complete: complete && readable.length === open.length,
      matches: few ? Int32Array.from(kept) : passages,
      frequency: few ? kept.length : passages.length,
    })
  }
  return found
}

/**
 * Candidates of substrings to be reranked by their text whatever their terms: those with the best terms first, then in
 * order of the index.
 */
export function listRareMatches(
  substrings: readonly SubstringMatch[],
  best: Int32Array,
  isAllowed: ((passage: number) => boolean) | null,
): number[] {
  const rare = new Set<number>()
  for (const { substring, matches } of substrings) {
    if (substring.text.length < 3) continue
    const most = rare.size + rareOfSubstring
    for (const passage of best) if (rare.size < most && isListed(matches, passage)) rare.add(passage)
    for (const passage of matches) {
      if (rare.size >= most) break
      if (isAllowed?.(passage) ?? true) rare.add(passage)
    }
  }
  return [...rare].slice(0, mostRare)
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
    scores.addSubstring((passage) => isListed(passages, passage), substring.weight)
    const quota = createSubstringQuota()
    for (const passage of passages) {
      if (quota.isMet()) break
      const isKnown = scores.has(passage) || (counted?.has(passage) ?? false)
      if (isKnown || !(isAllowed?.(passage) ?? true)) continue
      scores.addPassage(passage, substring.weight)
      quota.add(passage)
    }
    if (counted !== null)
      for (const passage of passages) if (isAllowed?.(passage) ?? true) counted.add(passage)
  }
}
