import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSections, writeSections } from '../../../../src/format/encoding/sections.ts'

const written = writeSections([
  Uint8Array.of(1, 2, 3),
  Uint16Array.of(4, 5),
  Uint32Array.of(6),
  Int32Array.of(-7, 8),
  new TextEncoder().encode('{"九":9}'),
])
/** A copy of the file whose table says something else of section 1. */
function forge(start: number, end: number): Uint8Array {
  const bytes = Uint8Array.from(written)
  const view = new DataView(bytes.buffer)
  view.setUint32(12, start, true)
  view.setUint32(16, end, true)
  return bytes
}

describe('a file of sections', () => {
  it('is read as it was written, wherever it stands in its buffer', () => {
    fc.assert(
      fc.property(fc.nat(9), (before) => {
        const buffer = new Uint8Array(before + written.length + 3)
        buffer.set(written, before)
        const sections = openSections(buffer.subarray(before, before + written.length))
        expect([...sections.bytes(0)]).toEqual([1, 2, 3])
        expect([...sections.uint16(1)]).toEqual([4, 5])
        expect([...sections.uint32(2)]).toEqual([6])
        expect([...sections.int32(3)]).toEqual([-7, 8])
        expect(sections.json(4)).toEqual({ 九: 9 })
      }),
      { seed: 1, numRuns: 10 },
    )
  })

  it('at a multiple of eight is not copied', () => {
    expect(openSections(written).bytes(0).buffer).toBe(written.buffer)
  })

  it('has each section at a multiple of eight', () => {
    const { byteOffset } = openSections(written).uint16(1)
    expect(byteOffset % 8).toBe(0)
    expect(written.length % 8).toBe(0)
  })

  it('has no section behind its last', () => {
    expect(() => openSections(written).bytes(5)).toThrow('section 5 of 5 lies outside its file')
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['less than a count', Uint8Array.of(1, 0, 0)],
    ['no sections', new Uint8Array(8)],
    ['less than its table', written.slice(0, 4 + 5 * 8 - 1)],
  ])('with %s is damage', (_, bytes) => {
    expect(() => openSections(bytes)).toThrow('no table of sections')
  })

  it.each([
    ['ends before it starts', forge(56, 48)],
    ['ends behind the file', forge(56, written.length + 1)],
    ['starts between multiples of eight', forge(58, 60)],
  ])('with a section that %s is damage', (_, bytes) => {
    for (const read of ['bytes', 'uint16', 'uint32', 'int32', 'json'] as const)
      expect(() => openSections(bytes)[read](1)).toThrow('lies outside its file')
  })

  it('may be cut behind its table and end with its last section', () => {
    expect([...openSections(forge(written.length, written.length)).bytes(1)]).toEqual([])
    expect(() => openSections(written.slice(0, 44))).not.toThrow()
  })
})
