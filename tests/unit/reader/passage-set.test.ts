import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createMembership,
  createPassageSet,
  createPassageSetPool,
  intersect,
  intersectSet,
  isListed,
} from '../../../src/reader/passage-set.ts'

const passages = 130
const somePassages = fc.uniqueArray(fc.nat(passages - 1), { maxLength: 60 })
const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)

describe('a set of passages', () => {
  it('holds what was added, in order, whichever way it was added', () => {
    fc.assert(
      fc.property(somePassages, somePassages, (first, second) => {
        const set = createPassageSet(passages)
        for (const passage of first) set.add(passage)
        set.addAll(Int32Array.from(second))
        const expected = inOrder([...new Set([...first, ...second])])
        expect([...set.list()]).toEqual(expected)
        expect(set.count()).toBe(expected.length)
        for (let passage = 0; passage < passages; passage++)
          expect(set.has(passage)).toBe(expected.includes(passage))
        set.clear()
        expect(set.count()).toBe(0)
        expect([...set.list()]).toEqual([])
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it.each([0, 1, 31, 32, 33, 63, 64, 65, 130])('has the first %i where it is filled to there', (end) => {
    const set = createPassageSet(passages)
    set.fill(end)
    expect([...set.list()]).toEqual(Array.from({ length: end }, (_, passage) => passage))
    expect(set.count()).toBe(end)
  })

  it.each([0, 1, 31, 32, 33, 64, 65])('of %i passages has a bit for each and no word more', (size) => {
    expect(createPassageSet(size).words).toHaveLength(Math.ceil(size / 32))
  })

  it('has the bits of its words', () => {
    const set = createPassageSet(64)
    set.words[0] = 0x80000001
    set.words[1] = 2
    expect([...set.list()]).toEqual([0, 31, 33])
  })
})

describe('sets that are used again', () => {
  it('are empty, and as large as the index', () => {
    const pool = createPassageSetPool(70)
    const set = pool.take()
    set.addAll([1, 69])
    pool.give(set)
    const again = pool.take()
    expect(again).toBe(set)
    expect(again.count()).toBe(0)
    expect(pool.take()).not.toBe(set)
  })

  it('are kept up to eight', () => {
    const pool = createPassageSetPool(10)
    const sets = Array.from({ length: 9 }, () => pool.take())
    for (const set of sets) pool.give(set)
    const taken = Array.from({ length: 9 }, () => pool.take())
    expect(sets.filter((set) => taken.includes(set))).toHaveLength(8)
  })
})

describe('lists in order', () => {
  it('share what stands in both', () => {
    fc.assert(
      fc.property(somePassages, somePassages, (one, other) => {
        const [a, b] = [Int32Array.from(inOrder(one)), Int32Array.from(inOrder(other))]
        const expected = [...a].filter((passage) => b.includes(passage))
        expect([...intersect(a, b)]).toEqual(expected)
        const set = createPassageSet(passages)
        set.addAll(b)
        expect([...intersectSet(a, set)]).toEqual(expected)
        for (let passage = 0; passage < passages; passage++)
          expect(isListed(a, passage)).toBe(one.includes(passage))
      }),
      { seed: 2, numRuns: 200 },
    )
  })

  it('share lists of their own, which change with neither', () => {
    const a = Int32Array.of(1, 2, 3)
    const shared = intersect(a, Int32Array.of(1, 2, 3))
    shared[0] = 9
    expect([...a]).toEqual([1, 2, 3])
    expect(shared.buffer.byteLength).toBe(12)
  })

  it.each([1, 4096, 4097, 20_000])('tell of %i which passages they hold', (count) => {
    const isMember = createMembership(Int32Array.from({ length: count }, (_, index) => index * 3 + 1))
    for (const at of [0, count >> 1, count - 1]) {
      expect(isMember(at * 3 + 1)).toBe(true)
      expect([at * 3, at * 3 + 2].map(isMember)).toEqual([false, false])
    }
    expect(isMember(count * 3 + 1)).toBe(false)
  })
})
