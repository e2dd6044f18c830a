import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import {
  createPostingBlock,
  decodeBlock,
  decodePassages,
  postingsInBlock,
} from '../../../../src/format/postings/posting-block.ts'
import { findList, writePostingFile } from '../../../../src/format/postings/posting-file.ts'
import { createTermScoring, openPostings } from '../../../../src/format/postings/postings.ts'
import {
  type PostingContext,
  scorePosting,
  writePostings,
} from '../../../../src/format/postings/postings-writer.ts'
import { defaultSimilarity, termWeight } from '../../../../src/format/postings/similarity.ts'

interface Posting {
  readonly passage: number
  readonly frequency: number
  readonly titleFrequency: number
}

const passages = 3000
const context: PostingContext = {
  similarity: defaultSimilarity,
  statistics: { passages, averageTextLength: 40, averageTitleLength: 6 },
  textLengths: Uint16Array.from({ length: passages }, (_, passage) => 1 + (passage % 90)),
  titleLengths: Uint16Array.from({ length: passages }, (_, passage) => 1 + (passage % 12)),
}

/** Lists of 1 to 600 postings; most occur once, as in real texts, some so often that numbers take several bytes. */
const somePostings: fc.Arbitrary<Posting[]> = fc
  .uniqueArray(
    fc.record({
      passage: fc.nat(passages - 1),
      frequency: fc.oneof(
        fc.constant(1),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 40_000 }),
      ),
      titleFrequency: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 900 }),
      ),
    }),
    { selector: ({ passage }) => passage, minLength: 1, maxLength: 600, size: 'max' },
  )
  .map((list) => list.sort((a, b) => a.passage - b.passage))

function write(list: readonly Posting[], before = 0): Uint8Array {
  const writer = createByteWriter()
  // Other lists stand before it: one byte of length, one of content.
  for (let other = 0; other < before; other++) writer.bytes(Uint8Array.of(1, 255))
  const columns = {
    passages: list.map(({ passage }) => passage),
    frequencies: list.map(({ frequency }) => frequency),
    titleFrequencies: list.map(({ titleFrequency }) => titleFrequency),
    count: list.length,
  }
  writePostings(writer, createByteWriter(), createByteWriter(), columns, context)
  return writePostingFile(new Uint8Array(0), writer.take())
}

const open = (file: Uint8Array, position: number, count: number) =>
  openPostings(file, ...findList(file, position), count, context.similarity, passages)

function readAll(file: Uint8Array, position: number, count: number) {
  const list = open(file, position, count)
  const block = createPostingBlock()
  const blocks = list.maxScores.length
  return Array.from({ length: blocks }, (_, index) => {
    const decoded = decodeBlock(list, index, block)
    return Array.from(
      { length: decoded },
      (_, row): Posting => ({
        passage: block.passages[row]!,
        frequency: block.hasRepeats ? block.repeats[row]! + 1 : 1,
        titleFrequency: block.hasTitles ? block.titleFrequencies[row]! : 0,
      }),
    )
  })
}

const scoreOf = ({ passage, frequency, titleFrequency }: Posting, idf: number, titleIdf: number): number =>
  idf * termWeight(context.similarity, frequency, context.textLengths[passage]!, 40) +
  (titleFrequency === 0
    ? 0
    : titleIdf * termWeight(context.similarity, titleFrequency, context.titleLengths[passage]!, 6))

describe('the score of a posting', () => {
  it('is a number in a corpus without titles, whose mean length is 0', () => {
    const statistics = { passages, averageTextLength: 40, averageTitleLength: 0 }
    const untitled = { ...context, statistics, titleLengths: new Uint16Array(passages) }
    const scoring = createTermScoring(context.similarity, passages, 3, 0)
    const weight = termWeight(context.similarity, 2, context.textLengths[1]!, 40)
    expect(scorePosting(scoring, untitled, 1, 2, 0)).toBeCloseTo(scoring.idf * weight, 12)
  })
})

describe('postings of a term', () => {
  it('are read as they were written, wherever they stand in their file', () => {
    fc.assert(
      fc.property(somePostings, fc.nat(40), (list, before) => {
        const blocks = readAll(write(list, before), before, list.length)
        expect(blocks.flat()).toEqual(list)
        expect(blocks.slice(0, -1).every(({ length }) => length === postingsInBlock)).toBe(true)
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  it('of exactly one block, and of one posting more, are read as they were written', () => {
    for (const count of [1, postingsInBlock - 1, postingsInBlock, postingsInBlock + 1, 2 * postingsInBlock]) {
      const list = Array.from({ length: count }, (_, index) => ({
        passage: index * 3,
        frequency: 1 + (index % 2),
        titleFrequency: index % 3,
      }))
      expect(readAll(write(list), 0, count).flat()).toEqual(list)
    }
  })

  it('have the same passages where these alone are decoded', () => {
    fc.assert(
      fc.property(somePostings, (list) => {
        const opened = open(write(list), 0, list.length)
        const block = createPostingBlock()
        const decoded = Array.from(opened.maxScores, (_, number) => [
          ...block.passages.subarray(0, decodePassages(opened, number, block)),
        ])
        expect(decoded.flat()).toEqual(list.map(({ passage }) => passage))
      }),
      { seed: 8, numRuns: 30 },
    )
  })

  it('say of each block where it ends and the most that one of it scores, by at most one step too much', () => {
    fc.assert(
      fc.property(somePostings, (list) => {
        const opened = open(write(list), 0, list.length)
        const inTitle = list.filter(({ titleFrequency }) => titleFrequency > 0).length
        const { idf, titleIdf, maxScore } = createTermScoring(
          context.similarity,
          passages,
          list.length,
          inTitle,
        )
        opened.maxScores.forEach((bound, block) => {
          const inside = list.slice(block * postingsInBlock, (block + 1) * postingsInBlock)
          const best = Math.max(...inside.map((posting) => scoreOf(posting, idf, titleIdf)))
          expect(bound).toBeGreaterThanOrEqual(best)
          expect(bound).toBeLessThan(best + (maxScore / 255) * 1.01)
          if (opened.maxScores.length > 1) expect(opened.lastPassages[block]).toBe(inside.at(-1)!.passage)
        })
      }),
      { seed: 6, numRuns: 40 },
    )
  })

  it('of a list of one block reach to the end of all passages', () => {
    const opened = open(write([{ passage: 4, frequency: 1, titleFrequency: 0 }]), 0, 1)
    expect([...opened.lastPassages]).toEqual([0x7fffffff])
  })

  it('of another count, cut off or not there are an error', () => {
    const list = Array.from({ length: 300 }, (_, passage) => ({ passage, frequency: 2, titleFrequency: 1 }))
    const file = write(list)
    const error = expect.objectContaining({ code: 'INDEX_CORRUPT' })
    expect(() => open(file, 0, 299)).toThrow(error)
    expect(() => open(file, 1, 300)).toThrow(error)
    expect(() => open(file.subarray(0, -4), 0, 300)).toThrow(error)
    const [start] = findList(file, 0)
    expect(() => openPostings(file, start, start + 4, 300, context.similarity, passages)).toThrow(error)
    const [tooMany] = [Uint8Array.from(file)]
    tooMany!.set([255, 255, 255, 255])
    expect(() => open(tooMany!, 0, 300)).toThrow(error)
  })
})
