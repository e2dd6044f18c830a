import { describe, expect, it } from 'vitest'
import { narrow, readNarrow } from '../../../../src/format/encoding/narrow-numbers.ts'
import { openSections, writeSections } from '../../../../src/format/encoding/sections.ts'

describe('numbers in as few bytes as the largest needs', () => {
  it.each([
    [[0, 255], 1],
    [[0, 256, 3], 2],
    [[65535], 2],
    [[65536, 1], 4],
  ])('%j take %i each, and are read back', (numbers, bytes) => {
    const written = narrow(numbers)
    expect(written.BYTES_PER_ELEMENT).toBe(bytes)
    const sections = openSections(writeSections([Uint8Array.of(1), written]))
    expect([...readNarrow(sections, 1, numbers.length)]).toEqual(numbers)
  })

  it('are none where none were laid out', () => {
    expect(readNarrow(openSections(writeSections([narrow([])])), 0, 7)).toHaveLength(0)
  })
})
