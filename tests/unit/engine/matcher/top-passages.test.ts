import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupOptions, TopPassages } from '../../../../src/engine/matcher/passage-matcher.ts'
import { roundScore } from '../../../../src/engine/matcher/round-score.ts'
import { createTopOfMany } from '../../../../src/engine/matcher/top-of-many.ts'
import { createCollector, createTopPassages } from '../../../../src/engine/matcher/top-passages.ts'

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

describe('the best passages and the best of each article', () => {
  const ofNine: GroupOptions['siblingsOf'] = (passage) => {
    const first = passage - (passage % 9)
    return [first, first + 9]
  }
  /** The first article has nine passages, the others one each. */
  const ofOne: GroupOptions['siblingsOf'] = (passage) => (passage < 9 ? [0, 9] : [passage, passage + 1])

  it('are those of a plain sort, and nothing below the threshold is one of them', () => {
    fc.assert(
      fc.property(
        offers,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(ofNine, ofOne),
        (scores, limit, groupLimit, siblings) => {
          const all = sortPlainly(scores, scores.length)
          const firsts = new Set<number>()
          const bestOfEach = all.filter(([passage]) => {
            const [first] = siblings(passage)
            return !firsts.has(first) && firsts.add(first)
          })
          const wanted = new Set([...all.slice(0, limit), ...bestOfEach.slice(0, groupLimit)])
          const options = { limit, groups: { limit: groupLimit, siblingsOf: siblings } }
          const expected = all.filter((entry) => wanted.has(entry))
          expect(takeBest(createCollector(options), scores)).toEqual(expected)

          const top = createCollector(options)
          for (const [index, score] of scores.entries())
            if (roundScore(score) > top.threshold) top.offer(index * 3, score)
          expect(Array.from(top.take().passages)).toEqual(expected.map(([passage]) => passage))
        },
      ),
    )
  })

  it('are the best passages alone where articles are not asked for', () => {
    expect(takeBest(createCollector({ limit: 2, groups: null }), [1, 3, 2])).toEqual([
      [3, 3],
      [6, 2],
    ])
  })
})
