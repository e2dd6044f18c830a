import { describe, expect, it } from 'vitest'
import {
  boundTotal,
  countMatches,
  countMatchingAll,
} from '../../../../../src/engine/opensearch/answer/count-groups.ts'
import type { FoundMatches } from '../../../../../src/engine/opensearch/reads/find-cluster-matches.ts'
import { readAggregations } from '../../../../../src/engine/opensearch/searches/facet-aggregations.ts'
import type { ClusterCandidate } from '../../../../../src/engine/opensearch/searches/merge-candidates.ts'
import { groupsWithAll } from '../../../../../src/engine/opensearch/searches/plan-searches.ts'
import type { ClusterIndex } from '../../../../../src/engine/opensearch/searches/search-limits.ts'
import type { ClusterHit, ClusterResult } from '../../../../../src/engine/opensearch/searches/searches.ts'
import type { RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'

type Group = RetrievalPlan['group']

const byScript = { oneEach: false, fields: ['tag'] } as unknown as ClusterIndex
const oneEach = { oneEach: true, fields: ['tag'] } as unknown as ClusterIndex
const planOf = (group: Group, more: Partial<RetrievalPlan> = {}): RetrievalPlan => ({
  ...emptyPlan,
  group,
  ...more,
})

function hit(passage: number, article: number): ClusterHit {
  return { passage, article, ordinal: 0, day: null, textLength: 1, score: 1, records: null }
}

function result(total: number, hits: readonly ClusterHit[] = [], articles = 0): ClusterResult {
  return { total, hits, aggregations: { articles: { value: { count: articles, values: [] } } } }
}

describe('a total', () => {
  it.each<readonly [Group, number]>([
    ['article', 3],
    ['passage', 12],
  ])('counts a group each %s, with what an expansion added', (group, groups) => {
    expect(countMatches(planOf(group), byScript, result(10, [], 3), null, 2).groups).toBe(groups)
  })

  it('counts articles anew where an expansion added to the matches', () => {
    const counted = countMatches(planOf('article'), byScript, result(10, [], 3), result(12, [], 5), 2)
    expect(counted.groups).toBe(5)
  })

  it.each<readonly [string, Group, ClusterIndex, number, number]>([
    ['passages that the cluster counted', 'passage', byScript, 7, 100],
    ['known passages, where they are more', 'passage', byScript, 150, 150],
    ['passages where each is an article', 'article', oneEach, 7, 100],
    ['known articles, not passages', 'article', byScript, 7, 7],
  ])('is at least the number of %s', (_name, group, index, known, groups) => {
    const counts = { groups: 50, facets: {} }
    expect(boundTotal(planOf(group), index, result(100), counts, known)).toEqual({ groups, facets: {} })
  })
})

describe('groups that contain every content word', () => {
  const candidate = (passage: number, article: number) => ({ passage, article }) as ClusterCandidate
  const count = (plan: RetrievalPlan, words: ClusterResult | undefined, exact = true) =>
    countMatchingAll(plan, byScript, { results: { words }, exact } as unknown as FoundMatches, 9)
  const contentWords = [] as const

  it('are not known without content words, nor where matches are an approximation', () => {
    for (const counted of [
      count(planOf('article', { contentWords: null }), result(1)),
      count(planOf('article', { contentWords }), result(1), false),
    ]) {
      expect(counted.count).toBeNull()
      expect(counted.has(candidate(1, 1))).toBeNull()
    }
  })

  it('are all groups where everything matches, and none where no passage was looked for', () => {
    const everything = count(planOf('article', { contentWords, matchesEverything: true }), undefined)
    expect([everything.count, everything.has(candidate(1, 1))]).toEqual([9, true])
    const nothing = count(planOf('article', { contentWords }), undefined)
    expect([nothing.count, nothing.has(candidate(1, 1))]).toEqual([0, false])
  })

  it.each<readonly [Group, number, boolean]>([
    ['article', 4, true],
    ['passage', 2, false],
  ])('are told by %s', (group, expected, isOfArticle) => {
    const found = count(planOf(group, { contentWords }), result(2, [hit(1, 10), hit(2, 20)], 4))
    expect(found.count).toBe(expected)
    expect(found.has(candidate(1, 10))).toBe(true)
    // Another passage of the same article.
    expect(found.has(candidate(3, 10))).toBe(isOfArticle)
    expect(found.has(candidate(4, 40))).toBe(false)
  })

  it('are left to the text of a candidate where not all were answered', () => {
    const hits = Array.from({ length: groupsWithAll }, (_, at) => hit(at, at))
    const found = count(planOf('passage', { contentWords }), result(9999, hits))
    expect(found.has(candidate(1, 1))).toBe(true)
    expect(found.has(candidate(groupsWithAll, 0))).toBeNull()
  })
})

describe('dates of the matches', () => {
  it.each([
    [
      { earliest: { value: 0 }, latest: { value: 1 } },
      { min: '1970-01-01', max: '1970-01-02' },
    ],
    [{ earliest: { value: null }, latest: { value: null } }, null],
    [{}, null],
    [{ earliest: { value: 3 } }, null],
    [{ latest: { value: 3 } }, null],
  ])('of the aggregations %j are %j', (aggregations, dates) => {
    expect(readAggregations({ total: 1, hits: [], aggregations }, byScript, 1).dates).toEqual(dates)
  })
})
