import type { SearchEngine } from '../engine/engine.ts'
import type { Artifact } from '../index/artifact.ts'
import { type Facts, noDay } from '../index/facets-codec.ts'
import { createReadBudget } from '../index/file-cache.ts'
import type { Run } from '../query/analyze-query.ts'
import type { Hit, SearchAnswer, Searcher, SearchRequest, Sorting } from './answer.ts'
import { countFacets, createArticleTest, createFactsReader, isOpen, joinFilters } from './filters.ts'
import type { Needles } from './highlight.ts'
import { createPassageTexts } from './passage-texts.ts'
import { createQuestionReader, type Question } from './question.ts'
import { averageUnits, type RankedPassage, rankCandidates } from './rank.ts'
import { defaultRerankWeights, prepareRerank } from './rerank.ts'
import { resolveTerms } from './resolve-terms.ts'
import { type Candidate, type Retrieved, retrieve } from './retrieve.ts'
import { showHit } from './show-hit.ts'
import type { WaysIn } from './ways-in.ts'

/** Candidates the words channel brings at least, for grouping and paging. */
const leastCandidates = 100
const mostCandidates = 20_000
/** Passages of one article that grouping may have to pass over. */
const passagesPerGroup = 4

/** Makes the searcher of an open index; one path for both engines. */
export function createSearcher(
  artifact: Artifact,
  engine: SearchEngine,
  waysIn: WaysIn,
  maxReads: number,
): Searcher {
  const { manifest } = artifact
  const readQuestion = createQuestionReader(artifact.lexicon)
  const readFacts = createFactsReader(artifact)
  const weights = defaultRerankWeights

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const budget = createReadBudget(maxReads)
    const question = readQuestion(request.q)
    const filter = joinFilters(request, question.query)
    const facts = await readFacts(budget)
    const test = createArticleTest(filter, facts)
    const allowed = isOpen(filter) ? null : test
    const terms = listTerms(question)
    if (test === null || (question.wanted.length === 0 && isOpen(filter))) return emptyAnswer(request, terms)

    const texts = createPassageTexts(artifact, budget)
    const wanted = request.offset + request.limit
    const limit = Math.min(
      mostCandidates,
      Math.max(
        leastCandidates,
        wanted * (request.group === 'article' && !manifest.whole ? passagesPerGroup : 1) + 20,
      ),
    )
    const byDate = request.sort !== 'relevance'
    const resolved = await resolveTerms(artifact, question.wanted, question.prefix, engine.maxTerms, budget)
    const synonyms = await waysIn.findSynonyms(question, resolved, budget)
    const context = { artifact, engine, texts, budget }
    let others: readonly Run[] = synonyms.runs
    let retrieved: Retrieved =
      question.wanted.length === 0
        ? listArticles(artifact, test)
        : await retrieve(
            context,
            question,
            [...resolved.terms, ...synonyms.terms].slice(0, engine.maxTerms),
            allowed,
            limit,
            byDate,
          )
    const direct = retrieved.candidates.length
    if (direct < wanted && question.phrases.length === 0) {
      const spelled = await waysIn.findSpelled(question, context, allowed, limit)
      if (spelled !== null) {
        others = [...others, ...spelled.runs]
        retrieved = appendRetrieved(retrieved, spelled.candidates)
      }
    }
    const rerank = prepareRerank(question.wanted, artifact.lexicon, manifest.passages, resolved.frequencies)
    const ranked =
      byDate || question.wanted.length === 0
        ? sortByDate(artifact, facts, retrieved, byDate ? request.sort : 'newest')
        : await rankCandidates(
            retrieved.candidates.slice(0, direct),
            rerank,
            question.phrases,
            retrieved.unchecked,
            texts,
            averageUnits(artifact),
            weights,
            0,
          ).then((direct_) => [
            ...direct_,
            ...asRanked(retrieved.candidates.slice(direct), direct_.at(-1)?.score),
          ])
    const shown = request.group === 'article' ? keepFirstOfEach(ranked, artifact) : ranked
    const page = shown.slice(request.offset, wanted)
    const numbers = page.map((entry) => entry.passage)
    const read = await texts.read(numbers)
    const needles: Needles = {
      clauses: question.wanted,
      alphanumerics: resolved.alphanumerics,
      prefix: question.prefix,
      others,
    }
    const hits: Hit[] = read.map((passage, index) =>
      showHit(page[index]!, passage, needles, texts.folder, manifest.whole, request.explain ? weights : null),
    )
    const articles = listMatchedArticles(artifact, retrieved)
    const byArticle = request.group === 'article'
    const total =
      retrieved.all === null
        ? Math.max(retrieved.atLeast, shown.length)
        : byArticle
          ? articles.size
          : retrieved.all.length
    const totalIsExact = retrieved.totalIsExact && retrieved.all !== null
    return {
      query: request.q,
      terms,
      total: retrieved.all === null && byArticle ? Math.min(total, manifest.articles) : total,
      totalIsExact,
      engine: engine.name,
      hits,
      facets: countFacets(facts, articles),
      didYouMean: await waysIn.proposeSpelling(question, retrieved.holding, engine, budget),
    }
  }

  function emptyAnswer(request: SearchRequest, terms: readonly string[]): SearchAnswer {
    return {
      query: request.q,
      terms,
      total: 0,
      totalIsExact: true,
      engine: engine.name,
      hits: [],
      facets: { authors: {}, tags: {} },
      didYouMean: null,
    }
  }

  return {
    status: {
      engine: manifest.engine,
      version: manifest.content,
      articles: manifest.articles,
      passages: manifest.passages,
      builtAt: null,
    },
    search,
    suggest: (q, limit) => waysIn.suggest(q, limit, createReadBudget(maxReads)),
  }
}

