import type { BigramMatches, QueryTerm } from '../../engine/engine.ts'
import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { intersect } from '../../reader/passage-set.ts'
import { toKnownTerm } from './known-terms.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** A run of several words that is no longer than this may be a name, or a word that the dictionary does not have. */
export const longestName = 5
const shortestName = 3
const readsPerName = 4

/** Names of a query that were cut into words and characters. */
export interface OutOfVocabulary {
  /** Characters of names that were cut into nothing else (古 | 特 | 累 | 斯): only all of a group are a match. */
  readonly groups: readonly (readonly QueryTerm[])[]
  /** All characters of such names; the corpus may not have each as a word. */
  readonly grouped: ReadonlySet<string>
  /** Names that were cut into words and characters (灰 | 犀牛), with these characters. */
  readonly mixed: readonly { readonly run: Run; readonly characters: readonly string[] }[]
}

/** Finds what may be a name among the clauses of a query. */
export function findOutOfVocabulary(
  reader: IndexReader,
  clauses: readonly AnalyzedClause[],
): OutOfVocabulary {
  const groups: QueryTerm[][] = []
  const grouped = new Set<string>()
  const mixed: { run: Run; characters: string[] }[] = []
  for (const { clause, runs } of clauses) {
    for (const run of runs) {
      if (clause.phrase || !mayBeName(run)) continue
      const characters = [...new Set(run.words.filter((word) => word.length === 1))]
      if (characters.length === 0) continue
      if (run.words.some((word) => word.length > 1)) {
        mixed.push({ run, characters })
        continue
      }
      for (const character of characters) grouped.add(character)
      const group = characters.flatMap((word) => toKnownTerm(reader, word, 1) ?? [])
      if (group.length === characters.length) groups.push(group)
    }
  }
  return { groups, grouped, mixed }
}

function mayBeName({ kind, text, words }: Run): boolean {
  return (
    kind === 'ideographs' &&
    words.length > 1 &&
    text.length >= shortestName &&
    text.length <= longestName &&
    !words.some((word) => stopWords.has(word))
  )
}

/**
 * Leaves out the characters of names that stand in the corpus in one substring: who asks for 灰犀牛 does not want
 * every 灰. Where a name stands nowhere, its characters are all there is to go by.
 *
 * @param reserve  reads to leave for what comes after
 * @returns the terms that are left, and who may hold the names that were looked for
 */
export async function leaveOutCharacters(
  { engine, budget }: RetrievalContext,
  terms: readonly QueryTerm[],
  { mixed }: OutOfVocabulary,
  reserve: number,
): Promise<{ terms: readonly QueryTerm[]; knownMatches: ReadonlyMap<string, BigramMatches> }> {
  const knownMatches = new Map<string, BigramMatches>()
  const out = new Set<string>()
  for (const { run, characters } of mixed) {
    if (budget.left <= reserve) break
    const reads = Math.min(readsPerName, budget.left - reserve)
    const matches = await engine.findBigramMatches(run.text, { reads, postings: Infinity }, budget)
    knownMatches.set(run.text, matches)
    if (matches.passages.length > 0) for (const character of characters) out.add(character)
  }
  return { terms: out.size === 0 ? terms : terms.filter(({ term }) => !out.has(term)), knownMatches }
}

/** Finds the passages that hold all characters of a group, in order of the index. */
export async function findGroupMatches(
  { engine, sets, budget }: RetrievalContext,
  group: readonly QueryTerm[],
  isAllowed: ((passage: number) => boolean) | null,
): Promise<Int32Array> {
  let held: Int32Array | null = null
  for (const term of group) {
    const matching = sets.take()
    await engine.matchTerms([term], { limit: 1, only: null, allowed: isAllowed, all: matching }, budget)
    const passages = matching.list()
    sets.give(matching)
    held = held === null ? passages : intersect(held, passages)
    if (held.length === 0) break
  }
  return held ?? new Int32Array(0)
}
