import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { createPackedMatcher } from '../../../src/engine/packed/packed-matcher.ts'
import { isFrequentCharacter } from '../../../src/format/bigrams.ts'
import { openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import { createReadBudget } from '../../../src/reader/read-plan.ts'
import { type BuiltIndex, buildTestIndex, type Line } from '../../fixtures/built-index.ts'

const random = createRandom(7)
const followers = '山石田土木火金天地人口目手足心'
/** 水 in most passages before many characters, 月 in one of five, 龙 in few. */
const lines: Line[] = Array.from({ length: 900 }, (_, id) => {
  const follower = (): string => followers[Math.floor(random() * followers.length)]!
  const text = Array.from({ length: 3 }, () => {
    const character = random() < 0.6 ? '水' : random() < 0.1 ? '月' : random() < 0.01 ? '龙' : '口'
    return follower() + character + follower()
  })
  return { id: `${id}`, title: '', text: text.join('，') }
})

describe('the passages of a single character', () => {
  const state: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    state.index = await buildTestIndex(lines, 'packed', { split: false })
  })
  afterAll(() => state.index?.remove())

  it.each(['水', '月', '龙', '口', '山'])('%s are all that contain it, and no others', async (character) => {
    const reader = await openIndexReader(createFileStore(state.index!.folder), 1 << 22)
    const limits = { reads: Infinity, postings: Infinity }
    const matches = await createPackedMatcher(reader).findBigramMatches(character, limits, unlimitedReads())
    const containing = lines.flatMap(({ text }, index) => (text.includes(character) ? [index] : []))
    expect(matches).toEqual({ passages: Int32Array.from(containing), sure: true, complete: true })
  })

  it('are read from one file where it is frequent, and null where none may be read', async () => {
    const reader = await openIndexReader(createFileStore(state.index!.folder), 1 << 22)
    const matcher = createPackedMatcher(reader)
    const budget = createReadBudget(1)
    const matches = await matcher.findBigramMatches('水', { reads: 1, postings: 10 }, budget)
    expect(matches?.complete).toBe(true)
    expect(matches?.passages.length).toBeGreaterThan(lines.length / 2)
    const none = await matcher.findBigramMatches('水', { reads: 0, postings: 10 }, createReadBudget(0))
    expect(none).toBeNull()
  })

  it.each([
    [8, 256, 1000, true],
    [7, 256, 1000, false],
    [8, 255, 1000, false],
    [8, 1000, 8000, false],
    [8, 1001, 8000, true],
  ])('with %i bigrams in %i of %i passages have a list of their own: %s', (bigrams, count, passages, isListed) => {
    expect(isFrequentCharacter(bigrams, count, passages)).toBe(isListed)
  })
})
