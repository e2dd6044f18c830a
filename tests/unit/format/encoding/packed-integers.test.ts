import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import { packedCount, readPacked, writePacked } from '../../../../src/format/encoding/packed-integers.ts'

function write(values: ArrayLike<number>): Uint8Array {
  const writer = createByteWriter()
  writePacked(writer, Int32Array.from(values))
  return writer.take()
}

/** Reads numbers out of a larger file, in which they begin at any byte. */
function read(packed: Uint8Array, before = 0) {
  const buffer = new Uint8Array(5 + before + packed.length + 3).fill(0xff)
  const file = buffer.subarray(5)
  file.set(packed, before)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const values = new Int32Array(packedCount).fill(-1)
  const end = readPacked(file, view, before, values)
  return { values: [...values], bytes: end - before }
}

const fill = (value: number): number[] => Array.from({ length: packedCount }, () => value)

describe('packed integers', () => {
  it('of every width are read as they were written, and end where they were said to end', () => {
    for (let bits = 0; bits <= 31; bits++) {
      const values = Array.from({ length: packedCount }, (_, index) =>
        bits === 0 ? 0 : index % 2 === 0 ? 2 ** bits - 1 : (index * 2_654_435) % 2 ** bits,
      )
      const packed = write(values)
      expect(read(packed, bits % 5)).toEqual({ values, bytes: packed.length })
    }
  })

  it('are read as they were written, whatever stands among them', () => {
    const number = fc.oneof(
      { weight: 12, arbitrary: fc.nat(30) },
      { weight: 2, arbitrary: fc.nat(5000) },
      { weight: 1, arbitrary: fc.nat(2 ** 31 - 1) },
    )
    fc.assert(
      fc.property(
        fc.array(number, { minLength: packedCount, maxLength: packedCount }),
        fc.nat(9),
        (values, before) => {
          const packed = write(values)
          expect(read(packed, before)).toEqual({ values, bytes: packed.length })
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })

  it.each([
    ['zeros take one byte', fill(0), 1],
    ['ones take a bit each', fill(1), 1 + 16],
    ['one large number among zeros is an exception of two bytes', [...fill(0).slice(1), 100], 1 + 2],
    ['one of more than seven bits above the width takes a byte more', [...fill(0).slice(1), 300], 1 + 3],
    ['six exceptions are counted in the head', [...fill(1).slice(6), ...fill(9).slice(0, 6)], 1 + 16 + 12],
    ['seven have a count', [...fill(1).slice(7), ...fill(9).slice(0, 7)], 2 + 16 + 14],
  ])('%s', (_, values, bytes) => {
    const packed = write(values)
    expect(packed.length).toBe(bytes)
    expect(read(packed).values).toEqual(values)
  })
})
