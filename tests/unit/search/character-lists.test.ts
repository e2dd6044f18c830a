import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { mergePostings } from '../../../src/build/merge/merge-postings.ts'
import { createPackedMatcher } from '../../../src/engine/packed/packed-matcher.ts'
import { createByteWriter } from '../../../src/format/encoding/bytes.ts'
import { anyFollowing, bigramKey, findBigrams, readBigram } from '../../../src/format/postings/bigrams.ts'
import { bigramsOf } from '../../../src/format/postings/posting-file.ts'
import type { PostingContext } from '../../../src/format/postings/postings-writer.ts'
import { defaultSimilarity } from '../../../src/format/postings/similarity.ts'
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

  it('are null where no file may be read', async () => {
    const reader = await openIndexReader(createFileStore(state.index!.folder), 1 << 22)
    const limits = { reads: 0, postings: Infinity }
    const matcher = createPackedMatcher(reader)
    expect(await matcher.findBigramMatches('水', limits, createReadBudget(0))).toBeNull()
  })
})

describe('merged bigrams', () => {
  it.each([
    16, 40, 200, 100_000,
  ])('list all passages of a character whose bigrams are in two files of %i bytes', (bytes) => {
    const passages = 500
    const batch = createByteWriter(1 << 16)
    const passagesOf = new Map<number, Set<number>>()
    for (let first = 0x4e00; first < 0x4e20; first++) {
      const held = new Set<number>()
      passagesOf.set(first, held)
      for (let second = 0; second < 1 + Math.floor(random() * 12); second++) {
        const ids = Array.from({ length: passages }, (_, id) => id).filter(() => random() < 0.03)
        if (ids.length === 0) continue
        batch.uint32(bigramKey(first, 0x4e00 + second))
        batch.varint(ids.length)
        let last = -1
        for (const id of ids) {
          batch.varint(id - last - 1)
          last = id
          held.add(id)
        }
      }
    }
    const context: PostingContext = {
      similarity: defaultSimilarity,
      statistics: { passages, averageTextLength: 1, averageTitleLength: 1 },
      textLengths: new Uint16Array(passages),
      titleLengths: new Uint16Array(passages),
    }
    const shares = { words: [], bigrams: [batch.take()], firstPassages: [0] }
    const { files, bigramRanges } = mergePostings(shares, context, bytes)
    const blocks = files.map(bigramsOf)
    for (const [first, held] of passagesOf) {
      const [low, list] = [bigramKey(first, 0), bigramKey(first, anyFollowing)]
      const found = blocks.map((block, at) => findBigrams(block, bigramRanges[at]![0], low, list))
      const holding = found.flatMap((entries, at) => (entries.some(({ key }) => key < list) ? [at] : []))
      const listed = found.flatMap((entries, at) =>
        entries
          .filter(({ key }) => key === list)
          .map((entry) => [...readBigram(blocks[at]!, entry, passages)]),
      )
      expect(listed).toEqual(holding.length > 1 ? [[...held].sort((a, b) => a - b)] : [])
    }
  })
})
