import { describe, expect, it } from 'vitest'
import { orderByDate } from '../../../../../src/engine/opensearch/answer/order-by-date.ts'
import { query, requireFilter } from '../../../../../src/engine/opensearch/searches/clauses.ts'
import { mergeExpansion } from '../../../../../src/engine/opensearch/searches/expansion-searches.ts'
import { planSearches } from '../../../../../src/engine/opensearch/searches/plan-searches.ts'
import {
  type ClusterHit,
  readResponse,
  search,
} from '../../../../../src/engine/opensearch/searches/searches.ts'
import type { ContentWord, ExpansionPlan, RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { dayOf } from '../../../../../src/format/doc-values/doc-values.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { noRequirements, plainParts } from '../../../../fixtures/search-parts.ts'

function hitOf(passage: number, more: Partial<ClusterHit> = {}): ClusterHit {
  return { passage, article: passage, ordinal: 0, day: null, textLength: 0, score: 0, records: null, ...more }
}

const resultOf = (...passages: number[]) => ({
  hits: passages.map((passage) => hitOf(passage)),
  total: passages.length,
  aggregations: {},
})

describe('a search', () => {
  const all = query([], noRequirements)

  it('that only counts asks for nothing of a passage', () => {
    expect(search(all, { size: 0, order: 'passage', counted: true })).toEqual({
      query: all,
      size: 0,
      track_total_hits: true,
    })
  })

  it('asks for no more than is wanted', () => {
    expect(search(all, { size: 5, order: 'score' })).toEqual({
      query: all,
      size: 5,
      track_total_hits: false,
      sort: [{ _score: 'desc' }, { passage: 'asc' }],
      track_scores: true,
      stored_fields: '_none_',
      docvalue_fields: ['passage', 'article', 'ordinal', 'day'],
    })
    expect(
      search(all, {
        size: 5,
        from: 2,
        order: 'newest',
        byArticle: true,
        records: true,
        lengths: true,
        counted: 9,
      }),
    ).toMatchObject({
      from: 2,
      track_total_hits: 9,
      sort: [{ day: { order: 'desc', missing: '_last' } }, { passage: 'asc' }],
      stored_fields: ['passage_record', 'article_record'],
      docvalue_fields: ['passage', 'article', 'ordinal', 'day', 'text_length'],
      collapse: { field: 'article' },
    })
  })

  it('that says nothing found nothing', () => {
    expect(readResponse({})).toEqual({ hits: [], total: 0, aggregations: {} })
    expect(readResponse({ hits: {} }).total).toBe(0)
  })
})

it.each([
  ['2023-06-15', null, { gte: dayOf('2023-06-15') }],
  [null, '2023-06-15', { lte: dayOf('2023-06-15') }],
  ['2023-06-15', '2023-06-16', { gte: dayOf('2023-06-15'), lte: dayOf('2023-06-16') }],
])('a filter from %s to %s bounds the days by %j', (after, before, day) => {
  expect(requireFilter({ fields: [], after, before }, [])).toEqual({
    must: [{ range: { day } }],
    mustNot: [],
  })
})

describe('passages that contain a content word', () => {
  const wordsOf = (word: Partial<ContentWord>) => {
    const plan: RetrievalPlan = {
      ...emptyPlan,
      terms: [{ term: '运', frequency: 1, weight: 1 }],
      contentWords: [{ text: '运河', kind: 'ideographs', terms: [], ...word }],
      limit: 10,
    }
    const parts = plainParts
    const searches = planSearches(plan, parts, { oneEach: true, countedPostings: 1 })
    return JSON.stringify(searches.words ?? null)
  }
  const term = (text: string) => ({ term: text, frequency: 1, weight: 2 })
  const byTerm = (text: string) => `{"term":{"impacts":{"value":"${text}","boost":1}}}`

  it.each<readonly [string, Partial<ContentWord>, readonly string[]]>([
    ['its string where it is one short term', { terms: [term('运河')] }, []],
    ['its term too where it is longer', { text: '大运河', terms: [term('大运河')] }, ['大运河']],
    ['other terms too', { terms: [term('运河'), term('河运')] }, ['运河', '河运']],
    ['its terms where it is of letters', { text: 'go', kind: 'alphanumerics', terms: [term('go')] }, ['go']],
  ])('are found by %s', (_, word, terms) => {
    const searches = wordsOf(word)
    for (const text of ['运河', '大运河', '河运', 'go'])
      expect(searches.includes(byTerm(text))).toBe(terms.includes(text))
    expect(searches.includes('characters')).toBe(word.kind !== 'alphanumerics')
  })

  it('are not looked for where a word of letters is no term', () => {
    expect(wordsOf({ text: 'go', kind: 'alphanumerics' })).toBe('null')
  })
})

describe('an expansion', () => {
  const plan: ExpansionPlan = {
    strings: ['甲', '乙'].map((text) => ({ text, terms: [] })),
    conjunction: [[{ text: '丙', terms: [] }], [{ text: '丁', terms: [] }]],
    whenFewerThan: 9,
    enough: null,
    limit: 4,
  }
  const merge = (more: Partial<ExpansionPlan>, results: Parameters<typeof mergeExpansion>[1]) => {
    const { passages, complete } = mergeExpansion({ ...plan, ...more }, results)
    return [passages.map(({ passage }) => passage), complete]
  }
  const results = { 'expansion 0': resultOf(7, 3), 'expansion 1': resultOf(3, 5), apart: resultOf(1, 7) }

  it('puts passages of its first string before those of the second, and words apart behind', () => {
    expect(merge({}, results)).toEqual([[7, 3, 5, 1], false])
    expect(merge({ limit: 5 }, results)).toEqual([[7, 3, 5, 1], true])
  })

  it('looks no further where its first strings brought up enough', () => {
    expect(merge({ enough: 2 }, results)).toEqual([[7, 3, 1], true])
    expect(merge({ enough: 3 }, results)).toEqual([[7, 3, 5, 1], false])
  })

  it('takes words apart only where it has some, and where there is room', () => {
    expect(merge({ conjunction: [] }, results)).toEqual([[7, 3, 5], true])
    expect(merge({ limit: 3 }, results)).toEqual([[7, 3, 5], false])
  })
})

describe('result groups by date', () => {
  const candidate = (passage: number, article: number, day: number | null) => ({
    ...hitOf(passage, { article, day }),
  })
  const candidates = [candidate(9, 3, 5), candidate(2, 1, 5), candidate(3, 1, 5)]
  const days = [
    hitOf(8, { article: 8, day: 6 }),
    hitOf(5, { article: 5, day: 5 }),
    hitOf(4, { article: 4, day: 5 }),
    hitOf(1, { article: 6 }),
  ]
  const order = (more: Partial<Parameters<typeof orderByDate>[2]>) =>
    orderByDate(candidates, days, {
      sort: 'newest',
      byArticle: true,
      offset: 0,
      limit: 10,
      ...more,
    }).map(({ passage }) => passage)

  it('come newest first, of one day the better candidate, then in order of the index; undated last', () => {
    expect(order({})).toEqual([8, 9, 2, 4, 5, 1])
    expect(order({ sort: 'oldest' })).toEqual([9, 2, 4, 5, 8, 1])
  })

  it('are passages where these are wanted, and a page of them', () => {
    expect(order({ byArticle: false })).toEqual([8, 9, 2, 3, 4, 5, 1])
    expect(order({ offset: 1, limit: 2 })).toEqual([9, 2])
  })
})
