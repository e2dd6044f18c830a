import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextEncoder } from '../../../../src/build/codebook/text-encoder.ts'
import { SearchError } from '../../../../src/errors.ts'
import {
  createCodebook,
  decodeStoredText,
  literal,
  maxCodes,
  oneByteCodes,
  openCodebook,
  writeCodebook,
} from '../../../../src/format/stored-fields/codebook.ts'

/** Codes of one byte, and some of two bytes over more than one first byte; each part sorted. */
const ofOneByte = Array.from({ length: oneByteCodes }, (_, code) => String.fromCharCode(0x4e00 + code))
const ofTwoBytes = Array.from({ length: 600 }, (_, code) => `河${String.fromCharCode(0x5000 + code)}水`)
const strings = [...ofOneByte, ...ofTwoBytes]
const codebook = createCodebook(strings)
const decode = (...bytes: number[]) => decodeStoredText(codebook, Uint8Array.from(bytes), 0, bytes.length)

describe('a codebook', () => {
  it.each([
    [[0], strings[0]],
    [[oneByteCodes - 1], strings[oneByteCodes - 1]],
    [[oneByteCodes, 0], strings[oneByteCodes]],
    [[oneByteCodes, 255], strings[oneByteCodes + 255]],
    [[oneByteCodes + 1, 0], strings[oneByteCodes + 256]],
    [[oneByteCodes + 2, 87], strings.at(-1)],
    [[literal, 0x2c, 0x54], '\u542c'],
    [[1, literal, 0x41, 0, oneByteCodes, 1, 2], `${strings[1]}A${strings[oneByteCodes + 1]}${strings[2]}`],
    [[], ''],
  ])('has the bytes %j for a text', (bytes, text) => {
    expect(decode(...bytes)).toBe(text)
  })

  it('decodes a part of some bytes', () => {
    expect(decodeStoredText(codebook, Uint8Array.of(9, 1, 2, 9), 1, 3)).toBe(strings[1]! + strings[2]!)
  })

  it.each([[[oneByteCodes + 2, 88]], [[literal - 1, 255]]])('has no code for the bytes %j', (bytes) => {
    expect(() => decode(...bytes)).toThrow(RangeError)
  })

  it('is the same once it was written and opened', () => {
    for (const list of [strings, ofOneByte, ofOneByte.slice(0, 3), []]) {
      const written = createCodebook(list)
      const opened = openCodebook(writeCodebook(written))
      expect(opened.offsets.length).toBe(list.length + 1)
      expect(
        list.map((_, code) => decodeStoredText(opened, codeBytes(code), 0, 2 - Number(code < oneByteCodes))),
      ).toEqual(list)
    }
  })

  it('is refused where it ends too early, or has more codes than there are', () => {
    const list = writeCodebook(codebook)
    for (const length of [0, 3, 4, list.length - 1])
      expect(() => openCodebook(list.slice(0, length))).toThrow(SearchError)
    const tooMany = list.slice()
    new DataView(tooMany.buffer).setUint32(0, maxCodes + 1, true)
    expect(() => openCodebook(tooMany)).toThrow('more codes than there are')
  })

  it('gives back every text that was written with it, however long', () => {
    const encode = createTextEncoder(strings)
    const unit = fc.oneof(
      fc.constantFrom(...strings),
      fc.constantFrom('a', '听', '\ud842', '\udfb7', '\u0000', '\uffff'),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.constantFrom(1, 3, 400), (parts, times) => {
        const text = parts.join('').repeat(times)
        const bytes = encode(text)
        expect(decodeStoredText(codebook, bytes, 0, bytes.length)).toBe(text)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

/** The bytes of a code: one, or two of which the second is not read where one is enough. */
function codeBytes(code: number): Uint8Array {
  if (code < oneByteCodes) return Uint8Array.of(code, 0)
  const above = code - oneByteCodes
  return Uint8Array.of(oneByteCodes + (above >> 8), above & 255)
}
