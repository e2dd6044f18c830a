import { describe, expect, it } from 'vitest'
import { chooseFileSizes } from '../../../src/format/header/file-sizes.ts'

describe('the sizes of files', () => {
  it('are small for a site, since a file is read whole', () => {
    expect(chooseFileSizes(2e6)).toEqual({ store: 8 << 10, postings: 5 << 10 })
    expect(chooseFileSizes(0)).toEqual(chooseFileSizes(2e6))
  })

  it.each([
    1e7, 1e8, 5e8, 1e9,
  ])('of %d bytes of text leave room for two indexes in 20,000 files', (textBytes) => {
    const { store, postings } = chooseFileSizes(textBytes)
    const files = textBytes / store + (textBytes * 0.59) / postings
    expect(files).toBeLessThanOrEqual(10_000)
    expect(Math.max(store, postings)).toBeLessThan(25 << 20)
  })
})
