import type {
  ExpansionPlan,
  PlannedSubstring,
  PlannedTerm,
  RetrievalFilter,
  RetrievalPlan,
} from '../../engine/retriever.ts'
import { titleKey } from '../../format/lookup/exact-titles.ts'
import { inverseDocumentFrequency } from '../../format/postings/similarity.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { SearchRequest } from '../answer.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { maxValues } from '../facet.ts'
import { sharedCoverage } from '../rank/relate-features.ts'
import type { RerankQuery } from '../rank/rerank-query.ts'
import { toRun } from './known-terms.ts'
import { maxTerms, type ResolvedTerms } from './resolve-terms.ts'

/** Score of a passage with a substring that no term matched, beside one that has its words as terms. */
const substringBoost = 0.8

/**
 * Passages of an index in which n-grams are looked for. Lists of characters grow with the index: within 126,740 passages
 * questions of other corpora take 31 reads instead of 26 and 3.1 ms instead of 2.4, and drcd within 30,000 gains 0.0003.
 */
const maxNgramPassages = 16_384

/** Result groups that are reranked at least: the hits of a usual page, whose texts are read anyway. */
const minGroups = 10

/** The parts of a plan that are found before it is written: terms, expansion, other spellings. */
export interface PlanParts {
  readonly query: CompiledQuery
  readonly resolved: ResolvedTerms
  /** Terms of synonyms. */
  readonly synonyms: readonly PlannedTerm[]
  /** Formal words for the colloquial ones of a question; they come before its commonest terms. */
  readonly formal: readonly PlannedTerm[]
  readonly expansion: ExpansionPlan | null
  /** Numbers in other numerals, as strings that are no terms. */
  readonly numerals: readonly string[]
  readonly filter: RetrievalFilter
  readonly rerankQuery: RerankQuery
  readonly rerankWindow: number
  /** Candidates by n-grams; 0 to look for none. */
  readonly ngramCandidates: number
}

/** A plan that asks for nothing. */
export const emptyPlan: RetrievalPlan = Object.freeze({
  terms: [],
  phrases: [],
  exclusions: [],
  substrings: [],
  title: null,
  ngrams: null,
  expansion: null,
  matchesEverything: false,
  filter: { fields: [], after: null, before: null },
  sort: 'relevance',
  group: 'passage',
  offset: 0,
  limit: 0,
  rerankWindow: 0,
  rerankGroups: 0,
  stored: false,
  facetValues: 0,
  counts: [],
  contentWords: null,
})

/** Plans the retrieval of a request. A query of filters alone is answered by day, the newest first. */
export function planRetrieval(reader: IndexReader, request: SearchRequest, parts: PlanParts): RetrievalPlan {
  const { query, resolved, synonyms, formal, expansion, numerals, filter } = parts
  const { rerankQuery, rerankWindow, ngramCandidates } = parts
  const { group, offset, limit } = request
  const bigrams = [...rerankQuery.contentBigrams]
  const matchesEverything = query.wanted.length === 0
  const isPlain = query.phrases.length === 0 && query.unwanted.length === 0 && request.sort === 'relevance'
  // Where another word stands for one that no text has, the characters of that say nothing: 打|印|机 beside 印表机.
  const isReplaced =
    (expansion !== null || synonyms.length > 0) &&
    query.wanted.every(({ folded }) => folded.length > 2) &&
    resolved.terms.every(({ term }) => term.length === 1)
  const known = isReplaced ? [] : resolved.terms
  const terms = [...formal, ...known, ...synonyms].slice(0, maxTerms)
  // Of a string that no word is known of, pairs of characters may be: 泛型 of 泛型擦出.
  const pairs =
    isPlain && terms.length === 0
      ? bigrams.filter(([text]) => query.substrings.every((run) => run.text !== text))
      : []
  return {
    terms,
    phrases: query.phrases.map(({ runs, folded }) => ({
      runs,
      literal: runs.some(({ kind }) => kind === 'alphanumerics') ? folded.trim() : null,
    })),
    exclusions: query.unwanted.map(({ runs }) => ({ runs, literal: null })),
    substrings: [...numerals.map(toRun), ...query.substrings, ...pairs.map(([text]) => toRun(text))].map(
      (run) => planSubstring(reader, run),
    ),
    title: isPlain ? titleKey(query.wanted.map(({ folded }) => folded).join('')) : null,
    ngrams:
      isPlain && bigrams.length > 0 && ngramCandidates > 0 && reader.manifest.passages <= maxNgramPassages
        ? {
            enough: sharedCoverage * bigrams.reduce((sum, [, weight]) => sum + weight, 0),
            bigrams,
            limit: ngramCandidates,
          }
        : null,
    expansion,
    matchesEverything,
    filter,
    sort: matchesEverything && request.sort === 'relevance' ? 'newest' : request.sort,
    group,
    offset,
    limit,
    rerankWindow,
    rerankGroups: rerankWindow > 0 ? minGroups : 0,
    stored: true,
    facetValues: maxValues,
    counts: [],
    contentWords: resolved.contentWords,
  }
}

/** A passage with a substring has its words, though cut otherwise: it scores a share of what these would. */
function planSubstring({ lexicon, manifest }: IndexReader, { text, words }: Run): PlannedSubstring {
  const frequencyOf = (word: string): number | null => {
    const id = lexicon.idOf(word)
    return id < 0 ? null : lexicon.frequency(id)
  }
  let weight = 0
  for (const word of words)
    weight += inverseDocumentFrequency(manifest.passages, Math.max(1, frequencyOf(word) ?? 1))
  return { text, weight: substringBoost * weight, frequency: frequencyOf(text) }
}
