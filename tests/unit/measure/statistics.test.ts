import { describe, expect, it } from 'vitest'
import { createRandom, createReservoir, median, percentile } from '../../../scripts/measure/statistics.ts'

describe('percentiles', () => {
  it.each([
    [[5], 0.5, 5],
    [[4, 1, 3, 2], 0.5, 2],
    [[4, 1, 3, 2], 1, 4],
    [Array.from({ length: 100 }, (_, at) => at + 1), 0.99, 99],
    [Array.from({ length: 200 }, (_, at) => at + 1), 0.99, 198],
  ])('of %j at %d is one of the values', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })

  it('are no number where there are no values', () => {
    expect(percentile([], 0.5)).toBeNaN()
    expect(median([])).toBeNaN()
  })
})

describe('median', () => {
  it('is the middle, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
  })
})

describe('seeded random', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const drawn = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 50 }, random)
    }
    expect(drawn(7)).toEqual(drawn(7))
    expect(drawn(7)).not.toEqual(drawn(8))
    expect(drawn(7).every((number) => number >= 0 && number < 1)).toBe(true)
  })
})

describe('a sample of a stream', () => {
  const draw = (items: number, limit: number, random = createRandom(1)) => {
    const drawn = createReservoir<number>(limit, random)
    for (let item = 0; item < items; item++) drawn.add(item)
    return drawn.kept
  }

  it('is all of it, in order, where there is no more', () => {
    expect(draw(3, 3)).toEqual([0, 1, 2])
    expect(draw(2, 3)).toEqual([0, 1])
  })

  it('has each item as often', () => {
    const random = createRandom(7)
    const times = new Array<number>(10).fill(0)
    for (let turn = 0; turn < 5000; turn++) {
      const kept = draw(10, 3, random)
      expect(new Set(kept).size).toBe(3)
      for (const item of kept) times[item]!++
    }
    for (const count of times) expect(Math.abs(count - 1500)).toBeLessThan(150)
  })
})
