import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortByKey } from '../../../../src/format/encoding/radix-sort.ts'

describe('numbers with keys', () => {
  it('are sorted by their keys, those of equal keys in the order they came', () => {
    const key = fc.oneof(
      fc.nat(4),
      fc.constantFrom(2 ** 32 - 1, 2 ** 31, 0x7ff, 0x800, 2 ** 22),
      fc.nat(2 ** 31 - 1),
    )
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const given = { keys: Uint32Array.from(keys), values: Int32Array.from(keys, (_, at) => at) }
        const sorted = sortByKey(given)
        const expected = keys.map((_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b)
        expect([...sorted.values]).toEqual(expected)
        expect([...sorted.keys]).toEqual(expected.map((at) => keys[at]!))
      }),
    )
  })
})
