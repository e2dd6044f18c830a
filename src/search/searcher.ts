import { createFolder } from '../analysis/fold.ts'
import { isOpen, type Retrieved, type Retriever } from '../engine/retriever.ts'
import type { AnalyzedClause } from '../query/analyze-query.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import { createReadBudget, createReadPlan, type ReadBudget, type ReadPlan } from '../reader/read-plan.ts'
import {
  type ArticleText,
  mostOffset,
  type SearchAnswer,
  type Searcher,
  type SearchRequest,
} from './answer.ts'
import { type CompiledQuery, createQueryCompiler } from './compile-query.ts'
import type { QueryExpansion } from './expand/expansion.ts'
import { enoughDirect, planStrings } from './expand/plan-pinyin.ts'
import { type FacetAnswer, type FacetRequest, type Facets, facetKeyOf } from './facet.ts'
import { createHit, type ShownGroup } from './highlight/create-hit.ts'
import type { HighlightTerms } from './highlight/highlight-terms.ts'
import { opensAtTop } from './highlight/opens-at-top.ts'
import { joinFilters } from './join-filters.ts'
import {
  averageUnits,
  groupRanked,
  keepOrder,
  keepScore,
  type RankedGroup,
  rerankCandidates,
} from './rank/rank.ts'
import type { RerankModel } from './rank/rerank-model.ts'
import { prepareRerank, type RerankQuery } from './rank/rerank-query.ts'
import { planRetrieval } from './retrieve/plan-retrieval.ts'
import { resolveTerms } from './retrieve/resolve-terms.ts'
import { startSpelling } from './start-spelling.ts'

