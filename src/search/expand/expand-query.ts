import { type ExpansionPlan, isOpen, type PlannedTerm, type RetrievalFilter } from '../../engine/retriever.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadPlan } from '../../reader/read-plan.ts'
import type { CompiledQuery } from '../compile-query.ts'
import type { HighlightTerms } from '../highlight/highlight-terms.ts'
import { toRun } from '../retrieve/known-terms.ts'
import { type ResolvedTerms, resolveTerms } from '../retrieve/resolve-terms.ts'
import type { QueryExpander } from './expansion.ts'
import { enoughDirect, planSynonymStrings } from './plan-pinyin.ts'

/** The terms of a query in an index, with those that it is expanded by. */
export interface ExpandedQuery {
  readonly resolved: ResolvedTerms
  /** Terms of synonyms and of other forms of words. */
  readonly synonyms: readonly PlannedTerm[]
  /** Formal words for the colloquial words of a question. */
  readonly formal: readonly PlannedTerm[]
  /** Strings that are retrieved where direct matches are few: pinyin, or synonyms that are no terms. */
  readonly expansion: ExpansionPlan | null
  /** The word that all of its letters are read as: 华为 for `hua wei`; null for none. */
  readonly reading: string | null
  /** Numbers with what they count in other numerals, as strings that are no terms. */
  readonly numerals: readonly string[]
  /** Strings of synonyms and pinyin to be highlighted; see `HighlightTerms`. */
  readonly alternatives: HighlightTerms['alternatives']
}

/**
 * Looks up the terms of a query and its synonyms, and reads Latin letters as pinyin. Pinyin is skipped where some term
 * of a query without a filter has enough passages by itself, and for queries with quoted phrases or exclusions. Reads
 * reserved for steps that this query does not need are given back to the others.
 */
export async function expandQuery(
  reader: IndexReader,
  expander: QueryExpander,
  query: CompiledQuery,
  filter: RetrievalFilter,
  reads: ReadPlan,
): Promise<ExpandedQuery> {
  const budget = reads.share('terms')
  const [resolved, synonyms, formal] = await Promise.all([
    resolveTerms(reader, query.wanted, query.prefix, budget),
    expander.findSynonyms(query, budget),
    expander.findFormalWords(query, budget),
  ])
  const isFrequent =
    isOpen(filter) &&
    resolved.terms.some(({ frequency, weight }) => weight === 1 && frequency >= enoughDirect)
  const isPlain = query.wanted.length > 0 && query.phrases.length === 0 && query.unwanted.length === 0
  const mayBePinyin = isPlain && !isFrequent
  if (!mayBePinyin) reads.expect('expansion', 0)
  else if (!query.wanted.some(hasIdeographs)) reads.expect('bigrams', 0)
  if (!expander.mayBeMisspelled(query)) reads.expect('spelling', 0)
  const pinyin = mayBePinyin ? await expander.findPinyin(query, reads.share('expansion')) : null
  const runs = [...synonyms.runs, ...formal.map(({ term }) => [toRun(term)])]
  return {
    resolved,
    synonyms: synonyms.terms,
    formal,
    expansion: pinyin?.plan ?? planSynonymStrings(isPlain ? synonyms.strings : []),
    reading: pinyin?.reading ?? null,
    numerals: synonyms.numerals,
    alternatives: pinyin ? [[...runs, ...pinyin.runs], pinyin.words] : [runs],
  }
}

function hasIdeographs({ runs }: AnalyzedClause): boolean {
  return runs.some(({ kind }) => kind === 'ideographs')
}
