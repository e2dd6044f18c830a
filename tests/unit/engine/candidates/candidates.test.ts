import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCandidates } from '../../../../src/engine/candidates/candidate-limits.ts'
import { createChannelScores } from '../../../../src/engine/candidates/channel-scores.ts'
import { createQuota } from '../../../../src/engine/candidates/quota.ts'
import { listMatches } from '../../../../src/engine/local/first-stage/found-passages.ts'
import { orderForVerification } from '../../../../src/engine/local/first-stage/verification-order.ts'
import { createPassageSetPool } from '../../../../src/reader/passage-set.ts'
import { emptyPlan } from '../../../../src/search/retrieve/plan-retrieval.ts'

const siblingsOf = (passage: number): readonly [number, number] => {
  const first = passage - (passage % 3)
  return [first, first + 3]
}

describe('the candidates that a plan wants', () => {
  it.each([
    ['of a first page', { offset: 0, limit: 10 }, false, { limit: 100, groups: null }],
    ['of a later page, and some behind it', { offset: 70, limit: 11 }, false, { limit: 101, groups: null }],
    ['in articles', { group: 'article', offset: 5, limit: 10 }, false, { limit: 100, groups: 16 }],
    ['in articles of one passage', { group: 'article', limit: 10 }, true, { limit: 100, groups: null }],
    ['by day', { sort: 'newest', group: 'article', limit: 10 }, false, { limit: 1000, groups: null }],
    ['by day, the oldest first', { sort: 'oldest', limit: 9999 }, false, { limit: 1000, groups: null }],
  ] as const)('%s are counted', (_name, plan, oneEach, expected) => {
    expect(countCandidates({ ...emptyPlan, ...plan }, oneEach)).toEqual(expected)
  })
})

describe('a quota', () => {
  it('of passages is met by as many', () => {
    const quota = createQuota(2, null)
    quota.add(5)
    expect(quota.isMet()).toBe(false)
    quota.add(5)
    expect(quota.isMet()).toBe(true)
    expect(createQuota(0, null).isMet()).toBe(true)
  })

  it('of groups too is met by as many passages of as many groups', () => {
    const quota = createQuota(2, { limit: 2, siblingsOf })
    for (const passage of [0, 1, 2]) quota.add(passage)
    expect(quota.isMet()).toBe(false)
    quota.add(3)
    expect(quota.isMet()).toBe(true)
  })

  it.each([
    [[0, 1, 2, 3, 4], 2, 2, 4],
    [[0, 3, 6], 2, 2, 2],
    [[0, 1], 5, 1, 2],
    [[], 1, 1, 0],
    [[0, 3, 6], 0, 0, 0],
  ])('counts how many of %j meet %i passages of %i groups', (passages, limit, groups, needed) => {
    const quota = createQuota(limit, { limit: groups, siblingsOf })
    expect(quota.countNeeded(Int32Array.from(passages))).toBe(needed)
  })
})

describe('scores by channel', () => {
  const matches = (...entries: (readonly [number, number])[]) => ({
    passages: Int32Array.from(entries, ([passage]) => passage),
    scores: Float64Array.from(entries, ([, score]) => score),
  })
  const scored = (passage: number, termScore: number, substringScore: number) => ({
    passage,
    score: termScore + substringScore,
  })

  it('of terms alone are in the order of the match', () => {
    const scores = createChannelScores()
    expect(scores.sort()).toEqual([])
    scores.addTerms(matches([4, 3], [1, 2]))
    expect(scores.sort()).toEqual([scored(4, 3, 0), scored(1, 2, 0)])
    expect([scores.has(4), scores.has(2)]).toEqual([true, false])
  })

  it('of terms add up, best first, of equal scores the lower passage', () => {
    const scores = createChannelScores()
    scores.addTerms(matches([4, 3], [1, 2]))
    scores.addTerms(matches([1, 1], [9, 1], [0, 3]))
    expect(scores.sort()).toEqual([scored(0, 3, 0), scored(1, 3, 0), scored(4, 3, 0), scored(9, 1, 0)])
  })

  it('of substrings count where no term scored', () => {
    const scores = createChannelScores()
    scores.addTerms(matches([1, 2]))
    scores.addPassage(5, 0.5)
    scores.addPassage(1, 9)
    scores.addPassage(5, 0.25)
    scores.addPassage(6, 1)
    expect(scores.sort()).toEqual([scored(1, 2, 0), scored(6, 0, 1), scored(5, 0, 0.75)])
  })

  it('are listed for passages in the order asked, those without a score too', () => {
    const scores = createChannelScores()
    scores.addTerms(matches([1, 2], [3, 1]))
    expect(scores.list([3, 7, 1])).toEqual([scored(3, 1, 0), scored(7, 0, 0), scored(1, 2, 0)])
  })
})

describe('the passages that matched', () => {
  it.each([3, 2000])('are %i candidates in the order of the index, where they were not counted', (count) => {
    const candidates = Array.from({ length: count }, (_, at) => ({
      passage: (at * 1009) % 2003,
      score: 1,
    }))
    const sets = createPassageSetPool(2003)
    const expected = candidates.map(({ passage }) => passage).sort((a, b) => a - b)
    expect([...listMatches({ all: null, candidates }, sets)]).toEqual(expected)
    expect(sets.take().count()).toBe(0)
  })
})

describe('the order of verification', () => {
  const storeFileOf = (passage: number): number => Math.floor(passage / 10)

  it('has the eight best by their terms first, then the files that have most of the others', () => {
    const passages = Int32Array.of(1, 2, 11, 12, 13, 21, 31, 32, 33, 34)
    expect([...orderForVerification({ storeFileOf }, Int32Array.of(31), passages)]).toEqual([
      31, 11, 12, 13, 32, 33, 34, 1, 2, 21,
    ])
    const best = Int32Array.of(1, 2, 11, 12, 13, 21, 31, 32, 33, 34)
    expect([...orderForVerification({ storeFileOf }, best, passages)].slice(0, 8)).toEqual([
      1, 2, 11, 12, 13, 21, 31, 32,
    ])
  })

  it('has each passage once, in order of the index within a file', () => {
    const lists = fc.uniqueArray(fc.nat(99), { maxLength: 60 })
    fc.assert(
      fc.property(lists, fc.nat(12), (list, bests) => {
        const passages = Int32Array.from(list).sort()
        const best = Int32Array.from(list.slice(0, bests))
        const ordered = [...orderForVerification({ storeFileOf }, best, passages)]
        const first = [...best.subarray(0, 8)]
        expect(ordered.slice(0, first.length)).toEqual(first)
        expect([...ordered].sort((a, b) => a - b)).toEqual([...passages])
        const files = new Map<number, number[]>()
        for (const passage of ordered.slice(first.length)) {
          const file = storeFileOf(passage)
          files.set(file, [...(files.get(file) ?? []), passage])
        }
        const sizes = [...files.values()].map(({ length }) => length)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
        expect([...files.values()].flat()).toEqual(ordered.slice(first.length))
        for (const ofFile of files.values()) expect(ofFile).toEqual([...ofFile].sort((a, b) => a - b))
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('leaves candidates beyond twenty thousand in order of the index', () => {
    const passages = Int32Array.from({ length: 20_021 }, (_, at) => (at < 20_000 ? at : at + 5))
    const ordered = orderForVerification({ storeFileOf }, Int32Array.of(20_010), passages)
    expect(ordered[0]).toBe(20_010)
    expect([...ordered.subarray(20_001)]).toEqual(
      [...passages.subarray(20_000)].filter((one) => one !== 20_010),
    )
    expect(ordered).toHaveLength(20_021)
  })
})
