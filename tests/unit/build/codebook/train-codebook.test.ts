import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextEncoder } from '../../../../src/build/codebook/text-encoder.ts'
import { trainCodebook } from '../../../../src/build/codebook/train-codebook.ts'
import {
  createCodebook,
  decodeStoredText,
  maxCodes,
  oneByteCodes,
} from '../../../../src/format/stored-fields/codebook.ts'

const sentences = [
  '大运河北起北京，南到杭州，全长一千七百九十四公里。\n',
  'const reader = await openIndexReader(store)\n',
  '运河上的船闸把水一级一级抬高。\n',
  'return reader.readPassage(first)\n',
]
/** Sentences in no order, each as often as the others. */
const texts = Array.from({ length: 400 }, (_, at) => sentences[(at * 7 + (at >> 3)) % sentences.length]!)
const sum = (parts: readonly string[]): number => parts.reduce((length, text) => length + text.length, 0)
/** Of a corpus that they are a sample of. */
const characters = 50 * sum(texts)

describe('the strings of a codebook', () => {
  it('stand in two sorted lists, those of one byte first', () => {
    const strings = trainCodebook(texts, characters)
    const [one, two] = [strings.slice(0, oneByteCodes), strings.slice(oneByteCodes)]
    expect([one, two]).toEqual([[...one].sort(), [...two].sort()])
    expect(new Set(strings).size).toBe(strings.length)
  })

  it('are what repeats, over words and their punctuation, and shorten text many times', () => {
    const strings = trainCodebook(texts, characters)
    expect(strings.some((text) => text.length >= 10 && sentences[0]!.includes(text))).toBe(true)
    expect(strings.some((text) => text.length >= 10 && sentences[1]!.includes(text))).toBe(true)
    const encode = createTextEncoder(strings)
    for (const text of sentences) expect(encode(text).length).toBeLessThan(text.length / 4)
  })

  it('are the commonest in one byte', () => {
    const rare = Array.from({ length: 300 }, (_, at) => String.fromCharCode(0x5000 + at))
    const encode = createTextEncoder(
      trainCodebook([...texts, ...rare.map((text) => `${text}的${text}`)], 1e7),
    )
    expect(encode('的')).toHaveLength(1)
    expect(rare.filter((text) => encode(text).length === 2).length).toBeGreaterThan(250)
  })

  it('hold all of printable ASCII, and a character within longer strings for words that are not in the sample', () => {
    const strings = trainCodebook(texts, characters)
    for (const text of [' ', '~', 'Q', '杭', '闸']) expect(strings).toContain(text)
    expect(trainCodebook([], 0)).toHaveLength(95)
  })

  it('save enough in the whole corpus, and more where files are deflated', () => {
    const rare = Array.from({ length: 10 }, (_, at) => `${at}少见${at}`)
    const sample = [...Array.from({ length: 20 }, () => texts).flat(), ...rare]
    expect(trainCodebook(sample, 1e7)).toContain('少见')
    expect(trainCodebook(sample, 1e7, 'deflated')).not.toContain('少见')
    // 20 bytes in all.
    expect(trainCodebook(sample, 1)).not.toContain('少见')
  })

  it('save what they are shorter than their parts', () => {
    // Its letters have codes of one byte: in each place it saves half a byte at most.
    const places = (count: number) =>
      Array.from({ length: count }, (_, at) => String.fromCharCode(0x5000 + at)).map(
        (text) => `${text}xy${text}`,
      )
    expect(trainCodebook(places(100), sum(places(100)))).toEqual(trainCodebook([], 0))
    expect(trainCodebook(places(400), sum(places(400)))).toContain('xy')
  })

  it('are no more than there are codes for, those that save most', () => {
    const all = Array.from({ length: maxCodes + 1000 }, (_, at) => String.fromCharCode(0x800 + at).repeat(2))
    const strings = trainCodebook([...all, ...all.slice(-100)], 1e9)
    expect(strings).toHaveLength(maxCodes)
    expect(strings).toEqual(expect.arrayContaining(['~', ...all.slice(-100).map((text) => text[0])]))
  })

  it('stand in the sample, more than once where they are longer than a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'ab一二三四') }), { minLength: 3 }),
        (sample) => {
          const strings = trainCodebook(sample, 1e9)
          expect(new Set(strings).size).toBe(strings.length)
          for (const text of strings.filter((text) => text.length > 1)) {
            const places = sample.flatMap((whole) => [...whole].filter((_, at) => whole.startsWith(text, at)))
            expect(places.length).toBeGreaterThan(1)
          }
        },
      ),
      { seed: 4, numRuns: 100 },
    )
  })

  it('decode to the text they encode, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (sample, other) => {
        const strings = trainCodebook([...sample, ...sample, ...sample], 1)
        expect(new Set(strings).size).toBe(strings.length)
        const [encode, codebook] = [createTextEncoder(strings), createCodebook(strings)]
        for (const text of ['', '𠮷與ㄅ\u0000\uffff\ud842', other, ...sample]) {
          const bytes = encode(text)
          expect(decodeStoredText(codebook, bytes, 0, bytes.length)).toBe(text)
        }
      }),
      { seed: 12, numRuns: 60 },
    )
  })
})
