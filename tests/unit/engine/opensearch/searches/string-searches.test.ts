import { describe, expect, it } from 'vitest'
import { contains, hasTerm } from '../../../../../src/engine/opensearch/searches/clauses.ts'
import type { ClusterHit } from '../../../../../src/engine/opensearch/searches/searches.ts'
import {
  deriveStrings as deriveFrom,
  listFrequent,
  planFrequentStrings,
  planStrings,
  type StringParts,
} from '../../../../../src/engine/opensearch/searches/string-searches.ts'
import { noRequirements } from '../../../../fixtures/search-parts.ts'

const parts: StringParts = {
  texts: ['大运河'],
  required: noRequirements,
  scored: [hasTerm({ term: '运河', weight: 1 })],
  counted: true,
  limit: 100,
  groups: null,
  records: true,
}

function hitOf(passage: number, score: number, article = passage): ClusterHit {
  return { passage, article, ordinal: 0, day: null, textLength: 0, score, records: null }
}

function resultOf(hits: readonly ClusterHit[], total = hits.length) {
  return { hits, total, aggregations: {} }
}

/** What follows from results whose passages contain the string, but for those given. */
function deriveStrings(from: StringParts, results: Parameters<typeof deriveFrom>[1], without: number[] = []) {
  return deriveFrom(from, results, ({ passage }) => (without.includes(passage) ? '运河，大运' : '大运河'))
}

describe('strings in a cluster', () => {
  const bigrams = (query: string) => ({ match: { 'characters.bigrams': { query, operator: 'and' } } })
  const positions = (query: string) => ({ match_phrase: { characters: { query } } })
  it.each([
    ['河', positions('河')],
    ['运河', bigrams('运河')],
    ['大运河', { bool: { filter: [bigrams('大运河'), positions('大运河')] } }],
    // Neither is a letter to every version of Java.
    ['〇二', positions('〇二')],
    ['𠀀河', positions('𠀀河')],
    ['c++', positions('c++')],
  ])('finds %s by bigrams where they are indexed, and by positions where bigrams do not tell', (text, clause) => {
    expect(contains(text)).toEqual(clause)
  })

  it('takes one search, and one more where a filter restricts what it counts', () => {
    expect(Object.keys(planStrings(parts))).toEqual(['containing 0'])
    const restricted = { ...parts, required: { must: [{ match_all: {} }], mustNot: [] } }
    expect(Object.keys(planStrings(restricted))).toEqual(['containing 0', 'frequency 0'])
  })

  it('tells those that no term brought up from the others', () => {
    const results = { 'containing 0': resultOf([hitOf(1, 0), hitOf(2, 3), hitOf(5, 7), hitOf(9, 3)]) }
    expect(listFrequent(parts, results)).toEqual([])
    const derived = deriveStrings(parts, results)
    const listed = (name: string) => derived[name]?.hits.map(({ passage }) => passage)
    expect(listed('unknown 0')).toEqual([1])
    expect(listed('containing 0')).toEqual([1, 2, 5, 9])
    expect(derived).not.toHaveProperty('unknown groups 0')
  })

  it('verifies what bigrams found by the text, and of many passages only those that no term brought up', () => {
    const few = { 'containing 0': resultOf([hitOf(1, 0), hitOf(2, 0), hitOf(3, 5), hitOf(4, 6)]) }
    const derived = deriveStrings(parts, few, [2, 4])
    expect(derived['containing 0']).toMatchObject({ total: 2, hits: [hitOf(1, 0), hitOf(3, 5)] })
    expect(derived['unknown 0']?.hits).toEqual([hitOf(1, 0)])
    const hits = Array.from({ length: 25 }, (_, passage) => hitOf(passage, passage < 2 ? 0 : 1))
    const many = deriveStrings(parts, { 'containing 0': resultOf(hits) }, [1, 2])
    expect(many['containing 0']).toMatchObject({ total: 25, hits })
    expect(many['unknown 0']?.hits).toEqual([hitOf(0, 0)])
    const unread = deriveStrings({ ...parts, records: false }, few, [2, 4])
    expect(unread['containing 0']).toMatchObject({ total: 4 })
  })

  it('approximates only where texts come to verify it', () => {
    const clauseOf = (records: boolean) => JSON.stringify(planStrings({ ...parts, records })['containing 0'])
    expect(clauseOf(true)).not.toContain('match_phrase')
    expect(clauseOf(false)).toContain('match_phrase')
    const frequent = planFrequentStrings(parts, [0])
    expect(JSON.stringify(frequent['unknown 0'])).toContain('match_phrase')
  })

  it('takes the first passage of each article, of all passages where terms are not counted', () => {
    const hits = [hitOf(1, 0, 1), hitOf(2, 0, 1), hitOf(3, 5, 2), hitOf(4, 0, 3)]
    const grouped = { ...parts, groups: 2, limit: 1 }
    const groupsOf = (counted: boolean) =>
      deriveStrings({ ...grouped, counted }, { 'containing 0': resultOf(hits) })['unknown groups 0']?.hits
    expect(groupsOf(true)).toEqual([hits[0], hits[3]])
    expect(groupsOf(false)).toEqual([hits[0], hits[2], hits[3]])
  })

  it('asks for the rest where more passages contain it than were answered', () => {
    const hits = Array.from({ length: 100 }, (_, passage) => hitOf(passage, 1))
    const results = { 'containing 0': resultOf(hits, 101) }
    expect(listFrequent(parts, results)).toEqual([0])
    expect(Object.keys(deriveStrings(parts, results))).toEqual(['containing 0'])
    expect(deriveStrings(parts, results)['containing 0']).toMatchObject({ total: 101 })
    expect(deriveStrings(parts, results)['containing 0']?.hits).toHaveLength(32)
    expect(Object.keys(planFrequentStrings({ ...parts, groups: 11 }, [0]))).toEqual([
      'unknown 0',
      'unknown groups 0',
    ])
  })
})
