import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsToString } from '../../../../src/analysis/fold.ts'
import {
  compareFirstWord,
  type DecodedWords,
  decodeWords,
  listBlockStarts,
  wordsOfBlock,
  writeWordBlocks,
} from '../../../../src/format/encoding/word-list.ts'

/** Characters of every way a unit is written, some long words, and many that begin alike. */
const someWords = fc
  .uniqueArray(
    fc.oneof(
      fc.string({
        unit: fc.constantFrom(...'天地人ab~，ㄅ가𠮷\u4e00\uadff\uae00\uffff'),
        minLength: 1,
        maxLength: 5,
      }),
      fc.string({ unit: fc.constantFrom('天', 'a'), minLength: 12, maxLength: 40 }),
    ),
    { minLength: 1, maxLength: 300, size: 'max' },
  )
  .map((words) => words.sort((a, b) => (a < b ? -1 : 1)))

function listWords({ units, offsets }: DecodedWords): string[] {
  return Array.from(offsets.subarray(1), (end, row) => unitsToString(units, offsets[row]!, end))
}

describe('a list of words', () => {
  it('is read as it was written, as a whole and block by block', () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const { bytes, blockBytes } = writeWordBlocks(words)
        expect(listWords(decodeWords(bytes, 0, words.length))).toEqual(words)
        const starts = listBlockStarts(blockBytes)
        expect(starts.at(-1)).toBe(bytes.length)
        const blocks = Array.from(blockBytes, (_, block) =>
          words.slice(block * wordsOfBlock).slice(0, wordsOfBlock),
        )
        for (const [block, expected] of blocks.entries())
          expect(listWords(decodeWords(bytes, starts[block]!, expected.length))).toEqual(expected)
      }),
      { seed: 21, numRuns: 60 },
    )
  })

  it('keeps what stands behind each word', () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const { bytes } = writeWordBlocks(words, (writer, index) => writer.varint(index * 77))
        const { values } = decodeWords(bytes, 0, words.length, 1)
        expect([...values]).toEqual(words.map((_, index) => index * 77))
      }),
      { seed: 22, numRuns: 20 },
    )
  })

  it('tells of the first word of a block where another stands to it', () => {
    fc.assert(
      fc.property(someWords, fc.nat(), (words, pick) => {
        const { bytes, blockBytes } = writeWordBlocks(words)
        const starts = listBlockStarts(blockBytes)
        const other = words[pick % words.length]!
        const units = Uint16Array.from({ length: other.length }, (_, at) => other.charCodeAt(at))
        for (const block of blockBytes.keys()) {
          const first = words[block * wordsOfBlock]!
          const compared = compareFirstWord(bytes, starts[block]!, units, 0, units.length)
          expect(Math.sign(compared)).toBe(first < other ? -1 : first > other ? 1 : 0)
        }
      }),
      { seed: 23, numRuns: 40 },
    )
  })

  it.each([
    ['a', 1],
    ['\u4e00', 2],
    ['\uadff', 2],
    ['\uae00', 3],
    ['ㄅ', 3],
  ])('writes %s in %i bytes, and compares it with others', (unit, bytes) => {
    const word = `地${unit}`
    const empty = writeWordBlocks(['地']).bytes.length
    const written = writeWordBlocks([word]).bytes
    expect(written.length - empty).toBe(bytes)
    const compare = (other: string) => {
      const units = Uint16Array.from({ length: other.length }, (_, at) => other.charCodeAt(at))
      return Math.sign(compareFirstWord(written, 0, units, 0, units.length))
    }
    expect([compare(word), compare(`${word}一`), compare('地')]).toEqual([0, -1, 1])
    expect(compare(`地${String.fromCharCode(unit.charCodeAt(0) - 1)}`)).toBe(1)
    expect(compare(`地${String.fromCharCode(unit.charCodeAt(0) + 1)}`)).toBe(-1)
  })

  it('that is not sorted is read as it was written', () => {
    const words = ['天地', '天a', '地', '，', '一']
    expect(listWords(decodeWords(writeWordBlocks(words).bytes, 0, words.length))).toEqual(words)
  })

  it('that ends too early, or claims more than there is, is an error', () => {
    const { bytes } = writeWordBlocks(['天', '天地', '地'])
    const isCorrupt = expect.objectContaining({ code: 'INDEX_CORRUPT' })
    expect(() => decodeWords(bytes.subarray(0, -1), 0, 3)).toThrow(isCorrupt)
    expect(() => decodeWords(bytes, 0, bytes.length + 1)).toThrow(isCorrupt)
    // One unit shared with no word before it; 14 own units in two bytes.
    expect(() => decodeWords(Uint8Array.of(0x11, 0x61), 0, 1)).toThrow(isCorrupt)
    expect(() => decodeWords(Uint8Array.of(0x0e, 0x61, 0x61), 0, 1)).toThrow(isCorrupt)
    // 4 billion own units, for which no memory is asked.
    expect(() => decodeWords(Uint8Array.of(0x0f, 0xff, 0xff, 0xff, 0xff, 0x0f), 0, 1)).toThrow(isCorrupt)
  })

  it('with any byte changed is read as other words, or is an error with a code', () => {
    fc.assert(
      fc.property(someWords, fc.nat(), fc.integer({ min: 1, max: 255 }), (words, pick, change) => {
        const bytes = writeWordBlocks(words, (writer, index) => writer.varint(index * 77)).bytes.slice()
        bytes[pick % bytes.length]! ^= change
        try {
          const { offsets, values } = decodeWords(bytes, 0, words.length, 1)
          expect([offsets.length, values.length]).toEqual([words.length + 1, words.length])
        } catch (error) {
          expect(error).toMatchObject({ code: 'INDEX_CORRUPT' })
        }
      }),
      { seed: 24, numRuns: 200 },
    )
  })
})
