import { isCovered } from '../../candidates/ngram-scores.ts'
import { verifyPassage } from '../../candidates/verify-passage.ts'
import { chooseWindowCandidates } from '../../candidates/window-candidates.ts'
import type { Candidate, RetrievalPlan, Retrieved } from '../../retriever.ts'
import type { FoundMatches } from '../reads/find-cluster-matches.ts'
import { readMissing } from '../reads/missing-parts.ts'
import type { PassageRecords } from '../reads/passage-records.ts'
import type { RoundTrips } from '../reads/round-trips.ts'
import { mergeExpansion } from '../searches/expansion-searches.ts'
import {
  type ClusterCandidate,
  type MergedCandidates,
  mergeCandidates,
} from '../searches/merge-candidates.ts'
import { chooseByNgrams } from '../searches/ngram-searches.ts'
import { type ClusterIndex, isBounded, listCountedSubstrings } from '../searches/search-limits.ts'
import type { ClusterResult } from '../searches/searches.ts'
import { boundTotal, countMatches, countMatchingAll } from './count-groups.ts'
import { orderByDate } from './order-by-date.ts'
import { orderGroups } from './order-groups.ts'

/** Puts what was found in order, and reads the texts that are answered and did not come with the searches. */
export async function answerPlan(
  trips: RoundTrips,
  records: PassageRecords,
  plan: RetrievalPlan,
  index: ClusterIndex,
  found: FoundMatches,
): Promise<Omit<Retrieved, 'counts'>> {
  const { offset, limit } = plan
  const merged = mergeCandidates(plan, found.results, index.oneEach)
  const direct = merged.candidates
  const { added, complete } = addExpansion(plan, direct, found)
  const candidates = [...direct, ...added]

  const unverified = !found.exact
  const isByScore = plan.sort === 'relevance'
  const byChannels = isByScore ? chooseWindow(plan, direct, merged, unverified) : []
  const ngrams = unverified || coversQuery(plan, records, byChannels) ? null : found.ngrams
  const asked = isByScore
    ? orderGroups(plan, candidates, byChannels).page(ngrams === null ? 0 : plan.ngrams!.limit)
    : orderByDate(candidates, found.results.days?.hits ?? [], {
        sort: plan.sort,
        byArticle: plan.group === 'article',
        offset,
        limit,
      })
  const bounded = isBounded(plan, index)
  const read = await readMissing(trips, records, plan, index, {
    shown: [...byChannels, ...asked],
    // What an expansion adds is few, and all of it is known; of too many matches the best stand for all.
    counted: added.length > 0 || bounded ? candidates : [],
    ngrams: found.results.ngrams === undefined && ngrams !== null ? ngrams.search : null,
  })
  const byNgrams =
    ngrams === null
      ? []
      : chooseMissed(plan, index, records, ngrams, found.results.ngrams ?? read.ngrams!, byChannels)
  const window = [...byChannels, ...byNgrams]
  const groups = orderGroups(plan, candidates, window)
  const page = isByScore ? groups.page(0) : asked
  const passed = Math.max(0, Math.min(limit, groups.inWindow - offset)) + page.length
  const { total, groupCount, matchingAll } = countFound(plan, index, found, {
    recount: read.recount ?? null,
    added: added.length,
    groups: isByScore ? groups.count : null,
  })
  const show = (shown: readonly ClusterCandidate[]): readonly Candidate[] =>
    shown
      .map((candidate) => createCandidate(plan, records, candidate, matchingAll.has(candidate)))
      .filter((candidate) => mayBeShown(plan, candidate, unverified))
  return {
    window: show(window),
    page: show(page),
    nextOffset: passed > 0 && offset + passed < groupCount ? offset + passed : null,
    total: total.groups,
    totalIsExact: found.exact && !bounded && complete && !trips.partial && countsSubstrings(plan),
    matchingAll: matchingAll.count,
    partial: trips.partial,
    facets: total.facets,
    dates: total.dates,
    substringFrequency: merged.substringFrequency,
  }
}

/** Candidates by their characters and bigrams, beside those that the window has by its channels. */
function chooseMissed(
  { ngrams: plan }: RetrievalPlan,
  index: ClusterIndex,
  records: PassageRecords,
  { counts }: NonNullable<FoundMatches['ngrams']>,
  { hits }: ClusterResult,
  window: readonly ClusterCandidate[],
): readonly ClusterCandidate[] {
  return chooseByNgrams(plan!, counts, hits, index, {
    known: new Set(window.map(({ passage }) => passage)),
    readText: ({ passage }) => records.get(passage)!.text,
  })
}

/** Counts the groups that match, of too many by a bound, and the passages that have every word. */
function countFound(
  plan: RetrievalPlan,
  index: ClusterIndex,
  found: FoundMatches,
  { recount, added, groups }: { recount: ClusterResult | null; added: number; groups: number | null },
) {
  const all = found.results.all ?? { hits: [], total: 0, aggregations: {} }
  const counts = countMatches(plan, index, all, recount, added)
  const groupCount = groups ?? counts.groups
  const total = isBounded(plan, index) ? boundTotal(plan, index, all, counts, groupCount) : counts
  return { total, groupCount, matchingAll: countMatchingAll(plan, index, found, total.groups) }
}

/** Whether every substring is counted; beside phrases, which say what matches, none needs to be. */
function countsSubstrings(plan: RetrievalPlan): boolean {
  return plan.phrases.length > 0 || listCountedSubstrings(plan).length === plan.substrings.length
}

/** The candidates to be reranked: the best by their channels, and those that contain a rare substring. */
function chooseWindow(
  plan: RetrievalPlan,
  direct: readonly ClusterCandidate[],
  { rareMatches }: MergedCandidates,
  unverified: boolean,
): readonly ClusterCandidate[] {
  if (!plan.stored || plan.rerankWindow === 0) return []
  return chooseWindowCandidates(direct, plan, {
    rareMatches,
    unverified,
    articleOf: ({ article }) => article,
  })
}

/** Candidates that a query expansion adds to the direct ones, where there are few of those. */
function addExpansion(
  { expansion }: RetrievalPlan,
  direct: readonly ClusterCandidate[],
  { results }: FoundMatches,
): { readonly added: readonly ClusterCandidate[]; readonly complete: boolean } {
  if (expansion === null || direct.length >= expansion.whenFewerThan) return { added: [], complete: true }
  const { passages, complete } = mergeExpansion(expansion, results)
  const known = new Set(direct.map(({ passage }) => passage))
  return { added: passages.filter(({ passage }) => !known.has(passage)), complete }
}

/**
 * Whether a text of the window is in the words of the query, so that its characters and bigrams need not be looked for.
 * Texts that come later are of a frequent string; the first passages with it are in the window, and have come.
 */
function coversQuery(
  { ngrams }: RetrievalPlan,
  records: PassageRecords,
  window: readonly ClusterCandidate[],
): boolean {
  const texts = window.flatMap(({ passage }) => records.get(passage) ?? [])
  return texts.length === 0 || ngrams === null || isCovered(ngrams, texts)
}

function createCandidate(
  { stored }: RetrievalPlan,
  records: PassageRecords,
  { passage, article, score }: ClusterCandidate,
  matchesAll: Candidate['matchesAll'],
): Candidate {
  const text = stored ? records.get(passage) : null
  return { passage, article, score, matchesAll, text }
}

/** A candidate without its text is not shown where texts are wanted, nor one that its text belies. */
function mayBeShown(plan: RetrievalPlan, { text }: Candidate, unverified: boolean): boolean {
  return !plan.stored || (text !== null && (!unverified || verifyPassage(text, plan)))
}
