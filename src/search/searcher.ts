import { createFolder } from '../analysis/fold.ts'
import { isOpen, type Retrieved, type Retriever } from '../engine/retriever.ts'
import type { Manifest } from '../format/header/manifest.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import {
  createReadBudget,
  createReadPlan,
  endReads,
  type ReadBudget,
  type ReadPlan,
} from '../reader/read-plan.ts'
import {
  type ArticleText,
  maxOffset,
  type SearchAnswer,
  type Searcher,
  type SearchRequest,
} from './answer.ts'
import { type CompiledQuery, createQueryCompiler } from './compile-query.ts'
import { expandQuery } from './expand/expand-query.ts'
import type { QueryExpander } from './expand/expansion.ts'
import { type FacetAnswer, type FacetRequest, type Facets, facetKeyOf } from './facet.ts'
import { joinFilters } from './join-filters.ts'
import { createPageHits } from './page-hits.ts'
import { proposeLatin } from './propose-latin.ts'
import type { RerankModel } from './rank/rerank-model.ts'
import { prepareRerank } from './rank/rerank-query.ts'
import { planRetrieval } from './retrieve/plan-retrieval.ts'
import { listSureTerms } from './retrieve/resolve-terms.ts'
import { startSpelling } from './start-spelling.ts'

/** The engine of a searcher: opens the retriever of each request, and reads articles and facets. */
export interface SearchEngine {
  /** Makes the retriever of one request. */
  openRetriever(reads: ReadPlan, signal: AbortSignal | undefined): Retriever
  readArticle(id: string, first: number, limit: number, budget: ReadBudget): Promise<ArticleText | null>
  searchFacet(request: FacetRequest, budget: ReadBudget): Promise<FacetAnswer | null>
}

/**
 * Makes the searcher of an open index; one path for every engine.
 *
 * @param limits  files one request may use, and how many of them are read together
 */
export function createSearcher(
  reader: IndexReader,
  engine: SearchEngine,
  expander: QueryExpander,
  { maxReads, readsAtOnce }: { readonly maxReads: number; readonly readsAtOnce: number },
  model: RerankModel,
): Searcher {
  const { manifest } = reader
  const compileQuery = createQueryCompiler(reader.lexicon)
  const folder = createFolder()
  const noFacets = nameFacets(Object.fromEntries(manifest.fields.map((field) => [field, {}])))

  async function search(
    request: SearchRequest,
    signal: AbortSignal | undefined,
    reads: ReadPlan,
  ): Promise<SearchAnswer> {
    const query = compileQuery(request.q)
    const filter = joinFilters(request, query.query)
    const terms = listTerms(query)
    const asksNothing = query.wanted.length === 0 && request.q.trim() !== '' && isOpen(filter)
    if (asksNothing)
      return { ...emptyAnswer, query: request.q, terms, engine: manifest.engine, facets: noFacets }
    const retriever = engine.openRetriever(reads, signal)
    // Bigrams of phrases and exclusions come before words.
    if (query.phrases.length === 0 && query.unwanted.length === 0)
      retriever.startReading?.(listSureTerms(reader, query.wanted))
    const expanded = await expandQuery(reader, expander, query, filter, reads)
    const { resolved, formal } = expanded
    const { frequencies } = resolved
    const rerankQuery = prepareRerank(query.wanted, reader.lexicon, manifest.passages, frequencies, formal)
    const plan = planRetrieval(reader, request, {
      ...expanded,
      query,
      filter,
      rerankQuery,
      rerankWindow: model.window,
      ngramCandidates: model.ngramCandidates,
    })
    const retrieving = retriever.retrieve(plan)
    const proposeSpelling = startSpelling(expander, query, retriever, plan, reads)
    const retrieved = await retrieving
    const asked = { request, query, expanded, rerankQuery, retriever, reads }
    const hits = await createPageHits({ reader, model, folder }, asked, retrieved)
    const { total, matchingAll, dates } = retrieved
    return {
      query: request.q,
      terms,
      total,
      totalIsExact: retrieved.totalIsExact && resolved.complete,
      // Words in other numerals are not counted.
      matchingAll: hits.some(({ matchesAll }) => matchesAll) ? matchingAll || null : matchingAll,
      engine: manifest.engine,
      hits,
      nextOffset: limitOffset(retrieved.nextOffset),
      facets: nameFacets(retrieved.facets),
      dates,
      ...(retrieved.partial ? { partial: true as const } : {}),
      didYouMean:
        (await proposeSpelling(retrieved.substringFrequency)) ??
        (matchingAll ? null : await proposeLatin(expander, asked, plan)),
    }
  }

  return {
    status: describeIndex(manifest),
    search: (request, signal) =>
      endReads(createReadPlan(maxReads, readsAtOnce), (reads) => search(request, signal, reads)),
    suggest: (q, limit, language = '') =>
      endReads(createReadBudget(maxReads), (budget) => expander.suggest(q, limit, language, budget)),
    article: (id, first, limit) =>
      endReads(createReadBudget(maxReads), (budget) => engine.readArticle(id, first, limit, budget)),
    facet: (request) => endReads(createReadBudget(maxReads), (budget) => engine.searchFacet(request, budget)),
  }
}

function describeIndex({ engine, content, articles, passages, fields }: Manifest): Searcher['status'] {
  return { engine, version: content, articles, passages, fields, builtAt: null }
}

/** Facets by the keys of an answer. */
function nameFacets(facets: Retrieved['facets']): Facets {
  const named = Object.entries(facets).map(([field, counts]) => [facetKeyOf(field), counts])
  return { authors: {}, tags: {}, ...Object.fromEntries(named) }
}

function limitOffset(next: number | null): number | null {
  return next !== null && next <= maxOffset ? next : null
}

const emptyAnswer = Object.freeze({
  total: 0,
  totalIsExact: true,
  matchingAll: 0,
  hits: [],
  nextOffset: null,
  dates: null,
  didYouMean: null,
})

function listTerms(query: CompiledQuery): string[] {
  const words = query.wanted.flatMap((clause) =>
    clause.terms.filter(({ token }) => token === 'word').map((term) => term.term),
  )
  return [...new Set(words)]
}
