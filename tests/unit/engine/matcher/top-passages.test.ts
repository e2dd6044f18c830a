import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TopPassages } from '../../../../src/engine/matcher/passage-matcher.ts'
import { roundScore } from '../../../../src/engine/matcher/round-score.ts'
import { createTopOfMany } from '../../../../src/engine/matcher/top-of-many.ts'
import { createTopPassages } from '../../../../src/engine/matcher/top-passages.ts'

const offers = fc.array(fc.constantFrom(0, 0.1, 0.25, 1, 1.5, 2, 7.125, 1e-9, 40, 3.3), { maxLength: 200 })

function takeBest(top: TopPassages, scores: readonly number[]): [passage: number, score: number][] {
  for (const [index, score] of scores.entries()) top.offer(index * 3, score)
  const { passages, scores: best } = top.take()
  return Array.from(passages, (passage, index) => [passage, best[index]!])
}

function sortPlainly(scores: readonly number[], limit: number): [number, number][] {
  return scores
    .map((score, index): [number, number] => [index * 3, roundScore(score)])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
}

describe('the best passages', () => {
  it.each([
    ['in a heap', createTopPassages],
    ['out of a buffer', createTopOfMany],
  ] as const)('are those of a plain sort, the lower of equal scores first, %s', (_, create) => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 60 }), (scores, limit) => {
        const top = create(limit)
        expect(takeBest(top, scores)).toEqual(sortPlainly(scores, limit))
        // Once they are taken, there is room for others.
        const others = scores.toReversed().slice(1)
        expect(takeBest(top, others)).toEqual(sortPlainly(others, limit))
      }),
    )
  })

  it('have a threshold that no passage below it could get over', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 20 }), (scores, limit) => {
        const top = createTopOfMany(limit)
        for (const [index, score] of scores.entries()) {
          const best = sortPlainly(scores.slice(0, index), limit)
          const least = best.length < limit ? -1 : best.at(-1)![1]
          expect(top.threshold).toBeLessThanOrEqual(least)
          top.offer(index * 3, score)
        }
      }),
    )
  })

  it('are the same for a page of ten and a page of ten thousand', () => {
    const scores = Array.from({ length: 30_000 }, (_, index) => ((index * 7919) % 4999) / 7)
    const many = takeBest(createTopPassages(10_000), scores)
    expect(many).toHaveLength(10_000)
    expect(takeBest(createTopPassages(10), scores)).toEqual(many.slice(0, 10))
  })
})
