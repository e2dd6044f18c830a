import { describe, expect, it } from 'vitest'
import { requireFilter } from '../../../../../src/engine/opensearch/searches/clauses.ts'
import { planSearches, planStringParts } from '../../../../../src/engine/opensearch/searches/plan-searches.ts'
import {
  planConditions,
  settlePhrase,
} from '../../../../../src/engine/opensearch/searches/settled-phrases.ts'
import { planFrequentStrings } from '../../../../../src/engine/opensearch/searches/string-searches.ts'
import type { RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { noRequirements, plainParts } from '../../../../fixtures/search-parts.ts'

/** Text that is syntax in query strings, wildcards, regular expressions, JSON or scripts. */
const hostile = [
  '*',
  '?:"',
  'tag:* OR 1=1',
  '/.*/',
  '[* TO *]',
  '"}]},"script":{"source":"System.exit(1)"}}',
  "'] ; return 1 //",
  '_exists_:impacts~2^9',
  '\\u0000{{mustache}}',
  '\n{"index":"secret"}\n',
]

/** Queries of the cluster that a plan may use, and the only members whose values may be a visitor's text. */
const allowedQueries = new Set([
  'bool',
  'term',
  'terms',
  'prefix',
  'match',
  'match_phrase',
  'intervals',
  'range',
  'match_all',
])

/** Every place where a text stands, as the path of members to it. */
function listPaths(value: unknown, text: string, path: readonly string[] = []): string[] {
  if (value === text) return [path.filter((name) => !/^\d+$/.test(name)).join('.')]
  if (typeof value === 'string') return value.includes(text) ? [`inside ${path.join('.')}`] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) => [
    ...(name.includes(text) ? [`name ${[...path, name].join('.')}`] : []),
    ...listPaths(member, text, [...path, name]),
  ])
}

/** Names of the queries in a search. */
function listQueries(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listQueries)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'bool' ? [name, ...Object.values(member as object).flatMap(listQueries)] : [name],
  )
}

function planOf(text: string): RetrievalPlan {
  const term = { term: text, frequency: 3, weight: 1 }
  const run = { text, words: [text], subWords: [text], gap: 1 }
  const runs = [
    { ...run, kind: 'ideographs' as const },
    { ...run, kind: 'alphanumerics' as const },
  ]
  return {
    ...emptyPlan,
    terms: [term],
    substrings: [{ text, weight: 1, frequency: null }],
    exclusions: [{ runs, literal: text }],
    contentWords: [{ text, kind: 'ideographs', terms: [term] }],
    filter: { fields: [{ field: 'author', anyOf: [text], noneOf: [text] }], after: null, before: null },
    stored: true,
    limit: 10,
    rerankWindow: 24,
  }
}

const several = { oneEach: false, countedPostings: 5_000_000 }
const single = { ...several, oneEach: true }