function listTerms(question: Question): string[] {
  const words = question.wanted.flatMap((clause) =>
    clause.terms.filter((term) => !term.part).map((term) => term.term),
  )
  return [...new Set(words)]
}

/** Every passage of the articles that pass, for a query of filters alone. */
function listArticles(artifact: Artifact, test: (article: number) => boolean): Retrieved {
  const passages: number[] = []
  for (let article = 0; article < artifact.manifest.articles; article++) {
    if (!test(article)) continue
    const [first, end] = artifact.passagesOf(article)
    for (let passage = first; passage < end; passage++) passages.push(passage)
  }
  const candidates = passages.map((passage): Candidate => ({ passage, score: 0, viaWords: 0, viaPieces: 0 }))
  return {
    candidates,
    all: Int32Array.from(passages),
    atLeast: passages.length,
    totalIsExact: true,
    unchecked: false,
    holding: null,
  }
}

/** Adds candidates of a lower channel behind all others. */
function appendRetrieved(retrieved: Retrieved, more: readonly Candidate[]): Retrieved {
  const known = new Set(retrieved.all ?? retrieved.candidates.map((candidate) => candidate.passage))
  const added = more.filter((candidate) => !known.has(candidate.passage))
  const all =
    retrieved.all === null
      ? null
      : Int32Array.from([...retrieved.all, ...added.map((candidate) => candidate.passage)]).sort()
  return {
    ...retrieved,
    candidates: [...retrieved.candidates, ...added],
    all,
    atLeast: retrieved.atLeast + added.length,
  }
}

function asRanked(candidates: readonly Candidate[], ceiling = Number.POSITIVE_INFINITY): RankedPassage[] {
  let most = ceiling
  return candidates.map((candidate) => {
    most = Math.min(most, candidate.score)
    return { passage: candidate.passage, score: most, candidate, evidence: null }
  })
}

function sortByDate(
  artifact: Artifact,
  facts: Facts | null,
  retrieved: Retrieved,
  sort: Sorting,
): RankedPassage[] {
  const candidates = new Map(retrieved.candidates.map((candidate) => [candidate.passage, candidate]))
  const entries = [...(retrieved.all ?? candidates.keys())].map((passage) => ({
    passage,
    day: facts?.days[artifact.articleOf(passage)] ?? noDay,
    candidate: candidates.get(passage) ?? { passage, score: 0, viaWords: 0, viaPieces: 0 },
  }))
  const sign = sort === 'newest' ? -1 : 1
  // Articles without a date come last either way.
  entries.sort(
    (a, b) =>
      Number(a.day === noDay) - Number(b.day === noDay) ||
      sign * (a.day - b.day) ||
      b.candidate.score - a.candidate.score ||
      a.passage - b.passage,
  )
  return entries.map(({ passage, candidate }) => ({
    passage,
    candidate,
    score: candidate.score,
    evidence: null,
  }))
}

function keepFirstOfEach(ranked: readonly RankedPassage[], artifact: Artifact): RankedPassage[] {
  const seen = new Set<number>()
  return ranked.filter(({ passage }) => {
    const article = artifact.articleOf(passage)
    if (seen.has(article)) return false
    seen.add(article)
    return true
  })
}

function listMatchedArticles(artifact: Artifact, retrieved: Retrieved): Set<number> {
  const articles = new Set<number>()
  const passages = retrieved.all ?? retrieved.candidates.map((candidate) => candidate.passage)
  for (const passage of passages) articles.add(artifact.articleOf(passage))
  return articles
}
