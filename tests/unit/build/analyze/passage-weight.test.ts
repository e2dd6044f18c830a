import { describe, expect, it } from 'vitest'
import { weighLength } from '../../../../src/build/analyze/passage-weight.ts'

const lengths = Array.from({ length: 5000 }, (_, length) => length)
const cut = lengths.map((length) => weighLength(length, 1))

describe('the length of a passage', () => {
  it('is exact up to sixteen terms', () => {
    expect(cut.slice(0, 17)).toEqual(lengths.slice(0, 17))
  })

  it('has four significant bits, as the norms of Lucene have', () => {
    expect([17, 35, 36, 100, 255, 1000].map((length) => weighLength(length, 1))).toEqual([
      16, 32, 36, 96, 240, 960,
    ])
    expect(new Set(cut.filter((length) => length >= 1024 && length < 2048)).size).toBe(8)
  })

  it('is less by an eighth at most, and keeps the order of lengths', () => {
    for (const length of lengths) {
      expect(cut[length]!).toBeLessThanOrEqual(length)
      expect(cut[length]!).toBeGreaterThanOrEqual(Math.max(length * 0.875, cut[length - 1] ?? 0))
    }
  })

  it('grows with a weight below one, and is cut behind it', () => {
    expect([weighLength(40, 4), weighLength(40, 0.5), weighLength(11, 0.5)]).toEqual([40, 80, 22])
    expect(weighLength(40, 0)).toBe(384)
  })
})
