import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortByKeys } from '../../../src/engine/matcher/sort-by-keys.ts'

describe('positions', () => {
  it('are in the order of their keys, of equal keys the lower first', () => {
    const key = fc.oneof(
      fc.nat(3),
      fc.nat(2 ** 31 - 1),
      fc.constantFrom(2 ** 32 - 1, 2 ** 31, 2 ** 11, 2 ** 22),
    )
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const expected = keys.map((_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b)
        expect([...sortByKeys(Uint32Array.from(keys))]).toEqual(expected)
      }),
    )
  })
})
