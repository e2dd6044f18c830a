import type { ReadBudget } from '../../../reader/read-plan.ts'
import { type BigramMatches, longestName, type PassageMatcher } from '../../matcher/passage-matcher.ts'

/**
 * Files one lookup reads at most, where reads are counted: more bigrams of a string hardly narrow it down. Long strings
 * are parts of sentences that a corpus seldom has, and a few bigrams show that; of short ones the total is asked for.
 */
const filesPerLookup = (text: string): number => (text.length > longestName ? 4 : 6)

/** The bigram lookups of one plan, which share its reads evenly. */
export interface BigramLookups {
  /**
   * Finds the passages whose bigrams allow that they contain a string, once for each string. The files are chosen when it
   * is called, so lookups that are started together read together.
   *
   * @param postings  gone through at most
   * @returns null where no read is left to look it up
   */
  find(text: string, postings: number): Promise<BigramMatches | null>
  /** The lookup of a string that was begun before; null where none was. */
  known(text: string): Promise<BigramMatches | null> | null
}

/**
 * A rejection is reported to the step that asks for the lookup; a lookup that was started early may never
 * be asked for.
 */
const ignore = (): void => undefined

/** Lookups of one request, by string. */
export type StartedLookups = Map<string, Promise<BigramMatches | null>>

/**
 * Makes the lookups of one plan, which share a budget evenly.
 *
 * @param lookups  of the request so far
 * @param planned  lookups to come, of different strings
 */
export function createBigramLookups(
  matcher: PassageMatcher,
  budget: ReadBudget,
  lookups: StartedLookups,
  planned: number,
): BigramLookups {
  const before = lookups.size
  return {
    known: (text) => lookups.get(text) ?? null,
    find(text, postings) {
      const known = lookups.get(text)
      if (known !== undefined) return known
      const others = Math.max(1, planned - (lookups.size - before))
      const most = budget.left === Infinity ? Infinity : filesPerLookup(text)
      const reads = Math.min(most, Math.floor(budget.left / others))
      const lookup = matcher.findBigramMatches(text, { reads, postings }, budget)
      lookup.catch(ignore)
      lookups.set(text, lookup)
      return lookup
    },
  }
}
