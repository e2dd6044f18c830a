import { createFolder } from '../../analysis/fold.ts'
import type { DocValues } from '../../format/doc-values/doc-values.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { createPassageSetPool } from '../../reader/passage-set.ts'
import type { ReadBudget, ReadPlan } from '../../reader/read-plan.ts'
import { chooseLimits } from '../candidates/candidate-limits.ts'
import type { ScoredPassage } from '../candidates/channel-scores.ts'
import { nothingRetrieved } from '../candidates/nothing-retrieved.ts'
import { findTitled } from '../candidates/titled-passages.ts'
import type { PassageMatcher } from '../matcher/passage-matcher.ts'
import {
  asksForPassages,
  type Candidate,
  isOpen,
  type RetrievalPlan,
  type Retrieved,
  type Retriever,
  type SubstringCount,
} from '../retriever.ts'
import { createArticleTest, createDocValuesReader } from './doc-values/article-test.ts'
import { countFacets, findDates } from './doc-values/facet-counts.ts'
import { findNamedArticles, type NamedArticles } from './doc-values/named-articles.ts'
import { findExpansion } from './first-stage/expansion-candidates.ts'
import { findCandidates } from './first-stage/find-candidates.ts'
import {
  appendExpansion,
  type FoundPassages,
  findMatchedArticles,
  listMatches,
  listPassing,
} from './first-stage/found-passages.ts'
import { findMatchingAll } from './first-stage/matching-all.ts'
import { groupDated } from './order/dated-groups.ts'
import { type RerankWindow, readRerankWindow } from './order/rerank-window.ts'
import {
  groupCandidates,
  maxPerGroup,
  type ResultGroup,
  readGroups,
  verifyGroups,
} from './order/result-groups.ts'
import { createBigramLookups, type StartedLookups } from './reads/bigram-lookups.ts'
import { expectReads } from './reads/expected-reads.ts'
import { createPassageTexts } from './reads/passage-texts.ts'
import type { RetrievalContext } from './reads/retrieval-context.ts'
import { startReads } from './reads/start-reads.ts'

/** Files that counting one string reads. */
const readsPerCount = 2

/**
 * Makes the retrievers of an index whose files are read here; each serves one request.
 *
 * @param matcher  terms to scored passages; `packed` or `minisearch`
 */
export function createLocalRetrievers(
  reader: IndexReader,
  matcher: PassageMatcher,
): (reads: ReadPlan) => Retriever {
  const readDocValues = createDocValuesReader(reader)
  const sets = createPassageSetPool(reader.manifest.passages)
  const folder = createFolder()
  return (reads) => {
    const texts = createPassageTexts(reader, folder)
    const lookups: StartedLookups = new Map()
    return {
      startReading: (terms) => void matcher.startReading(terms, reads.share('terms')),
      async retrieve(plan) {
        // Such a plan may come while another of the request is under way.
        if (plan.counts.length > 0 && !asksForPassages(plan))
          return {
            ...nothingRetrieved,
            counts: await countStrings(matcher, reads.share('spelling'), lookups, plan.counts),
          }
        const needs = expectReads(reads, plan)
        const bigrams = createBigramLookups(matcher, reads.share('bigrams'), lookups, needs.bigrams)
        const titled = findTitled(reader, plan.title, reads)
        // A failure is told to the step that waits for it.
        titled.catch(() => undefined)
        const context: RetrievalContext = { reader, matcher, sets, texts, reads, bigrams, titled }
        const naming = findNamedArticles(reader, plan.filter, reads.share('page'))
        const started = startReads(context, plan, chooseLimits(reader, plan).countAll)
        const opening = needs.filters > 0 ? readDocValues(reads.share('filters')) : null
        opening?.catch(() => undefined)
        // Facets are counted last, so postings are not waited for behind the doc values.
        const isFiltered = plan.sort !== 'relevance' || !isOpen(plan.filter)
        const found = await find(context, plan, isFiltered ? await opening : null, await naming)
        for (const share of ['terms', 'bigrams', 'expansion'] as const) reads.expect(share, 0)
        const retrieved = await answer(context, plan, opening, found)
        reads.expect('verification', 0)
        if (found.all !== null) sets.give(found.all)
        // No read of a request is left under way behind its answer.
        await Promise.all([started, texts.settle()])
        return {
          ...retrieved,
          counts: await countStrings(matcher, reads.share('spelling'), lookups, plan.counts),
        }
      },
    }
  }
}

async function find(
  context: RetrievalContext,
  plan: RetrievalPlan,
  docValues: DocValues | null,
  named: NamedArticles,
): Promise<FoundPassages> {
  const { reader, sets } = context
  const test = createArticleTest(plan.filter, docValues, reader.manifest.articles, named)
  if (test === null) return listPassing(reader, sets.take(), () => false, { excluded: [], exact: true })
  const allowed = isOpen(plan.filter) ? null : test
  const found = await findCandidates(context, plan, allowed, chooseLimits(reader, plan))
  const { expansion } = plan
  if (expansion === null || found.atLeast >= expansion.whenFewerThan) return found
  const isAllowed = allowed === null ? null : (passage: number) => allowed(reader.articleOf(passage))
  context.reads.expect('bigrams', 0)
  const more = await findExpansion(context, expansion, isAllowed)
  return appendExpansion(found, more.passages, more.complete)
}

