import { bestByChannels, verifiedFirst } from '../candidates/candidate-limits.ts'
import { verifyPassage } from '../candidates/verify-passage.ts'
import type { Candidate, RetrievalPlan, Retrieved } from '../retriever.ts'
import { isOneOf, query } from './clauses.ts'
import { boundTotal, countMatches, countMatchingAll } from './count-groups.ts'
import { mergeExpansion } from './expansion-searches.ts'
import { planAggregations } from './facet-aggregations.ts'
import type { FoundMatches } from './find-cluster-matches.ts'
import { type ClusterCandidate, type MergedCandidates, mergeCandidates } from './merge-candidates.ts'
import { orderByDate } from './order-by-date.ts'
import type { PassageRecords } from './passage-records.ts'
import type { NamedSearches } from './plan-searches.ts'
import type { RoundTrips } from './round-trips.ts'
import { type ClusterIndex, isBounded, listCountedSubstrings } from './search-limits.ts'
import { type ClusterResult, type Search, search } from './searches.ts'

/** First passages of articles that come with texts which are read anyway, should a hit open there. */
const mostOpenings = 100

/** Puts what was found in order, and reads the texts that are answered and did not come with the searches. */
export async function answerPlan(
  trips: RoundTrips,
  records: PassageRecords,
  plan: RetrievalPlan,
  index: ClusterIndex,
  found: FoundMatches,
): Promise<Omit<Retrieved, 'counts'>> {
  const { offset, limit, expansion } = plan
  const merged = mergeCandidates(plan, found.terms, found.results, index.oneEach)
  const direct = merged.candidates
  const all = found.results.all ?? { hits: [], total: 0, aggregations: {} }
  const known = new Set(direct.map(({ passage }) => passage))
  const more =
    expansion === null || direct.length >= expansion.whenFewerThan
      ? { passages: [], complete: true }
      : mergeExpansion(expansion, found.results)
  const added = more.passages.filter(({ passage }) => !known.has(passage))
  const candidates = [...direct, ...added]

  const groupOf = (candidate: ClusterCandidate): number =>
    plan.group === 'article' ? candidate.article : candidate.passage
  const unverified = !found.exact
  const window = plan.sort === 'relevance' ? chooseWindow(plan, direct, merged, unverified) : []
  const inWindow = new Set(window.map(({ passage }) => passage))
  const groups = firstOfGroups(
    candidates.filter(({ passage }) => !inWindow.has(passage)),
    groupOf,
    new Set(window.map(groupOf)),
  )
  const firstGroups = new Set(window.map(groupOf)).size
  const page =
    plan.sort === 'relevance'
      ? groups.slice(Math.max(0, offset - firstGroups), Math.max(0, offset + limit - firstGroups))
      : orderByDate(candidates, found.results.days?.hits ?? [], {
          sort: plan.sort,
          byArticle: plan.group === 'article',
          offset,
          limit,
        })
  const bounded = isBounded(plan, found.terms, index)
  const recounted = await readMissing(trips, records, plan, index, {
    shown: [...window, ...page],
    // What an expansion adds is few, and all of it is known; of too many matches the best stand for all.
    counted: added.length > 0 || bounded ? candidates : [],
  })
  const passed = Math.max(0, Math.min(limit, firstGroups - offset)) + page.length
  const counts = countMatches(plan, index, all, recounted, added.length)
  const groupCount = plan.sort === 'relevance' ? firstGroups + groups.length : counts.groups
  const total = bounded ? boundTotal(plan, index, all, counts, groupCount) : counts
  const matchingAll = countMatchingAll(plan, index, found, total.groups)
  const toCandidate = (candidate: ClusterCandidate): Candidate => {
    const { passage, article, score, termScore, substringScore } = candidate
    const text = plan.stored ? records.get(passage) : null
    return {
      passage,
      article,
      score,
      termScore,
      substringScore,
      matchesAll: matchingAll.has(candidate),
      text,
    }
  }
  const isShown = ({ text }: Candidate): boolean =>
    !plan.stored || (text !== null && (!unverified || verifyPassage(text, plan)))
  return {
    window: window.map(toCandidate).filter(isShown),
    page: page.map(toCandidate).filter(isShown),
    nextOffset: passed > 0 && offset + passed < groupCount ? offset + passed : null,
    total: total.groups,
    totalIsExact:
      found.exact &&
      !bounded &&
      more.complete &&
      !trips.partial &&
      (plan.phrases.length > 0 || listCountedSubstrings(plan).length === plan.substrings.length),
    matchingAll: matchingAll.count,
    partial: trips.partial,
    facets: total.facets,
    dates: total.dates,
    substringFrequency: merged.substringFrequency,
  }
}

/** The candidates to be reranked: the best by their channels, and those that contain a rare substring. */
function chooseWindow(
  plan: RetrievalPlan,
  direct: readonly ClusterCandidate[],
  { rareMatches }: MergedCandidates,
  unverified: boolean,
): readonly ClusterCandidate[] {
  if (!plan.stored || plan.rerankWindow === 0) return []
  const top = direct.slice(0, unverified && plan.phrases.length > 0 ? verifiedFirst : plan.rerankWindow)
  const rare = direct.filter(({ passage }) => rareMatches.includes(passage))
  return [...new Set([...top.slice(0, bestByChannels), ...rare, ...top])]
}

function firstOfGroups(
  candidates: readonly ClusterCandidate[],
  groupOf: (candidate: ClusterCandidate) => number,
  without: ReadonlySet<number>,
): ClusterCandidate[] {
  const groups = new Map<number, ClusterCandidate>()
  for (const candidate of candidates) {
    const group = groupOf(candidate)
    if (!without.has(group) && !groups.has(group)) groups.set(group, candidate)
  }
  return [...groups.values()]
}

/** Reads the texts that did not come with the searches, and counts anew where the matches are others. */
async function readMissing(
  trips: RoundTrips,
  records: PassageRecords,
  plan: RetrievalPlan,
  index: ClusterIndex,
  wanted: { readonly shown: readonly ClusterCandidate[]; readonly counted: readonly ClusterCandidate[] },
): Promise<ClusterResult | null> {
  const searches: Record<string, NamedSearches[string]> = {}
  const passages = wanted.shown.map(({ passage }) => passage)
  const missing = plan.stored ? passages.filter((passage) => !records.has(passage)) : []
  if (missing.length > 0) {
    const firsts =
      plan.group === 'article' && !index.oneEach
        ? wanted.shown.slice(0, mostOpenings).map(({ passage, ordinal }) => passage - ordinal)
        : []
    searches.missing = readAll(
      [...new Set([...missing, ...firsts])].filter((passage) => !records.has(passage)),
    )
  }
  if (wanted.counted.length > 0) {
    const aggregations = planAggregations(index, plan.facetValues)
    searches.recount = search(
      query([], { must: [isOneOf(wanted.counted.map(({ passage }) => passage))], mustNot: [] }),
      {
        size: 0,
        order: 'passage',
        counted: true,
        ...(aggregations === null ? {} : { aggregations }),
      },
    )
  }
  const { recount } = await trips.ask(searches)
  return recount ?? null
}

/** The stored fields of passages. */
export function readAll(passages: readonly number[]): Search {
  return search(query([], { must: [isOneOf(passages)], mustNot: [] }), {
    size: passages.length,
    order: 'passage',
    records: true,
  })
}
