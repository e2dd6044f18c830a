import type { ContentWord, PlannedTerm } from '../../engine/retriever.ts'
import type { TermEntry } from '../../format/lexicon/alphanumeric-terms.ts'
import type { AnalyzedClause, WantedTerm } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { toKnownTerm } from './known-terms.ts'

/** Terms of a plan at most; the rarest are kept. */
export const maxTerms = 12

/** Terms that a typed beginning stands for at most, and what they count beside a term typed whole. */
const maxPrefixed = 6
const prefixWeight = 0.4
/** Weight of a sub-word where the word itself is in the index. */
const subWordWeight = 0.35
/** The rarest terms, which are always looked up; others only while their postings stay within bounds. */
const minTerms = 4
const maxPostings = (passages: number): number => 50_000 + passages / 8
/** A word of so few passages may be written otherwise in others: Java 21 where one has Java21. */
const fewPassages = 2
/** The 8 of UTF-8: of a word that is in the index no sub-word to be looked for by itself. */
const meaninglessPart = /^(?:\d{1,2}|.)$/u
/** A string of letters and digits that is no term is looked for inside longer ones from so many units on. */
const minUnitsInside = 4
/** Files of terms that are gone through for that at most: a large vocabulary is not. */
const maxFilesInside = 4
/** Files of terms that a query reads at most: the other reads of the share are for postings. */
const maxTermReads = 4
/** Files that looking up one term reads at most. */
export const readsPerLookup = 2

/** The terms of a query that are in the term dictionary of the index. */
export interface ResolvedTerms {
  /** Rarest first. */
  readonly terms: readonly PlannedTerm[]
  /** False where the reads did not do to look every term up. */
  readonly complete: boolean
  /** Words outside of phrases, without stop words where there are others; null where not all were looked up. */
  readonly contentWords: readonly ContentWord[] | null
  /** Passages with each term of the query; 0 for unknown ones. */
  readonly frequencies: ReadonlyMap<string, number>
  /** Terms of letters and digits that count as matches. */
  readonly alphanumerics: ReadonlySet<string>
}

/**
 * Looks up the terms of clauses. Stop words are left out where there are other terms, and so are the commonest
 * terms of a long query over a large index: they say least and cost most. Ranking by text still sees them.
 *
 * @param prefix  what was typed last, when it may be the start of a word
 */
export async function resolveTerms(
  reader: IndexReader,
  clauses: readonly AnalyzedClause[],
  prefix: string | null,
  budget: ReadBudget,
): Promise<ResolvedTerms> {
  const resolved: Resolved = {
    terms: new Map(),
    words: new Map(),
    frequencies: new Map(),
    alphanumerics: new Set(),
  }
  const lookUp = createLookups(reader, clauses, prefix, budget)
  let complete = true
  let allLookedUp = true
  for (const { clause, terms } of clauses) {
    /** Passages with the last whole word of letters and digits; its sub-words follow it. */
    let wholeFrequency = 0
    for (const wanted of terms) {
      const { term, token } = wanted
      const isSubWord = token === 'subWord'
      const isContent = !isSubWord && !clause.isPhrase
      if (wanted.kind === 'ideographs') {
        const known = toKnownTerm(reader, term, 1)
        addTerm(resolved, wanted, known ? [known] : [], isContent, 1)
        continue
      }
      if (isSubWord && wholeFrequency > (term.length > 1 ? fewPassages : 0) && meaninglessPart.test(term))
        continue
      const lookup = lookUp(term)
      if (lookup === null) {
        complete = false
        allLookedUp &&= isSubWord
        continue
      }
      let entries = await lookup
      if (entries.length === 0 && isContent && token === 'word' && term.length >= minUnitsInside) {
        const inside = await reader.findTermsInside(term, maxPrefixed, maxFilesInside, budget)
        complete &&= inside !== null
        allLookedUp &&= inside !== null
        entries = inside ?? []
      }
      if (token === 'word') wholeFrequency = entries.find((entry) => entry.term === term)?.frequency ?? 0
      addTerm(resolved, wanted, entries, isContent, wholeFrequency)
    }
  }
  return {
    terms: selectTerms(dropStopWords<PlannedTerm>(resolved.terms.values()), reader.manifest.passages),
    complete,
    contentWords: allLookedUp ? dropStopWords<ContentWord>(resolved.words.values()) : null,
    frequencies: resolved.frequencies,
    alphanumerics: resolved.alphanumerics,
  }
}

