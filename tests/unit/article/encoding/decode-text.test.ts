import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../src/article/encoding/decode-text.ts'

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)]

/** Units of UTF-16 behind their byte-order mark, lowest byte first or last. */
function utf16(units: readonly number[], isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + units.length * 2))
  for (const [index, unit] of [0xfeff, ...units].entries()) view.setUint16(index * 2, unit, isLittle)
  return new Uint8Array(view.buffer)
}

const unitsOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

/** Where the message says that the text breaks. */
function breakOf(bytes: Uint8Array, firstLine = 1, firstByte = 0): [line: number, byte: number] {
  try {
    decodeText(bytes, 'a.md', firstLine, firstByte)
  } catch (error) {
    const [, line, byte] = /^a\.md:(\d+): .* at byte (\d+);/.exec((error as Error).message) ?? []
    return [Number(line), Number(byte)]
  }
  throw new Error('expected an error')
}

describe('text in UTF-8 that breaks off', () => {
  it.each([
    ['a byte that begins nothing', [0xff], 0],
    ['a sequence that goes on with a letter', [0xe4, 0xb8, 0x41], 0],
    ['a sequence at the end', [0xe4, 0xb8], 0],
    ['two bytes for an ASCII sign', [0xc0, 0x80], 0],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80], 0],
    ['more than Unicode has', [0xf4, 0x90, 0x80, 0x80], 0],
  ])('is told of by line and byte: %s', (_, broken) => {
    const before = utf8('第一行\n第二行 \ufffd\n')
    expect(breakOf(Uint8Array.from([...before, ...broken]))).toEqual([3, before.length])
    expect(breakOf(Uint8Array.from([...before, ...broken, ...utf8('后面')]), 10, 1000)).toEqual([
      12,
      1000 + before.length,
    ])
  })

  it('is told of at its first byte, whatever stands before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const before = utf8(text)
        expect(breakOf(Uint8Array.from([...before, 0x80]))[1]).toBe(before.length)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe.each([
  ['lowest byte first', true],
  ['highest byte first', false],
])('text in UTF-16, %s,', (_, isLittle) => {
  it('is read without its mark', () => {
    expect(decodeText(utf16(unitsOf('汉\u{20000}a'), isLittle), 'a.md')).toBe('汉\u{20000}a')
  })

  it.each([
    ['a lone second half', [0xdc00], 8],
    ['a lone first half', [0xd800, 0x61], 8],
    ['a first half at the end', [0xd800], 8],
  ])('is told of by its byte where it has %s', (_name, broken, byte) => {
    expect(breakOf(utf16([...unitsOf('甲\ufffd乙'), ...broken], isLittle))[1]).toBe(byte)
  })

  it('is told of at its end where half of a unit is left', () => {
    const bytes = utf16(unitsOf('甲乙'), isLittle)
    expect(breakOf(Uint8Array.from([...bytes, 0x61]))[1]).toBe(6)
  })
})
