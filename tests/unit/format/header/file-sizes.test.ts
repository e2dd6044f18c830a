import { describe, expect, it } from 'vitest'
import { chooseFileSizes } from '../../../../src/format/header/file-sizes.ts'

describe('the sizes of files', () => {
  it('are small for a site that pages fetch, since a file is fetched whole', () => {
    expect(chooseFileSizes(2e6, true)).toEqual({ store: 8 << 10, postings: 5 << 10 })
    expect(chooseFileSizes(0, true)).toEqual(chooseFileSizes(2e6, true))
  })

  it('are larger at the edge where all of an index is kept in memory', () => {
    expect(chooseFileSizes(16 << 20, false)).toEqual({ store: 64 << 10, postings: 32 << 10 })
    expect(chooseFileSizes((6 << 20) + 1, false)).toEqual(chooseFileSizes(16 << 20, false))
    expect(chooseFileSizes((16 << 20) + 1, false)).toEqual(chooseFileSizes((16 << 20) + 1, true))
  })

  it('make four files of texts, and sixteen of postings, at the edge where that is little text', () => {
    expect(chooseFileSizes(4e6, false)).toEqual({ store: 1e6, postings: 147_500 })
    expect(chooseFileSizes(6 << 20, false).store).toBe((6 << 20) / 4)
    expect(chooseFileSizes(0, false)).toEqual(chooseFileSizes(16 << 20, false))
  })

  it.each([
    1e7, 1e8, 5e8, 1e9,
  ])('of %d bytes of text leave room for two indexes in 20,000 files', (textBytes) => {
    const { store, postings } = chooseFileSizes(textBytes, false)
    const files = textBytes / store + (textBytes * 0.59) / postings
    expect(files).toBeLessThanOrEqual(10_000)
    expect(Math.max(store, postings)).toBeLessThan(25 << 20)
  })
})