/** The engine of a searcher: opens the retriever of each request, and reads articles and facets. */
export interface SearchEngine {
  /** Makes the retriever of one request. */
  openRetriever(reads: ReadPlan, signal: AbortSignal | undefined): Retriever
  readArticle(id: string, first: number, most: number, budget: ReadBudget): Promise<ArticleText | null>
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
  expansion: QueryExpansion,
  { maxReads, readsAtOnce }: { readonly maxReads: number; readonly readsAtOnce: number },
  model: RerankModel,
): Searcher {
  const { manifest } = reader
  const compileQuery = createQueryCompiler(reader.lexicon)
  const folder = createFolder()

  async function search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const reads = createReadPlan(maxReads, readsAtOnce)
    const query = compileQuery(request.q)
    const filter = joinFilters(request, query.query)
    const terms = listTerms(query)
    const asksNothing = query.wanted.length === 0 && request.q.trim() !== '' && isOpen(filter)
    if (asksNothing) return { ...emptyAnswer, query: request.q, terms, engine: manifest.engine }
    const retriever = engine.openRetriever(reads, signal)
    const budget = reads.share('terms')
    const [resolved, synonyms] = await Promise.all([
      resolveTerms(reader, query.wanted, query.prefix, budget),
      expansion.findSynonyms(query, budget),
    ])
    const isFrequent = isOpen(filter) && resolved.terms.some(({ frequency }) => frequency >= enoughDirect)
    const isPlain = query.wanted.length > 0 && query.phrases.length === 0 && query.unwanted.length === 0
    const mayBePinyin = isPlain && !isFrequent
    if (!mayBePinyin) reads.expect('expansion', 0)
    else if (!query.wanted.some(hasIdeographs)) reads.expect('bigrams', 0)
    if (!expansion.mayBeMisspelled(query)) reads.expect('spelling', 0)
    const pinyin = mayBePinyin ? await expansion.findPinyin(query, reads.share('expansion')) : null
    const rerankQuery = prepareRerank(query.wanted, reader.lexicon, manifest.passages, resolved.frequencies)
    const plan = planRetrieval(reader, request, {
      query,
      resolved,
      synonyms: synonyms.terms,
      expansion: pinyin?.plan ?? planStrings(isPlain ? synonyms.strings : []),
      filter,
      rerankQuery,
      rerankWindow: model.window,
      ngramCandidates: model.ngramCandidates,
    })
    const retrieving = retriever.retrieve(plan)
    const proposeSpelling = startSpelling(expansion, query, retriever, plan, reads)
    const retrieved = await retrieving
    const groups = rank(rerankQuery, request, retrieved)
    const highlightTerms: HighlightTerms = {
      clauses: query.wanted,
      alphanumerics: resolved.alphanumerics,
      prefix: query.prefix,
      alternatives: pinyin ? [[...synonyms.runs, ...pinyin.runs], pinyin.words] : [synonyms.runs],
    }
    const hitOptions = { ...request, model: request.explain ? model : null, whole: manifest.whole }
    const shown = await Promise.all(
      groups.map((group) =>
        showGroup(retriever, group, query, request.group === 'article', reads.share('page')),
      ),
    )
    return {
      query: request.q,
      terms,
      total: retrieved.total,
      totalIsExact: retrieved.totalIsExact && resolved.complete,
      matchingAll: retrieved.matchingAll,
      engine: manifest.engine,
      hits: shown.map((group) => createHit(group, highlightTerms, folder, hitOptions)),
      nextOffset: limitOffset(retrieved.nextOffset),
      facets: nameFacets(retrieved.facets),
      dates: retrieved.dates,
      ...(retrieved.partial ? { partial: true as const } : {}),
      didYouMean: await proposeSpelling(retrieved.substringFrequency),
    }
  }

  /** The final order of one page: groups of the rerank window, then the groups behind it. */
  function rank(
    query: RerankQuery,
    { offset, limit, group, sort }: SearchRequest,
    { window, page }: Retrieved,
  ): RankedGroup[] {
    if (sort !== 'relevance') return page.map((candidate) => [keepScore(candidate)])
    const reranked = rerankCandidates({ query, averageLength: averageUnits(reader), model }, window)
    const first = groupRanked(reranked, group === 'article').slice(offset, offset + limit)
    const behind = keepOrder(page, reranked.at(-1)?.score)
    return [...first, ...behind.map((passage): RankedGroup => [passage])]
  }

  /**
   * Decides where a hit opens. The first passage of an article is read only from a file that the request uses
   * already: another would be one more wave of reads.
   */
  async function showGroup(
    retriever: Retriever,
    [best, ...others]: RankedGroup,
    { wanted }: CompiledQuery,
    byArticle: boolean,
    budget: ReadBudget,
  ): Promise<ShownGroup> {
    const text = best.candidate.text!
    const texts = others.flatMap(({ candidate }) => candidate.text ?? [])
    if (!byArticle || manifest.whole || !opensAtTop(wanted, text))
      return { best, others: texts, opening: null }
    if (retriever.readOpening)
      return { best, others: texts, opening: (await retriever.readOpening(best.candidate)) ?? text.passage }
    const [first] = reader.passagesOf(best.candidate.article)
    const isAtHand = budget.left === Infinity || reader.usesFile('store', reader.storeFileOf(first), budget)
    if (first === best.candidate.passage || !isAtHand) return { best, others: texts, opening: text.passage }
    const [opening = text.passage] = await reader.readPassages([first], budget)
    return { best, others: texts, opening }
  }

  return {
    status: {
      engine: manifest.engine,
      version: manifest.content,
      articles: manifest.articles,
      passages: manifest.passages,
      fields: manifest.fields,
      builtAt: null,
    },
    search,
    suggest: (q, limit) => expansion.suggest(q, limit, createReadBudget(maxReads)),
    article: (id, first, most) => engine.readArticle(id, first, most, createReadBudget(maxReads)),
    facet: (request) => engine.searchFacet(request, createReadBudget(maxReads)),
  }
}

/** Facets by the keys of an answer. */
function nameFacets(facets: Retrieved['facets']): Facets {
  const named = Object.entries(facets).map(([field, counts]) => [facetKeyOf(field), counts])
  return { authors: {}, tags: {}, ...Object.fromEntries(named) }
}

function hasIdeographs({ runs }: AnalyzedClause): boolean {
  return runs.some(({ kind }) => kind === 'ideographs')
}

function limitOffset(next: number | null): number | null {
  return next !== null && next <= mostOffset ? next : null
}

const emptyAnswer = Object.freeze({
  total: 0,
  totalIsExact: true,
  matchingAll: 0,
  hits: [],
  nextOffset: null,
  facets: { authors: {}, tags: {} },
  dates: null,
  didYouMean: null,
})

function listTerms(query: CompiledQuery): string[] {
  const words = query.wanted.flatMap((clause) =>
    clause.terms.filter((term) => !term.isSubWord).map((term) => term.term),
  )
  return [...new Set(words)]
}
