import { describe, expect, it } from 'vitest'
import { measureQuality, ndcg, recall, reciprocalRank } from '../../../../scripts/measure/eval/metrics.ts'

const one = new Map([['a', 1]])
const three = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 1],
])
const graded = new Map([
  ['a', 3],
  ['b', 1],
])

describe('reciprocal rank', () => {
  it.each([
    [['a', 'x'], 1],
    [['x', 'a'], 1 / 2],
    [['x', 'y', 'z', 'a'], 1 / 4],
    [['x', 'y', 'z', 'w', 'a'], 0],
    [[], 0],
    [['x', 'x', 'a'], 1 / 2],
  ])('of %j within four places is %d', (ids, expected) => {
    expect(reciprocalRank(ids, one, 4)).toBeCloseTo(expected, 12)
  })
})

describe('nDCG', () => {
  it.each([
    // One relevant passage: 1 / log2(place + 1).
    [['a'], one, 1],
    [['x', 'a'], one, 0.6309297535714575],
    [['x', 'y', 'a'], one, 0.5],
    [['x', 'y', 'z'], one, 0],
    // Ideal of three: 1 + 0.6309 + 0.5 = 2.1309; found at places 1 and 3: 1.5.
    [['a', 'x', 'c'], three, 1.5 / 2.1309297535714573],
    [['b', 'c', 'a'], three, 1],
    // Ideal 3 + 0.6309; the other way round 1 + 3 × 0.6309.
    [['b', 'a'], graded, (1 + 3 * 0.6309297535714575) / (3 + 0.6309297535714575)],
  ])('of %j is what was computed by hand', (ids, relevant, expected) => {
    expect(ndcg(ids, relevant, 10)).toBeCloseTo(expected, 12)
  })

  it('takes no more than the depth for its ideal', () => {
    expect(ndcg(['a', 'b'], three, 2)).toBe(1)
  })

  it('counts a passage that comes twice once', () => {
    expect(ndcg(['a', 'a'], three, 10)).toBeCloseTo(1 / 2.1309297535714573, 12)
  })
})

describe('recall', () => {
  it('is the share of the relevant passages within the depth', () => {
    expect(recall(['a', 'x', 'b', 'c'], three, 3)).toBeCloseTo(2 / 3, 12)
  })

  it('is zero where nothing is relevant', () => {
    expect(recall(['a'], new Map(), 3)).toBe(0)
  })
})

describe('quality of a set', () => {
  it('counts a query that found nothing as zero', () => {
    const quality = measureQuality([['a'], []], [one, one])
    expect(quality).toEqual({ mrr10: 0.5, ndcg10: 0.5, recall10: 0.5, recall100: 0.5 })
  })
})
