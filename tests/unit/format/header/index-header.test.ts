import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSorted, writeSorted } from '../../../../src/format/encoding/sorted-numbers.ts'
import {
  fileKinds,
  findLast,
  type IndexHeader,
  openIndexHeader,
  writeIndexHeader,
} from '../../../../src/format/header/index-header.ts'
import { createCodebook } from '../../../../src/format/stored-fields/codebook.ts'

const strings = Array.from('天地玄黄宇宙洪荒', (text, at) => text.repeat(1 + (at % 3)))

function headerOf(passagesOfArticles: readonly number[], longest: number): IndexHeader {
  const firsts = [0]
  for (const count of passagesOfArticles) firsts.push(firsts.at(-1)! + count)
  const passages = firsts.at(-1)!
  const articleOf = (passage: number) => firsts.findLastIndex((first) => first <= passage)
  return {
    textLengths: Uint16Array.from({ length: passages }, (_, passage) => (passage * 7) % longest),
    titleLengths: Uint16Array.from({ length: passages }, (_, passage) => (articleOf(passage) * 5) % longest),
    storeFirsts: Uint32Array.of(0, passages),
    articleFirsts: Uint32Array.from(firsts),
    postingFirsts: Uint32Array.of(0, 4, 4, 9),
    bigramFiles: Uint32Array.of(0, 2),
    bigramFirsts: Uint32Array.of(0x4e000000, 0xffff0000),
    bigramLasts: Uint32Array.of(0x4e00ffff, 0xffffffff),
    termFirsts: ['a', 'node.js'],
    codebook: createCodebook(strings),
    hashes: Object.fromEntries(
      fileKinds.map((kind, at) => [kind, Uint32Array.of(at, 0xffffffff)]),
    ) as IndexHeader['hashes'],
    named: { 'pinyin.bin': 'pinyin-0000000100000002.bin' },
  }
}

describe('the header', () => {
  it('is read as it was written, with the length of a title for each passage of its article', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(200, 60_000),
        (counts, longest) => {
          const header = headerOf(counts, longest)
          const opened = openIndexHeader(writeIndexHeader(header), header.textLengths.length)
          for (const [name, value] of Object.entries(header)) {
            const read = opened[name as keyof IndexHeader]
            if (name.endsWith('Lengths'))
              expect([...(read as Uint16Array)]).toEqual([...(value as Uint16Array)])
            else expect(read).toEqual(value)
          }
        },
      ),
      { seed: 31, numRuns: 30 },
    )
  })

  it('of an index without titles, and of one passage an article, have lengths as they are', () => {
    const header = headerOf([2, 3], 200)
    const untitled = { ...header, titleLengths: new Uint16Array(0) }
    expect(openIndexHeader(writeIndexHeader(untitled), 5).titleLengths).toHaveLength(0)
    const whole = { ...header, articleFirsts: new Uint32Array(0) }
    expect([...openIndexHeader(writeIndexHeader(whole), 5).titleLengths]).toEqual([...header.titleLengths])
  })

  it('of another number of passages is an error', () => {
    const file = writeIndexHeader(headerOf([2, 3], 200))
    expect(() => openIndexHeader(file, 6)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
  })
})

describe('numbers in order', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 50 }), (numbers) => {
        const sorted = Uint32Array.from(numbers).sort()
        expect(readSorted(writeSorted(sorted))).toEqual(sorted)
      }),
      { seed: 32 },
    )
  })

  it('tell the last that is not greater', () => {
    const sorted = Uint32Array.of(2, 4, 4, 9)
    expect([0, 2, 3, 4, 8, 9, 10].map((value) => findLast(sorted, value))).toEqual([-1, 0, 0, 2, 2, 3, 3])
  })
})