/** Puts candidates in order and reads those that are answered. */
async function answer(
  context: RetrievalContext,
  plan: RetrievalPlan,
  opening: Promise<DocValues | null> | null,
  found: FoundPassages,
): Promise<Omit<Retrieved, 'counts'>> {
  const { reader, texts, reads } = context
  const { offset, limit, stored } = plan
  const matches = listMatches(found, context.sets)
  const dated =
    plan.sort === 'relevance' ? null : await groupDated(context, await opening, found, matches, plan)
  // Their lookups come first, the rerank window takes what reads are left; all are under way together.
  const counting = findMatchingAll(context, plan, found)
  const [matchingAll, ordered] = await Promise.all([
    counting,
    dated === null ? orderCandidates(context, plan, found, counting) : { window: [], rest: [] },
  ])
  const { groups, count, inWindow } =
    dated === null ? groupBehind(reader, plan, found, ordered) : { ...dated, inWindow: 0 }
  const read = stored ? await readGroups(texts, groups, reads.share('page')) : groups
  const page = stored && found.unverified ? verifyGroups(texts, read, plan) : read.map((group) => group[0]!)
  const passed = Math.max(0, Math.min(limit, inWindow - offset)) + read.length
  const articles = findMatchedArticles(reader, matches)
  const docValues = await opening
  const toCandidate = (scored: ScoredPassage): Candidate => ({
    ...scored,
    article: reader.articleOf(scored.passage),
    matchesAll: matchingAll?.has(scored.passage) ?? null,
    text: stored ? (texts.get(scored.passage) ?? null) : null,
  })
  return {
    window: ordered.window.map(toCandidate),
    page: page.map(toCandidate),
    nextOffset: passed > 0 && offset + passed < count ? offset + passed : null,
    total: countTotal(reader, plan, found, articles.length, Math.max(count, matchingAll?.count ?? 0)),
    totalIsExact: found.totalIsExact && found.all !== null,
    matchingAll: matchingAll?.count ?? null,
    partial: false,
    facets: countFacets(docValues, reader.manifest.fields, articles, plan.facetValues),
    dates: plan.facetValues > 0 ? findDates(docValues, articles) : null,
    substringFrequency: found.substringFrequency,
  }
}

/** The result groups of a page that are behind those of the window; and how many groups there are, in all and in the window. */
function groupBehind(
  reader: IndexReader,
  { offset, limit, group }: RetrievalPlan,
  { unverified }: FoundPassages,
  { window, rest }: RerankWindow,
): { readonly groups: readonly ResultGroup[]; readonly count: number; readonly inWindow: number } {
  const byArticle = group === 'article'
  const ofWindow = new Set(window.map(({ passage }) => (byArticle ? reader.articleOf(passage) : passage)))
  const behind = groupCandidates(rest, reader, group, ofWindow, unverified ? maxPerGroup : 1)
  const inWindow = ofWindow.size
  return {
    groups: behind.slice(Math.max(0, offset - inWindow), Math.max(0, offset + limit - inWindow)),
    count: inWindow + behind.count,
    inWindow,
  }
}

/** Result groups that match. @param known  where matches were not counted: at least so many are there */
function countTotal(
  { manifest }: IndexReader,
  { group }: RetrievalPlan,
  { all, atLeast }: FoundPassages,
  articles: number,
  known: number,
): number {
  const byArticle = group === 'article'
  if (all !== null) return byArticle ? articles : all.count()
  return Math.min(byArticle ? manifest.articles : manifest.passages, Math.max(atLeast, known))
}

async function orderCandidates(
  context: RetrievalContext,
  plan: RetrievalPlan,
  found: FoundPassages,
  others: Promise<unknown>,
): Promise<RerankWindow> {
  if (!plan.stored || plan.rerankWindow === 0) return { window: [], rest: found.candidates }
  const ordered = await readRerankWindow(context, plan, found, context.reads.share('window'), others)
  context.reads.expect('window', 0)
  return ordered
}

/** Counts strings by their bigrams; one that another plan of the request looked up is not looked up again. */
async function countStrings(
  matcher: PassageMatcher,
  budget: ReadBudget,
  lookups: StartedLookups,
  strings: readonly string[],
): Promise<SubstringCount[]> {
  return Promise.all(
    strings.map(async (text) => {
      const limits = { reads: Math.min(readsPerCount, budget.left), postings: Infinity }
      const matches = await (lookups.get(text) ?? matcher.findBigramMatches(text, limits, budget))
      const passages = matches?.passages.length ?? 0
      const isExact = matches?.complete === true && (matches.sure || passages === 0)
      return { passages, isExact }
    }),
  )
}
