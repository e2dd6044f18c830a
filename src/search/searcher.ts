import type { SearchEngine } from '../engine/engine.ts'
import type { DocValues } from '../format/doc-values.ts'
import { createReadBudget } from '../reader/file-cache.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import { createPassageSetPool } from '../reader/passage-set.ts'
import { mostOffset, type SearchAnswer, type Searcher, type SearchRequest } from './answer.ts'
import { type CompiledQuery, createQueryCompiler } from './compile-query.ts'
import type { QueryExpansion } from './expand/expansion.ts'
import { countFacets, findDates, searchFacet } from './facet-counts.ts'
import { createArticleTest, createDocValuesReader, isOpen, joinFilters } from './filters.ts'
import { createHit } from './highlight/create-hit.ts'
import type { HighlightTerms } from './highlight/highlight-terms.ts'
import { createPassageTexts } from './passage-texts.ts'
import { averageUnits, keepOrder, type RankedPassage, rankCandidates } from './rank/rank.ts'
import type { RerankModel } from './rank/rerank-model.ts'
import { prepareRerank } from './rank/rerank-query.ts'
import { groupResults, readGroups } from './rank/result-groups.ts'
import { sortByDate } from './rank/sort-by-date.ts'
import { readArticle } from './read-article.ts'
import { matchesPhrases } from './retrieve/phrase-candidates.ts'
import { type ResolvedTerms, resolveTerms } from './retrieve/resolve-terms.ts'
import type { RetrievalContext } from './retrieve/retrieval-context.ts'
import { readsForTexts, retrieve } from './retrieve/retrieve.ts'
import { appendRetrieved, countArticles, findMatchedArticles, type Retrieved } from './retrieve/retrieved.ts'

/** Candidates the words channel brings at least, for grouping and paging. */
const leastCandidates = 100
const mostCandidates = 20_000
/** How many times more candidates are looked at when too many are of one article. */
const passagesPerGroup = 4
/** Candidates whose order counts among those of one day. */
const datedCandidates = 1000
/** So many direct matches make another reading of the letters needless; the same on every page of an answer. */
const enoughDirect = 20

/** What was found for a request, before it is put in its final order. */
interface Found {
  readonly retrieved: Retrieved
  /** How many of the candidates match what was typed, not another reading of it. */
  readonly direct: number
  readonly resolved: ResolvedTerms
  /** Strings that stand for what was typed, in groups. */
  readonly alternatives: HighlightTerms['alternatives']
}

