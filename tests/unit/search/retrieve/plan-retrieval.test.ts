import { describe, expect, it } from 'vitest'
import type { RetrievalPlan } from '../../../../src/engine/retriever.ts'
import { plainRequest, type SearchRequest } from '../../../../src/search/answer.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import { prepareRerank } from '../../../../src/search/rank/rerank-query.ts'
import { type PlanParts, planRetrieval } from '../../../../src/search/retrieve/plan-retrieval.ts'
import { createWordReader } from '../../../fixtures/word-reader.ts'

const words = { 城墙: 9, 夯土: 3, 砖瓦: 0, 大: 100, 运河: 20, 大运河: 6 }
const openFilter = { fields: [], after: null, before: null }
const resolved: PlanParts['resolved'] = {
  terms: [],
  complete: true,
  contentWords: null,
  frequencies: new Map(),
  alphanumerics: new Set(),
}

const known = { resolved: { ...resolved, terms: [{ term: '城墙', frequency: 9, weight: 1 }] } }

/** Plans a request over an index of so many passages. */
function plan(
  q: string,
  request: Partial<SearchRequest> = {},
  parts: Partial<PlanParts> = {},
  passages = 1000,
): RetrievalPlan {
  const reader = createWordReader({ words, passages })
  const query = createQueryCompiler(reader.lexicon)(q)
  const rerankQuery = prepareRerank(query.wanted, reader.lexicon, passages, new Map())
  return planRetrieval(
    reader,
    { ...plainRequest, q, ...request },
    {
      query,
      resolved,
      synonyms: [],
      formal: [],
      expansion: null,
      numerals: [],
      filter: openFilter,
      rerankQuery,
      rerankWindow: 48,
      ngramCandidates: 24,
      ...parts,
    },
  )
}

describe('candidates by n-grams', () => {
  it('are asked for by the bigrams of the query, enough being half of their weight', () => {
    const { bigrams, enough, limit } = plan('城墙夯土').ngrams!
    expect(limit).toBe(24)
    expect(bigrams.map(([text]) => text)).toEqual(['城墙', '墙夯', '夯土'])
    expect(enough).toBeCloseTo(bigrams.reduce((sum, [, weight]) => sum + weight, 0) / 2)
  })

  it.each<[string, string, Partial<SearchRequest>, Partial<PlanParts>, number]>([
    ['where the model reranks none of them', '城墙夯土', {}, { ngramCandidates: 0 }, 1],
    ['by day', '城墙夯土', { sort: 'newest' }, {}, 1],
    ['with a phrase', '城墙 "夯土"', {}, {}, 1],
    ['without a word', '城墙 -夯土', {}, {}, 1],
    ['of more than 16,384 passages', '城墙夯土', {}, {}, 16_385],
  ])('are not asked for %s', (_, q, request, parts, passages) => {
    expect(plan(q, request, parts, passages).ngrams).toBeNull()
    expect(plan('城墙夯土', {}, {}, 16_384).ngrams).not.toBeNull()
  })
})

describe('the terms of a plan', () => {
  const termsOf = (count: number, weight: number, prefix = `${weight}`) =>
    Array.from({ length: count }, (_, at) => ({ term: `${prefix}-${at}`, frequency: 1, weight }))

  it('are formal words first, then the rarest of the query, then synonyms', () => {
    const parts = {
      resolved: { ...resolved, terms: termsOf(12, 1) },
      formal: termsOf(8, 1, '正'),
      synonyms: termsOf(1, 0.5),
    }
    expect(plan('城墙', {}, parts).terms).toEqual([...termsOf(8, 1, '正'), ...termsOf(4, 1)])
    const few = { ...parts, resolved: { ...resolved, terms: termsOf(2, 1) } }
    expect(plan('城墙', {}, few).terms).toEqual([
      ...termsOf(8, 1, '正'),
      ...termsOf(2, 1),
      ...termsOf(1, 0.5),
    ])
  })

  it('are those of the query, then those of synonyms', () => {
    const parts = { resolved: { ...resolved, terms: termsOf(2, 1) }, synonyms: termsOf(1, 0.5) }
    expect(plan('城墙', {}, parts).terms.map(({ term }) => term)).toEqual(['1-0', '1-1', '0.5-0'])
  })

  it('are twelve at most', () => {
    const parts = { resolved: { ...resolved, terms: termsOf(11, 1) }, synonyms: termsOf(3, 0.5) }
    expect(
      plan('城墙', {}, parts)
        .terms.map(({ term }) => term)
        .slice(-2),
    ).toEqual(['1-10', '0.5-0'])
  })
})

