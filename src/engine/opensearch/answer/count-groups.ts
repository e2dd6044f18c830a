import type { RetrievalPlan } from '../../retriever.ts'
import type { FoundMatches } from '../reads/find-cluster-matches.ts'
import { type CountedMatches, readAggregations } from '../searches/facet-aggregations.ts'
import type { ClusterCandidate } from '../searches/merge-candidates.ts'
import { groupsWithAll } from '../searches/plan-searches.ts'
import type { ClusterIndex } from '../searches/search-limits.ts'
import type { ClusterResult } from '../searches/searches.ts'

/** Counts the result groups that match, with their facets. @param recounted  replaces `all` where an expansion added matches */
export function countMatches(
  plan: RetrievalPlan,
  index: ClusterIndex,
  all: ClusterResult,
  recounted: ClusterResult | null,
  added: number,
): Omit<CountedMatches, 'articles'> & { readonly groups: number } {
  const { articles, ...counted } = readAggregations(recounted ?? all, index, plan.facetValues)
  return { ...counted, groups: plan.group === 'article' ? articles : all.total + added }
}

/** At least so many result groups, where the matches were not counted to the last. @param groups  known of them */
export function boundTotal<Counts extends { readonly groups: number }>(
  { group }: RetrievalPlan,
  { oneEach }: ClusterIndex,
  all: ClusterResult,
  counts: Counts,
  groups: number,
): Counts {
  const least = group === 'passage' || oneEach ? all.total : groups
  return { ...counts, groups: Math.max(least, groups) }
}

/** The result groups of which a passage contains every content word. */
export function countMatchingAll(
  plan: RetrievalPlan,
  index: ClusterIndex,
  { results, exact }: FoundMatches,
  groups: number,
): { readonly count: number | null; has(candidate: ClusterCandidate): boolean | null } {
  const { contentWords, group, matchesEverything } = plan
  if (contentWords === null || !exact) return { count: null, has: () => null }
  if (matchesEverything) return { count: groups, has: () => true }
  const { words } = results
  if (words === undefined) return { count: 0, has: () => false }
  const found = new Set(words.hits.map((hit) => (group === 'article' ? hit.article : hit.passage)))
  const isAll = words.hits.length < groupsWithAll
  return {
    count: group === 'article' ? readAggregations(words, index, 0).articles : words.total,
    // Of very many groups only the best are told; the text of a candidate then decides.
    has: ({ passage, article }) =>
      found.has(group === 'article' ? article : passage) || (isAll ? false : null),
  }
}
