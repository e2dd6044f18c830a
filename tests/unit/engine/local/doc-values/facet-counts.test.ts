import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countFacets,
  findDates,
  selectMost,
} from '../../../../../src/engine/local/doc-values/facet-counts.ts'
import { openDocValues, writeDocValues } from '../../../../../src/format/doc-values/doc-values.ts'

const article = (date: string | null, tags: readonly string[], level: readonly string[] = []) => ({
  date,
  authors: [],
  tags,
  fields: { level },
})
const articles = [
  article('2023-07-02', ['红', '绿']),
  article(null, ['红'], ['__proto__']),
  article('2023-07-01', ['绿', '红', '蓝']),
  article('2024-01-31', []),
]
const docValues = openDocValues(writeDocValues(articles, ['level', 'tag'])!)
const all = Int32Array.of(0, 1, 2, 3)

describe('counts of values', () => {
  it('are those of the articles that matched, the most frequent first', () => {
    const { tag } = countFacets(docValues, ['tag'], all, 9)
    expect(Object.entries(tag!)).toEqual([
      ['红', 3],
      ['绿', 2],
      ['蓝', 1],
    ])
    expect(countFacets(docValues, ['tag'], Int32Array.of(0, 3), 9)).toEqual({ tag: { 红: 1, 绿: 1 } })
  })

  it('are of as many values as are wanted, of no field that has no column, and of any name', () => {
    expect(countFacets(docValues, ['tag'], all, 1)).toEqual({ tag: { 红: 3 } })
    expect(countFacets(docValues, ['tag'], all, 0)).toEqual({})
    expect(countFacets(docValues, ['absent', 'tag'], all, 1)).toEqual({ tag: { 红: 3 } })
    expect(countFacets(null, ['tag'], all, 1)).toEqual({})
    expect(Object.keys(countFacets(docValues, ['level'], all, 9).level!)).toEqual(['__proto__'])
  })
})

describe('the values that count most', () => {
  it('are those of a plain sort, the lower number first of equal counts, none that counts nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(6), fc.nat(6), fc.integer({ min: 1020, max: 1030 })), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (counts, most) => {
          const numbers = counts.map((_, index) => 100 - index * 2).reverse()
          const countOf = (number: number): number => counts[numbers.indexOf(number)]!
          const sorted = numbers
            .filter((number) => countOf(number) > 0)
            .sort((a, b) => countOf(b) - countOf(a) || numbers.indexOf(a) - numbers.indexOf(b))
          expect(selectMost(numbers.length, (index) => numbers[index]!, countOf, most)).toEqual(
            sorted.slice(0, most),
          )
        },
      ),
      { seed: 5, numRuns: 300 },
    )
  })
})

describe('the days of the articles that matched', () => {
  it.each([
    [[0, 1, 2, 3], { min: '2023-07-01', max: '2024-01-31' }],
    [[0], { min: '2023-07-02', max: '2023-07-02' }],
    [[1], null],
    [[], null],
  ])('of %j are from first to last', (matched, expected) => {
    expect(findDates(docValues, Int32Array.from(matched))).toEqual(expected)
  })

  it('are none where no article has a date', () => {
    expect(findDates(null, all)).toBeNull()
    expect(
      findDates(openDocValues(writeDocValues([article(null, ['红'])], ['tag'])!), Int32Array.of(0)),
    ).toBeNull()
  })
})