describe('phrases and exclusions', () => {
  it('are runs, and phrases with letters or digits the string as it was typed too', () => {
    const { phrases, exclusions } = plan('"大运河" "npm run城墙 " -"夯土" -夯土')
    expect(phrases.map(({ runs, literal }) => [runs.map(({ text }) => text), literal])).toEqual([
      [['大运河'], null],
      [['npm', 'run', '城墙'], 'npm run城墙'],
    ])
    expect(exclusions.map(({ runs, literal }) => [runs[0]!.text, literal])).toEqual([
      ['夯土', null],
      ['夯土', null],
    ])
  })
})

describe('a substring', () => {
  const inverseOf = (frequency: number) => Math.log(1 + (1000 - frequency + 0.5) / (frequency + 0.5))

  it('scores 0.8 of what its words would score as terms', () => {
    expect(plan('城墙夯土', {}, known).substrings).toEqual([
      { text: '城墙夯土', weight: expect.closeTo(0.8 * (inverseOf(9) + inverseOf(3))), frequency: null },
    ])
  })

  it('tells how many passages have it as a term', () => {
    expect(plan('大运河 砖瓦', {}, known).substrings.map(({ text, frequency }) => [text, frequency])).toEqual(
      [
        ['大运河', 6],
        ['砖瓦', 0],
      ],
    )
  })

  it('are pairs of its characters too where no word of the query is known', () => {
    const pairsOf = (q: string, parts: Partial<PlanParts> = {}) =>
      plan(q, {}, parts).substrings.map(({ text }) => text)
    expect(pairsOf('瓷器店')).toEqual(['瓷器店', '瓷器', '器店'])
    expect(pairsOf('瓷器')).toEqual(['瓷器'])
    expect(pairsOf('瓷器店', known)).toEqual(['瓷器店'])
    expect(pairsOf('瓷器店 "城墙"')).toEqual(['瓷器店'])
  })

  it('counts words that no passage has as words of one passage', () => {
    const [known, unknown] = plan('砖瓦 瓷器').substrings
    expect(known!.weight).toBeCloseTo(0.8 * inverseOf(1))
    expect(unknown!.weight).toBeCloseTo(0.8 * 2 * inverseOf(1))
  })

  it('scores by all of its words', () => {
    expect(plan('城墙城墙城墙城墙夯土').substrings[0]!.weight).toBeCloseTo(
      0.8 * (4 * inverseOf(9) + inverseOf(3)),
    )
  })
})

describe('the title that a query may be', () => {
  it.each<[string, Partial<SearchRequest>, string | null]>([
    ['大运河 城墙', {}, '大运河城墙'],
    ['《大运河》', {}, '大运河'],
    ['大运河 "城墙"', {}, null],
    ['大运河 -城墙', {}, null],
    ['大运河', { sort: 'oldest' }, null],
    ['大运河', { group: 'passage' }, '大运河'],
  ])('of %s with %j is %j', (q, request, title) => {
    expect(plan(q, request).title).toBe(title)
  })
})

describe('a query without a word', () => {
  it.each<[string, SearchRequest['sort'], boolean, RetrievalPlan['sort']]>([
    ['', 'relevance', true, 'newest'],
    ['', 'oldest', true, 'oldest'],
    ['-城墙', 'relevance', true, 'newest'],
    ['城墙', 'relevance', false, 'relevance'],
    ['城墙', 'newest', false, 'newest'],
  ])('%j by %s matches everything: %s, sorted by %s', (q, sort, matchesEverything, planned) => {
    expect(plan(q, { sort })).toMatchObject({ matchesEverything, sort: planned })
  })
})

it('a plan takes over what was asked for', () => {
  const filter = { fields: [], after: '2023-07-01', before: null }
  const expansion = { whenFewerThan: 20, strings: [], enough: null, conjunction: [], limit: 100 }
  const request = { group: 'passage', offset: 20, limit: 7 } as const
  expect(plan('城墙', request, { filter, expansion, rerankWindow: 12 })).toMatchObject({
    ...request,
    filter,
    expansion,
    rerankWindow: 12,
    rerankGroups: 10,
    stored: true,
    facetValues: 100,
    counts: [],
  })
})