/** What is resolved so far; see `ResolvedTerms`. */
interface Resolved {
  readonly terms: Map<string, PlannedTerm & { readonly isStop: boolean }>
  readonly words: Map<string, ContentWord & { readonly isStop: boolean }>
  readonly frequencies: Map<string, number>
  readonly alphanumerics: Set<string>
}

/**
 * Adds a term with all that stand for it.
 *
 * @param entries  the term itself where the index has it, and longer ones
 * @param wholeFrequency  passages with the whole word that it is or is a part of
 */
function addTerm(
  { terms, words, frequencies, alphanumerics }: Resolved,
  { term, kind, token, isStop }: WantedTerm,
  entries: readonly Omit<PlannedTerm, 'weight'>[],
  isContent: boolean,
  wholeFrequency: number,
): void {
  frequencies.set(term, 0)
  for (const { term: known, frequency } of entries) {
    const isExact = known === term
    if (isExact) frequencies.set(term, frequency)
    const isPart = token === 'subWord' && wholeFrequency > 0
    const weight = isExact ? (isPart ? subWordWeight : 1) : prefixWeight
    // Of two weights the greater.
    if ((terms.get(known)?.weight ?? 0) < weight) terms.set(known, { term: known, frequency, weight, isStop })
    if (kind === 'alphanumerics') alphanumerics.add(known)
  }
  if (isContent)
    words.set(term, {
      text: term,
      kind,
      terms: entries.map(({ term, frequency }) => ({ term, frequency, weight: 1 })),
      isStop,
    })
}

/** Terms or words without stop words, unless all are. */
function dropStopWords<Word>(found: Iterable<Word & { readonly isStop: boolean }>): Word[] {
  const all = [...found]
  const content = all.filter(({ isStop }) => !isStop)
  return (content.length > 0 ? content : all).map(({ isStop: _isStop, ...word }) => word as Word)
}

/** The terms that are scored, rarest first, and so many postings at most. */
function selectTerms(found: PlannedTerm[], passages: number): PlannedTerm[] {
  let postings = 0
  return found
    .sort((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1))
    .slice(0, maxTerms)
    .filter(({ frequency }, rank) => {
      postings += frequency
      return rank < minTerms || postings <= maxPostings(passages)
    })
}

/** The rarest words of ideographs of a query, which its plan has whatever its other terms are. */
export function listSureTerms(reader: IndexReader, clauses: readonly AnalyzedClause[]): PlannedTerm[] {
  const words = clauses.flatMap(({ terms }) => terms.filter(({ term, isStop }) => !isStop && term.length > 1))
  return [...new Set(words.map(({ term }) => term))]
    .flatMap((term) => toKnownTerm(reader, term, 1) ?? [])
    .sort((a, b) => a.frequency - b.frequency)
    .slice(0, minTerms)
}

/**
 * Starts the lookups of all terms of letters and digits that are sure to be asked for, so that they are one wave.
 *
 * @returns looks a term up, once; null where its reads are spent
 */
function createLookups(
  reader: IndexReader,
  clauses: readonly AnalyzedClause[],
  prefix: string | null,
  budget: ReadBudget,
): (term: string) => Promise<TermEntry[]> | null {
  const lookups = new Map<string, Promise<TermEntry[]> | null>()
  let reads = 0
  function lookUp(term: string): Promise<TermEntry[]> | null {
    const known = lookups.get(term)
    if (known !== undefined) return known
    const { left } = budget
    const isSpent = (reads >= maxTermReads && term !== prefix) || left < readsPerLookup
    const lookup = isSpent ? null : reader.findTerms(term, term === prefix ? maxPrefixed : 0, budget)
    // Terms of one file cost one read.
    if (left !== Infinity) reads += left - budget.left
    // What goes wrong is told to the step that waits for it.
    lookup?.catch(() => undefined)
    lookups.set(term, lookup)
    return lookup
  }
  for (const { terms } of clauses)
    for (const { term, kind, token } of terms)
      if (kind === 'alphanumerics' && !(token === 'subWord' && meaninglessPart.test(term))) lookUp(term)
  return lookUp
}
