import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSteps } from '../../../../src/search/highlight/code-point-steps.ts'
import { extractProximity } from '../../../../src/search/rank/proximity.ts'
import type { RerankQuery } from '../../../../src/search/rank/rerank-query.ts'
import { share, sumPresent } from '../../../../src/search/rank/sum-weights.ts'

const query = (words: Readonly<Record<string, number>>) =>
  ({ words: new Map(Object.entries(words)) }) as unknown as RerankQuery
const words = query({ 城墙: 5, 夯土: 3, 砖: 1 })
const gap = (units: number): string => '。'.repeat(units)

describe('words of a query in a text', () => {
  it.each([
    ['nothing', '甲', 0, 0],
    ['one word, twice', '城墙城墙', 5, 0],
    ['two words at once', '城墙夯土', 8, 3],
    ['three words in order', '城墙夯土砖', 9, 4],
    ['another order', '夯土城墙', 8, 0],
    ['a word left out', '城墙砖', 6, 0],
    ['six units between', `城墙${gap(6)}夯土`, 8, 3],
    ['seven units between', `城墙${gap(7)}夯土`, 8, 0],
    ['sixty units from one to the other', `城墙${gap(58)}夯土`, 8, 0],
    ['sixty-one', `城墙${gap(59)}夯土`, 5, 0],
    ['the heaviest of two groups', `夯土砖${gap(70)}城墙夯土`, 8, 4],
    ['a pair twice', `城墙夯土${gap(9)}城墙夯土`, 8, 3],
    ['the ninth time not', `${'砖'.repeat(8)}${gap(70)}砖夯土`, 3, 0],
  ])('with %s are as near as that', (_name, text, nearness, order) => {
    expect(extractProximity(words, text)).toEqual({ nearness, order })
  })
})

describe('sums of weights', () => {
  it('are those of the strings that a text has', () => {
    const strings = new Map([
      ['城墙', 5],
      ['夯', 3],
      ['砖', 1],
    ])
    expect(sumPresent(strings, '城墙与砖')).toBe(6)
    expect(sumPresent(new Map(), '城墙')).toBe(0)
    expect([share(1, 4), share(0, 4), share(1, 0)]).toEqual([0.25, 0, 0])
  })
})

describe('steps through a text', () => {
  it('count code points, and end inside the text', () => {
    const texts = fc
      .array(fc.constantFrom('甲', 'a', '𠮷', '👩'), { maxLength: 8 })
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(texts, fc.nat(10), fc.nat(10), (text, from, codePoints) => {
        const signs = [...text]
        const at = (count: number): number => signs.slice(0, Math.max(0, count)).join('').length
        const start = Math.min(from, signs.length)
        const steps = createSteps(text)
        expect(steps.forward(at(start), codePoints)).toBe(at(start + codePoints))
        expect(steps.back(at(start), codePoints)).toBe(at(start - codePoints))
      }),
      { seed: 6, numRuns: 400 },
    )
  })
})
