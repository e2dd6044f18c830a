import type { QueryTerm } from '../../engine/engine.ts'
import { inverseDocumentFrequency } from '../../format/similarity.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { isListed, type PassageSet } from '../../reader/passage-set.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { type ChannelScores, createChannelScores } from './channel-scores.ts'
import { type Conditions, findConditions, restrict } from './conditions.ts'
import { findGroupMatches, leaveOutCharacters } from './out-of-vocabulary.ts'
import type { ResolvedTerms } from './resolve-terms.ts'
import type { RetrievalContext } from './retrieval-context.ts'
import { type Candidate, listPassing, type Retrieved } from './retrieved.ts'
import { findSubstringMatches, type SubstringMatch } from './substring-matches.ts'
import { checkedFirst, orderForChecking } from './verification-order.ts'

/** Reads left for the texts of hits, where reads are counted. */
export const readsForTexts = 18
/** Terms of fewer passages in all are counted to the last one. */
const countedPostings = 20_000
/** What a passage scores that holds a substring the words channel did not see, beside one that holds its words. */
const substringBoost = 0.8
/** BigramMatches of a substring that are reranked by their text, whatever their words count; of all substrings together. */
const likelyOfPiece = 24
const mostLikely = 32
/** The best by their words among which likely ones are looked for first; no fewer than any request wants. */
const bestByWords = 100

/**
 * Finds candidates: by words; by phrases, which every hit must hold; by substrings of the query that stand in the
 * text in one substring, whatever words they were cut into there. A query that wants nothing finds all that may match.
 *
 * @param allowed  articles that may match
 * @param limit  best passages wanted by words
 * @param countAll  wants all matches, for sorting by date
 */
export async function retrieve(
  context: RetrievalContext,
  question: CompiledQuery,
  resolved: Pick<ResolvedTerms, 'terms' | 'names'>,
  allowed: ((article: number) => boolean) | null,
  limit: number,
  countAll: boolean,
): Promise<Retrieved> {
  const { reader, engine, sets, budget } = context
  const reserve = budget.left === Infinity ? 0 : readsForTexts
  const conditions = await findConditions(context, question, allowed, reserve)
  const { passing, isAllowed, without, exact } = conditions
  if (question.wanted.length === 0) return listPassing(reader, sets.take(), allowed, without, exact)

  const { terms, knownMatches } = await leaveOutCharacters(context, resolved.terms, resolved.names, reserve)
  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  const counted = passing === null && (countAll || postings <= countedPostings) ? sets.take() : null
  const readable = terms.slice(0, Math.max(1, Math.min(terms.length, budget.left - 4)))
  const matches = await engine.matchTerms(
    readable,
    { limit, all: counted, ...restrict(passing, isAllowed) },
    budget,
  )
  const scores = createChannelScores()
  scores.addWords(matches)
  if (passing !== null) {
    const best = matches.passages
    return listPhraseMatches(context, conditions, passing, { best, scores, readable }, limit, countAll)
  }

  let inGroups = 0
  for (const group of resolved.names.groups) {
    if (budget.left < reserve + group.length) break
    const matches = await findGroupMatches(context, group, isAllowed)
    scores.addWords(await engine.matchTerms(group, { limit, all: null, ...restrict(matches, null) }, budget))
    counted?.addAll(matches)
    inGroups = Math.max(inGroups, matches.length)
  }

  const substrings = await findSubstringMatches(
    context,
    question.substrings,
    reserve,
    counted,
    scores,
    knownMatches,
  )
  const likely = listLikely(substrings, matches.passages.subarray(0, bestByWords), isAllowed)
  // A string of common words: who holds it in one substring need not be among the best by these words.
  await scoreByWords(context, scores, readable, likely)
  for (const substring of substrings)
    addSubstring(scores, substring, substringWeight(reader, substring.run), isAllowed, limit, counted)
  const candidates = scores.sort()
  const mostOfTerm = isAllowed === null ? Math.max(0, ...terms.map((term) => term.frequency)) : 0
  return {
    candidates,
    all: counted,
    atLeast: Math.max(candidates.length, inGroups, mostOfTerm),
    totalIsExact: exact && counted !== null && substrings.every((substring) => substring.complete),
    unverified: false,
    holding: substrings.length === 0 ? null : Math.min(...substrings.map((substring) => substring.holding)),
    likely,
  }
}

