import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderTerms, sumMaxScores } from '../../../../src/engine/packed/term-order.ts'
import type { TermScorer } from '../../../../src/engine/packed/term-scorer.ts'
import {
  countTouched,
  createWindow,
  keepAbove,
  listAlive,
  type Window,
} from '../../../../src/engine/packed/window.ts'
import { createPassageSet } from '../../../../src/reader/passage-set.ts'

const size = 100
const start = 64
/** Scores by slot; slots without one were not touched. */
const someScores = fc.dictionary(fc.nat(size - 1).map(String), fc.integer({ min: 1, max: 9 }), {
  maxKeys: 40,
})

/** A window in which terms were found. */
function touch(scores: Readonly<Record<string, number>>): Window {
  const window = createWindow(size)
  window.start = start
  window.end = start + size
  for (const [slot, score] of Object.entries(scores)) {
    window.scores[Number(slot)] = score
    window.touched[Number(slot) >>> 5]! |= 1 << Number(slot)
  }
  return window
}
const slotsOf = (scores: Readonly<Record<string, number>>): number[] => Object.keys(scores).map(Number)
const isThird = (passage: number): boolean => passage % 3 === 0

describe('a window of passages', () => {
  it('lists the slots above a score that are allowed, in order, and clears all others', () => {
    fc.assert(
      fc.property(someScores, fc.nat(9), fc.boolean(), (scores, least, isFiltered) => {
        const window = touch(scores)
        const count = listAlive(window, least, isFiltered ? isThird : null)
        const expected = slotsOf(scores)
          .filter((slot) => scores[slot]! > least && (!isFiltered || isThird(start + slot)))
          .sort((a, b) => a - b)
        expect([...window.alive.subarray(0, count)]).toEqual(expected)
        expect([...window.scores.keys()].filter((slot) => window.scores[slot] !== 0)).toEqual(expected)
        expect(window.touched.every((word) => word === 0)).toBe(true)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('counts the passages that were touched and are allowed, beside those counted before', () => {
    fc.assert(
      fc.property(someScores, fc.boolean(), (scores, isFiltered) => {
        const window = touch(scores)
        const set = createPassageSet(start + size)
        set.addAll([3, start + 5])
        countTouched(window, set, isFiltered ? isThird : null)
        const expected = slotsOf(scores).filter((slot) => !isFiltered || isThird(start + slot))
        const passages = new Set([3, start + 5, ...expected.map((slot) => start + slot)])
        expect([...set.list()]).toEqual([...passages].sort((a, b) => a - b))
        for (const slot of slotsOf(scores))
          expect(window.scores[slot]).toBe(expected.includes(slot) ? scores[slot] : 0)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('keeps those of a list that are above a score, and clears the others', () => {
    const window = touch({ 2: 5, 7: 3, 40: 4, 41: 9 })
    const count = listAlive(window, 0, null)
    expect(keepAbove(window, count, 4)).toBe(2)
    expect([...window.alive.subarray(0, 2)]).toEqual([2, 41])
    expect([2, 7, 40, 41].map((slot) => window.scores[slot])).toEqual([5, 0, 0, 9])
    expect(keepAbove(window, 1, 5)).toBe(0)
    expect(window.scores[41]).toBe(9)
  })
})

describe('the terms of a window', () => {
  const scorerOf = (maxScore: number): TermScorer => ({ maxScore }) as TermScorer

  it('come in the order of what they can add; those that add nothing are left out', () => {
    const ordered = orderTerms([2, 0, 5, 3].map(scorerOf))
    expect(ordered.map(({ maxScore }) => maxScore)).toEqual([5, 3, 2])
  })

  it('can add from each on what these and those behind them can', () => {
    expect([...sumMaxScores([5, 3, 2].map(scorerOf))]).toEqual([10, 5, 2, 0])
    expect([...sumMaxScores([])]).toEqual([0])
  })
})
