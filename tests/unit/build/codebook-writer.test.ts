import { describe, expect, it } from 'vitest'
import { createTextEncoder, trainCodebook } from '../../../src/build/codebook-writer.ts'
import { createCodebook, decodeText, oneByteCodes } from '../../../src/format/stored-fields/codebook.ts'

const counts = new Map<string, number>([
  ...Array.from({ length: 200 }, (_, at) => [String.fromCharCode(0x4e00 + at).repeat(2), 40] as const),
  ['少见', 1],
  ['的', 500],
])

describe('the strings of a codebook', () => {
  it('stand in two sorted lists, those of one byte first', () => {
    const strings = trainCodebook(counts, 1e7)
    const [one, two] = [strings.slice(0, oneByteCodes), strings.slice(oneByteCodes)]
    expect([one, two]).toEqual([[...one].sort(), [...two].sort()])
    expect(one).toContain('的')
    expect(two).toContain('少见')
  })

  it('are those that save enough in the whole corpus, and all of ASCII', () => {
    const characters = [...counts].reduce((sum, [text, count]) => sum + text.length * count, 0)
    const ofSmall = trainCodebook(counts, characters)
    expect(ofSmall).not.toContain('少见')
    expect(ofSmall).not.toContain('一一')
    expect(ofSmall).toEqual(expect.arrayContaining(['的', ' ', '~']))
    // The same sample of a corpus of twice the size.
    expect(trainCodebook(counts, characters * 2)).toContain('一一')
  })

  it('are fewer where files are deflated, which makes strings that repeat short by itself', () => {
    const [plain, deflated] = [trainCodebook(counts, 2e5), trainCodebook(counts, 2e5, 'deflated')]
    expect(plain).toContain('一一')
    expect(deflated).not.toContain('一一')
    expect(deflated).toContain('的')
    expect(trainCodebook(counts, 1e7, 'deflated')).toContain('一一')
  })

  it('decode to the text they encode, whatever is in it', () => {
    const strings = trainCodebook(counts, 1e7)
    const encode = createTextEncoder(strings)
    for (const text of ['', '一一的少见 abc', '𠮷與ㄅ\u0000\uffff']) {
      const bytes = encode(text)
      expect(decodeText(createCodebook(strings), bytes, 0, bytes.length)).toBe(text)
    }
  })
})