/** Adds the scores that passages have by their words, where they have none yet. */
async function scoreByWords(
  { engine, budget }: RetrievalContext,
  scores: ChannelScores,
  terms: readonly QueryTerm[],
  passages: Iterable<number>,
): Promise<void> {
  const only = Int32Array.from([...passages].filter((passage) => !scores.has(passage))).sort()
  if (only.length === 0) return
  scores.addWords(
    await engine.matchTerms(terms, { limit: only.length, only, allowed: null, all: null }, budget),
  )
}

/**
 * The passages that hold every phrase, the best by their words first; those that only may hold them in the order
 * in which they are looked at, unless another order waits for them.
 */
async function listPhraseMatches(
  context: RetrievalContext,
  { exact, unverified }: Conditions,
  passing: Int32Array,
  { best, scores, readable }: { best: Int32Array; scores: ChannelScores; readable: readonly QueryTerm[] },
  limit: number,
  byDate: boolean,
): Promise<Retrieved> {
  const all = context.sets.take()
  all.addAll(passing)
  let candidates: Candidate[]
  if (unverified && !byDate) {
    const listed = orderForChecking(context.reader, best, passing).subarray(0, limit + checkedFirst)
    await scoreByWords(context, scores, readable, listed)
    candidates = scores.list(listed)
  } else {
    for (const passage of passing) {
      if (scores.size >= limit) break
      scores.bring(passage, 0)
    }
    candidates = scores.sort()
  }
  return {
    candidates,
    all,
    atLeast: passing.length,
    totalIsExact: exact,
    unverified,
    holding: null,
    likely: [],
  }
}

/**
 * The passages that may hold a substring in one substring and are to be looked at for that: those with the best words
 * first, then as they stand in the index.
 */
function listLikely(
  substrings: readonly SubstringMatch[],
  best: Int32Array,
  isAllowed: ((passage: number) => boolean) | null,
): number[] {
  const likely = new Set<number>()
  for (const { run, matches } of substrings) {
    if (run.text.length < 3) continue
    const most = likely.size + likelyOfPiece
    for (const passage of best) if (likely.size < most && isListed(matches, passage)) likely.add(passage)
    for (const passage of matches) {
      if (likely.size >= most) break
      if (isAllowed?.(passage) ?? true) likely.add(passage)
    }
  }
  return [...likely].slice(0, mostLikely)
}

/** A text that holds a substring holds its words, though cut otherwise. */
function substringWeight({ lexicon, manifest }: IndexReader, run: Run): number {
  let weight = 0
  for (const word of run.words.slice(0, 4)) {
    const id = lexicon.idOf(word)
    weight += inverseDocumentFrequency(manifest.passages, id < 0 ? 1 : Math.max(1, lexicon.frequency(id)))
  }
  return substringBoost * weight
}

/** Adds what holds a substring to the scores, at most `limit` passages that no words brought up, and to the count. */
function addSubstring(
  scores: ChannelScores,
  { passages }: SubstringMatch,
  weight: number,
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
  counted: PassageSet | null,
): void {
  scores.addSubstring((passage) => isListed(passages, passage), weight)
  let added = 0
  for (const passage of passages) {
    if (added >= limit) break
    const isKnown = scores.has(passage) || (counted?.has(passage) ?? false)
    if (isKnown || !(isAllowed?.(passage) ?? true)) continue
    scores.bring(passage, weight)
    added++
  }
  if (counted !== null) for (const passage of passages) if (isAllowed?.(passage) ?? true) counted.add(passage)
}
