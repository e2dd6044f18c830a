import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader, createByteWriter } from '../../../../src/format/encoding/bytes.ts'

describe('a varint', () => {
  it.each<[number, number[]]>([
    [0, [0]],
    [1, [1]],
    [127, [127]],
    [128, [128, 1]],
    [300, [172, 2]],
    [16_383, [255, 127]],
    [16_384, [128, 128, 1]],
    [2 ** 32 - 1, [255, 255, 255, 255, 15]],
  ])('of %d is %j', (value, bytes) => {
    const writer = createByteWriter(1)
    writer.varint(value)
    expect([...writer.take()]).toEqual(bytes)
    expect(createByteReader(Uint8Array.from(bytes)).varint()).toBe(value)
  })

  it('of more than five bytes is damage', () => {
    expect(() => createByteReader(Uint8Array.of(128, 128, 128, 128, 128, 0)).varint()).toThrow(
      'longer than five bytes',
    )
  })
})

describe('a reader', () => {
  it('reads what a writer of any capacity wrote, in order', () => {
    const someNumbers = fc.array(fc.nat(2 ** 31 - 1), { maxLength: 30 })
    fc.assert(
      fc.property(
        someNumbers,
        fc.uint8Array({ maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (numbers, bytes, capacity) => {
          const writer = createByteWriter(capacity)
          writer.byte(7)
          writer.clear()
          for (const number of numbers) {
            writer.byte(number & 255)
            writer.varint(number)
            writer.uint32(number * 2)
          }
          writer.bytes(bytes)
          const written = writer.take()
          expect(written.length).toBe(writer.length)
          const reader = createByteReader(written)
          for (const number of numbers)
            expect([reader.byte(), reader.varint(), reader.uint32()]).toEqual([
              number & 255,
              number,
              number * 2,
            ])
          expect(reader.bytes(bytes.length)).toEqual(bytes)
          expect(reader.position).toBe(reader.length)
        },
      ),
      { seed: 2, numRuns: 100 },
    )
  })

  it('begins where it is told to', () => {
    expect(createByteReader(Uint8Array.of(1, 2, 3), 2).byte()).toBe(3)
  })

  it.each([
    ['a byte', (reader: ReturnType<typeof createByteReader>) => reader.byte()],
    ['bytes', (reader: ReturnType<typeof createByteReader>) => reader.bytes(1)],
    ['a varint', (reader: ReturnType<typeof createByteReader>) => reader.varint()],
    ['a number', (reader: ReturnType<typeof createByteReader>) => reader.uint32()],
  ])('finds %s behind the end damaged', (_, read) => {
    expect(() => read(createByteReader(Uint8Array.of(1), 1))).toThrow('ends too early')
  })

  it('reads bytes up to the end', () => {
    expect([...createByteReader(Uint8Array.of(1, 2, 3), 1).bytes(2)]).toEqual([2, 3])
  })
})
