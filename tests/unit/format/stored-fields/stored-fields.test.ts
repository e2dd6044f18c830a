import { describe, expect, it } from 'vitest'
import { createTextEncoder } from '../../../../src/build/codebook/text-encoder.ts'
import { createByteReader, createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import { createCodebook } from '../../../../src/format/stored-fields/codebook.ts'
import {
  readRecord,
  writeStoreFile,
  writeStoreFiles,
} from '../../../../src/format/stored-fields/stored-fields.ts'

const strings = ['a', 'b', 'c', 'd', 'e']
const codebook = createCodebook(strings)
const encode = createTextEncoder(strings)
/** All records of a file. */
const recordsOf = (file: Uint8Array): string[] =>
  Array.from({ length: createByteReader(file).varint() }, (_, index) => readRecord(file, index, codebook))

describe('store files', () => {
  const batch = {
    passageRecords: ['aa', 'bbb', 'c', 'dd', 'e'],
    articleRecords: ['A', 'B', 'C'],
    passagesOfArticles: [3, 0, 2],
  }

  it('hold passages in order, then the articles that they belong to', () => {
    const { files, firsts } = writeStoreFiles(batch, 40, encode, 1000)
    expect(firsts).toEqual([40])
    expect(files.map(recordsOf)).toEqual([['aa', 'bbb', 'c', 'dd', 'e', 'A', 'C']])
  })

  it('are filled to bytes of text; an article stands in each file that has passages of it', () => {
    const { files, firsts } = writeStoreFiles(batch, 40, encode, 5)
    expect(firsts).toEqual([40, 42, 44])
    expect(files.map(recordsOf)).toEqual([
      ['aa', 'bbb', 'A'],
      ['c', 'dd', 'A', 'C'],
      ['e', 'C'],
    ])
  })

  it.each([
    ['éé', 2],
    ['一', 3],
    ['𠮷', 6],
    ['ab一', 5],
  ])('end behind %s where %i bytes of text are looked for, however it is encoded', (text, bytes) => {
    const texts = { passageRecords: [text, text], articleRecords: [''], passagesOfArticles: [2] }
    for (const encodeText of [encode, () => new Uint8Array(100), () => new Uint8Array(0)]) {
      expect(writeStoreFiles(texts, 0, encodeText, bytes).firsts).toEqual([0, 1])
      expect(writeStoreFiles(texts, 0, encodeText, bytes * 2 + 1).firsts).toEqual([0])
    }
  })

  it('are one for each passage where each fills a file, and none without passages', () => {
    expect(writeStoreFiles(batch, 0, encode, 1).firsts).toEqual([0, 1, 2, 3, 4])
    expect(
      writeStoreFiles({ passageRecords: [], articleRecords: ['A'], passagesOfArticles: [0] }, 0, encode, 1),
    ).toEqual({
      files: [],
      firsts: [],
    })
  })
})

describe('a record', () => {
  const lengths = [0, 1, 127, 128, 16_383, 16_384, 3]
  const records = lengths.map((length) => strings[length % 5]!.repeat(length))
  const file = writeStoreFile(createByteWriter(), records.map(encode))

  it('of any length is read as it was written', () => {
    expect(recordsOf(file)).toEqual(records)
  })

  it('behind the last is missing', () => {
    expect(() => readRecord(file, records.length, codebook)).toThrow('record 7 of 7 is missing')
  })

  it('that its file does not hold whole is damage, and no other', () => {
    const cut = file.slice(0, -1)
    expect(() => readRecord(cut, 6, codebook)).toThrow('lies outside its file')
    expect(readRecord(cut, 5, codebook)).toBe(records[5])
  })
})
