import { describe, expect, it } from 'vitest'
import { weighLength } from '../../../../src/build/analyze/passage-weight.ts'

const lengths = Array.from({ length: 5000 }, (_, length) => length)
const rounded = lengths.map((length) => weighLength(length, 1))

describe('the length of a passage', () => {
  it('is exact up to sixteen terms', () => {
    expect(rounded.slice(0, 17)).toEqual(lengths.slice(0, 17))
  })

  it('has four significant bits, as the norms of Lucene have', () => {
    expect([17, 33, 100, 101, 1000].map((length) => weighLength(length, 1))).toEqual([18, 32, 104, 104, 1024])
    expect(new Set(rounded.filter((length) => length >= 1024 && length < 2048)).size).toBe(8)
  })

  it('is off by a sixteenth at most, and keeps the order of lengths', () => {
    for (const length of lengths) {
      expect(Math.abs(rounded[length]! - length)).toBeLessThanOrEqual(length / 16)
      expect(rounded[length]!).toBeGreaterThanOrEqual(rounded[length - 1] ?? 0)
    }
  })

  it('grows with a weight below one, by the weight before it is rounded', () => {
    expect([weighLength(40, 4), weighLength(40, 0.5), weighLength(11, 0.5)]).toEqual([40, 80, 22])
    expect(weighLength(40, 0)).toBe(416)
  })
})
