import { intersect } from '../../../reader/passage-set.ts'
import { compareScored, type ScoredPassage } from '../../candidates/channel-scores.ts'
import { isTerm, listTerms, scoreExpansion } from '../../candidates/expansion-scores.ts'
import type { ExpansionPlan, ExpansionString, PlannedTerm } from '../../retriever.ts'
import { restrict } from '../match/conditions.ts'
import { verifyMatches } from '../match/verify-matches.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

const readsPerString = 2

type PassageTest = ((passage: number) => boolean) | null

/**
 * Finds the passages of an expansion: those with its strings, the strings in order; then those with its words apart.
 *
 * @returns best first; whether everything was looked up
 */
export async function findExpansion(
  context: RetrievalContext,
  { strings, conjunction, enough, limit }: ExpansionPlan,
  isAllowed: PassageTest,
): Promise<{ passages: ScoredPassage[]; complete: boolean }> {
  const budget = context.reads.share('expansion')
  const scores = new Map<number, number>()
  const add = (passages: readonly number[], string: number | null): void =>
    passages.forEach((passage, index) => {
      if (!scores.has(passage)) scores.set(passage, scoreExpansion(string, index))
    })
  let complete = true
  for (const [rank, string] of strings.entries()) {
    if (enough !== null && scores.size >= enough) break
    if (budget.left < readsPerString) {
      complete = false
      break
    }
    const found = await findString(context, string, isAllowed, limit)
    complete &&= found.complete
    add(found.passages, rank)
  }
  const readsApart = conjunction.flat().length * readsPerString
  if (conjunction.length > 0 && scores.size < limit && budget.left < readsApart) complete = false
  else if (conjunction.length > 0 && scores.size < limit) {
    const found = await findApart(context, conjunction, isAllowed, limit)
    complete &&= found.complete
    add(found.passages, null)
  }
  const passages = [...scores]
    .map(([passage, score]) => ({ passage, score }))
    .sort(compareScored)
    .slice(0, limit)
  return { passages, complete: complete && passages.length < limit }
}

/** Passages that were found, best first; not complete where some were not looked up or not verified. */
interface FoundStrings {
  readonly passages: number[]
  readonly complete: boolean
}

/** Passages that contain a string, best first by its terms. */
async function findString(
  context: RetrievalContext,
  string: ExpansionString,
  isAllowed: PassageTest,
  limit: number,
): Promise<FoundStrings> {
  const { text, terms } = string
  const { matcher, reads } = context
  const budget = reads.share('expansion')
  if (isTerm(string)) {
    const options = { limit, groups: null, only: null, allowed: isAllowed, all: null }
    return { passages: [...(await matcher.matchTerms(terms, options, budget)).passages], complete: true }
  }
  const matches = await findBigramMatches(context, text)
  if (matches === null) return { passages: [], complete: false }
  const passages = await sortByTerms(context, filter(matches.passages, isAllowed), terms, limit)
  return matches.sure
    ? { passages, complete: matches.complete }
    : verify(context, passages, (read) => read.includes(text))
}

/** Keeps the passages whose folded text passes; those that were not read stay, behind the others. */
async function verify(
  context: RetrievalContext,
  passages: readonly number[],
  test: (text: string) => boolean,
): Promise<FoundStrings> {
  const { matches, unread } = await verifyMatches(context, Int32Array.from(passages), ({ text }) =>
    test(text),
  )
  return { passages: [...matches, ...unread], complete: unread.length === 0 }
}

/** Passages that contain a string of each list anywhere, best first by their terms. */
async function findApart(
  context: RetrievalContext,
  conjunction: ExpansionPlan['conjunction'],
  isAllowed: PassageTest,
  limit: number,
): Promise<FoundStrings> {
  let common: Int32Array | null = null
  let sure = true
  for (const strings of conjunction) {
    const any = await findAnyString(context, strings, isAllowed)
    sure &&= any.sure
    common = common === null ? any.passages : intersect(common, any.passages)
    if (common.length === 0) break
  }
  if (common === null || common.length === 0) return { passages: [], complete: true }
  const passages = await sortByTerms(context, common, listTerms(conjunction.flat()), limit)
  const hasAll = (text: string): boolean =>
    conjunction.every((strings) => strings.some((string) => text.includes(string.text)))
  return sure ? { passages, complete: true } : verify(context, passages, hasAll)
}

/** Passages that contain any of some strings, in order of the index; where not `sure`, an approximation of them. */
async function findAnyString(
  context: RetrievalContext,
  strings: readonly ExpansionString[],
  isAllowed: PassageTest,
): Promise<{ passages: Int32Array; sure: boolean }> {
  const { matcher, sets, reads } = context
  const budget = reads.share('expansion')
  const terms = listTerms(strings)
  const all = sets.take()
  let sure = true
  if (terms.length > 0)
    await matcher.matchTerms(terms, { limit: 1, groups: null, only: null, allowed: isAllowed, all }, budget)
  for (const string of strings) {
    if (isTerm(string)) continue
    const matches = await findBigramMatches(context, string.text)
    if (matches !== null) all.addAll(filter(matches.passages, isAllowed))
    sure &&= matches?.sure ?? false
  }
  const passages = all.list()
  sets.give(all)
  return { passages, sure }
}

async function sortByTerms(
  { matcher, reads }: RetrievalContext,
  passages: Int32Array,
  terms: readonly PlannedTerm[],
  limit: number,
): Promise<number[]> {
  if (terms.length === 0 || passages.length === 0) return [...passages.subarray(0, limit)]
  const options = { limit, groups: null, all: null, ...restrict(passages, null) }
  const known = terms.slice(0, reads.share('expansion').left)
  return [...(await matcher.matchTerms(known, options, reads.share('expansion'))).passages]
}

function findBigramMatches({ matcher, reads }: RetrievalContext, text: string) {
  const limits = { reads: readsPerString, postings: Infinity }
  return matcher.findBigramMatches(text, limits, reads.share('expansion'))
}

function filter(passages: Int32Array, isAllowed: PassageTest): Int32Array {
  return isAllowed === null ? passages : passages.filter(isAllowed)
}