/** Makes the searcher of an open index; one path for both engines. */
export function createSearcher(
  reader: IndexReader,
  engine: SearchEngine,
  expansion: QueryExpansion,
  maxReads: number,
  model: RerankModel,
): Searcher {
  const { manifest } = reader
  const compileQuery = createQueryCompiler(reader.lexicon)
  const readDocValues = createDocValuesReader(reader)
  const sets = createPassageSetPool(manifest.passages)

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const budget = createReadBudget(maxReads)
    const question = compileQuery(request.q)
    const filter = joinFilters(request, question.query)
    const docValues = await readDocValues(budget)
    const test = createArticleTest(filter, docValues, manifest.articles)
    const terms = listTerms(question)
    const asksNothing = question.wanted.length === 0 && request.q.trim() !== '' && isOpen(filter)
    if (test === null || asksNothing) {
      return { ...emptyAnswer, query: request.q, terms, engine: engine.name }
    }
    const texts = createPassageTexts(reader, budget)
    const context: RetrievalContext = { reader, engine, sets, texts, budget }
    const found = await find(context, question, request, test, isOpen(filter))
    const { retrieved, resolved, alternatives } = found
    // Before texts are read: they take what reads there are.
    const didYouMean = await expansion.proposeSpelling(question, retrieved.holding, engine, budget)
    const ranked = await rank(context, question, request, docValues, found)
    const byArticle = request.group === 'article'
    const shown = groupResults(ranked, reader, byArticle, retrieved.unverified)
    const read = await readGroups(texts, shown.slice(request.offset, request.offset + request.limit))
    // What has features was checked when it was reranked.
    const holds = ({ passage, features }: RankedPassage): boolean =>
      !retrieved.unverified || features !== null || matchesPhrases(texts.get(passage)!, question.phrases)
    const { alphanumerics } = resolved
    const highlightTerms: HighlightTerms = {
      clauses: question.wanted,
      alphanumerics,
      prefix: question.prefix,
      alternatives,
    }
    const hitOptions = { ...request, model: request.explain ? model : null }
    const articles = findMatchedArticles(reader, retrieved)
    const { all } = retrieved
    const counted = byArticle ? articles.count : (all?.count() ?? 0)
    const atMost = byArticle ? manifest.articles : manifest.passages
    const answer: SearchAnswer = {
      query: request.q,
      terms,
      total: all === null ? Math.min(atMost, Math.max(retrieved.atLeast, shown.length)) : counted,
      totalIsExact: retrieved.totalIsExact && all !== null,
      matchingAll: null,
      engine: engine.name,
      hits: read.flatMap((place) => {
        const entry = place.find(holds)
        if (entry === undefined) return []
        const passage = texts.get(entry.passage)!
        return [createHit(entry, passage, highlightTerms, texts.folder, manifest.whole, hitOptions)]
      }),
      nextOffset: findNextOffset(request.offset, read.length, shown.length),
      facets: countFacets(docValues, manifest.fields, articles),
      dates: findDates(docValues, articles),
      didYouMean,
    }
    if (all !== null) sets.give(all)
    return answer
  }

  async function find(
    context: RetrievalContext,
    question: CompiledQuery,
    request: SearchRequest,
    test: (article: number) => boolean,
    isOpenFilter: boolean,
  ): Promise<Found> {
    const { budget } = context
    const allowed = isOpenFilter ? null : test
    const resolved = await resolveTerms(reader, question.wanted, question.prefix, engine.maxTerms, budget)
    const synonyms = await expansion.findSynonyms(question, resolved, budget)
    const terms = [...resolved.terms, ...synonyms.terms].slice(0, engine.maxTerms)
    const wantedTerms = { terms, names: resolved.names }
    const byDate = request.sort !== 'relevance'
    const wanted = request.offset + request.limit
    let limit = byDate ? datedCandidates : Math.max(leastCandidates, wanted + 20)
    let retrieved = await retrieve(context, question, wantedTerms, allowed, limit, byDate)
    // Where many candidates are of one article, fewer articles come up than are asked for. Those behind the
    // limit are not all there, so they do not count.
    while (request.group === 'article' && !byDate && limit < mostCandidates && budget.left > readsForTexts) {
      const { candidates, all } = retrieved
      if (candidates.length < limit || countArticles(reader, candidates.slice(0, limit)) > wanted) break
      limit = Math.min(mostCandidates, limit * passagesPerGroup)
      if (all !== null) sets.give(all)
      retrieved = await retrieve(context, question, wantedTerms, allowed, limit, byDate)
    }
    const direct = retrieved.candidates.length
    const alternatives = [synonyms.runs]
    if (direct >= enoughDirect || question.wanted.length === 0 || question.phrases.length > 0)
      return { retrieved, direct, resolved, alternatives }
    const spelled = await expansion.findSpelled(question, context, allowed, leastCandidates)
    if (spelled === null) return { retrieved, direct, resolved, alternatives }
    const both = appendRetrieved(retrieved, spelled.candidates)
    return {
      retrieved: { ...both, totalIsExact: both.totalIsExact && spelled.candidates.length < leastCandidates },
      direct,
      resolved,
      alternatives: [[...synonyms.runs, ...spelled.runs], spelled.words],
    }
  }

  async function rank(
    { texts }: RetrievalContext,
    question: CompiledQuery,
    { sort }: SearchRequest,
    docValues: DocValues | null,
    { retrieved, direct, resolved }: Found,
  ): Promise<RankedPassage[]> {
    if (sort !== 'relevance' || question.wanted.length === 0)
      return sortByDate(reader, docValues, retrieved, sort !== 'oldest')
    const ranked = await rankCandidates(
      {
        query: prepareRerank(question.wanted, reader.lexicon, manifest.passages, resolved.frequencies),
        phrases: question.phrases,
        texts,
        averageLength: averageUnits(reader),
        model,
      },
      retrieved.candidates.slice(0, direct),
      retrieved,
    )
    return [...ranked, ...keepOrder(retrieved.candidates.slice(direct), ranked.at(-1)?.score)]
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
    article: (id, first, most) => readArticle(reader, id, first, most, createReadBudget(maxReads)),
    async facet(request) {
      const column = (await readDocValues(createReadBudget(maxReads)))?.column(request.field) ?? null
      return column === null ? null : searchFacet(column, request)
    },
  }
}

/** Offset of the page after one that was read so far of all that may be shown. */
function findNextOffset(offset: number, read: number, shown: number): number | null {
  const next = offset + read
  return read > 0 && next < shown && next <= mostOffset ? next : null
}

const emptyAnswer = Object.freeze({
  total: 0,
  totalIsExact: true,
  matchingAll: null,
  hits: [],
  nextOffset: null,
  facets: { authors: {}, tags: {} },
  dates: null,
  didYouMean: null,
})

function listTerms(question: CompiledQuery): string[] {
  const words = question.wanted.flatMap((clause) =>
    clause.terms.filter((term) => !term.part).map((term) => term.term),
  )
  return [...new Set(words)]
}
