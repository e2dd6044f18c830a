import type { ReadBudget } from '../../reader/read-plan.ts'
import type { BigramMatches, PassageMatcher } from './passage-matcher.ts'

/** Files one lookup reads at most, where reads are counted: more bigrams of a string hardly narrow it down. */
const filesPerLookup = 6

/** The bigram lookups of one plan, which share its reads evenly. */
export interface BigramLookups {
  /**
   * Finds the passages whose bigrams allow that they contain a string, once for each string.
   *
   * @param postings  gone through at most
   * @returns null where no read is left to look it up
   */
  find(text: string, postings: number): Promise<BigramMatches | null>
}

/** Shares a budget out. @param planned  lookups to come, of different strings */
export function createBigramLookups(
  matcher: PassageMatcher,
  budget: ReadBudget,
  planned: number,
): BigramLookups {
  const found = new Map<string, BigramMatches | null>()
  return {
    async find(text, postings) {
      const known = found.get(text)
      if (known !== undefined) return known
      const others = Math.max(1, planned - found.size)
      const most = budget.left === Infinity ? Infinity : filesPerLookup
      const reads = Math.min(most, Math.floor(budget.left / others))
      const matches = await matcher.findBigramMatches(text, { reads, postings }, budget)
      found.set(text, matches)
      return matches
    },
  }
}