describe('the searches of a plan', () => {
  it.each(hostile)('hold %j as a value that is read literally', (text) => {
    const plan = planOf(text)
    const { phrases, exclusions } = planConditions({ ...plan, phrases: plan.exclusions })
    const filter = requireFilter(plan.filter, ['author'])!
    const parts = { ...plainParts, filter }
    const searches = [
      ...Object.values(planSearches(plan, parts, several)),
      ...Object.values(planFrequentStrings(planStringParts(plan, parts, several), [0])),
      ...[...phrases, ...exclusions].flatMap(settlePhrase),
    ]
    const paths = searches.flatMap((one) => listPaths(one, text))
    expect(paths.length).toBeGreaterThan(10)
    const literal =
      /(?:term\.impacts\.value|prefix\.impacts\.value|match_phrase\.characters\.query|match\.query|terms\.folded_0)$/
    expect(paths.filter((path) => !literal.test(path))).toEqual([])
    expect(
      searches.flatMap(({ query }) => listQueries(query)).filter((name) => !allowedQueries.has(name)),
    ).toEqual([])
  })

  it('tell passages with the parts of a phrase in order, where each is written in one way', () => {
    const run = (text: string, gap: number) => ({ text, gap, words: [text], subWords: [] })
    const orderOf = (...texts: string[]) => {
      const runs = texts.map((text, at) => ({
        ...run(text, at === 0 ? 0 : 12 * (at - 1)),
        kind: /^[a-z\d]+$/.test(text) ? ('alphanumerics' as const) : ('ideographs' as const),
      }))
      const phrase = { runs, literal: null }
      return JSON.stringify(planConditions({ phrases: [phrase], exclusions: [] }).phrases[0]?.clause)
    }
    expect(orderOf('3', '15', '晚会')).toContain(
      '"ordered":true,"max_gaps":20,"intervals":[{"match":{"query":"3"',
    )
    for (const others of [['3', 'node'], ['2023', '年'], ['11']])
      expect(orderOf(...others)).not.toContain('intervals')
  })

  it('pass no article by a field that none has', () => {
    const one = { field: 'none', anyOf: ['a'], noneOf: [] }
    expect(requireFilter({ fields: [one], after: null, before: null }, ['author'])).toBeNull()
    const other = { ...one, anyOf: [], noneOf: ['a'] }
    expect(requireFilter({ fields: [other], after: null, before: null }, ['author'])).toEqual(noRequirements)
  })

  it('name articles by their ids as they are', () => {
    const one = { field: 'article', anyOf: ['Ａ/b'], noneOf: ['c'] }
    expect(requireFilter({ fields: [one], after: null, before: null }, ['author'])).toEqual({
      must: [{ terms: { article_id: ['Ａ/b'] } }],
      mustNot: [{ terms: { article_id: ['c'] } }],
    })
  })

  it('answer no more passages than an index allows, on the farthest page too', () => {
    const plan = {
      ...emptyPlan,
      terms: [{ term: '水', frequency: 30_000, weight: 1 }],
      substrings: [{ text: '山水画', weight: 1, frequency: null }],
      group: 'article' as const,
      offset: 10_000,
      limit: 100,
    }
    const parts = plainParts
    const searches = {
      ...planSearches(plan, parts, several),
      ...planFrequentStrings(planStringParts({ ...plan, sort: 'relevance' }, parts, several), [0]),
    }
    const sizes = Object.values(searches).map(({ size, from = 0 }) => Number(size) + Number(from))
    expect(Math.max(...sizes)).toBe(20_000)
  })

  it('count no further than a bound where the terms have very many postings', () => {
    const plan = { ...emptyPlan, terms: [{ term: '的', frequency: 5_000_001, weight: 1 }], limit: 10 }
    const parts = {
      terms: plan.terms,
      filter: noRequirements,
      conditions: noRequirements,
      aggregations: { earliest: {} },
      articleCount: null,
      titled: [],
    }
    expect(planSearches(plan, parts, single).all).toMatchObject({ track_total_hits: 100_000 })
    expect(planSearches(plan, parts, single).all).not.toHaveProperty('aggs')
    const more = { ...single, countedPostings: 5_000_001 }
    expect(planSearches(plan, parts, more).all).toMatchObject({
      track_total_hits: true,
      aggs: { earliest: {} },
    })
    expect(planSearches({ ...plan, sort: 'newest' }, parts, single).all).toMatchObject({
      track_total_hits: true,
    })
  })

  it('are few: one round trip has no search that a plan does not need', () => {
    const plan = {
      ...emptyPlan,
      terms: [{ term: '水', frequency: 30_000, weight: 1 }],
      limit: 10,
      rerankWindow: 24,
      stored: true,
    }
    const parts = plainParts
    expect(Object.keys(planSearches(plan, parts, single)).sort()).toEqual(['all', 'best'])
    const farther = { ...plan, offset: 200 }
    expect(Object.keys(planSearches(farther, parts, single)).sort()).toEqual(['all', 'best', 'texts'])
    expect(
      Object.keys(planSearches({ ...plan, matchesEverything: true, sort: 'newest' }, parts, single)).sort(),
    ).toEqual(['all', 'days'])
  })
})
