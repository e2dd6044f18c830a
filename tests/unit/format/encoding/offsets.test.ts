import { expect, it } from 'vitest'
import { rangeAt } from '../../../../src/format/encoding/offsets.ts'

const offsets = Uint32Array.of(0, 2, 2, 5, 4)

it.each([
  [0, 5, [0, 2]],
  [1, 5, [2, 2]],
  [2, 5, [2, 5]],
])('reads range %i of offsets into %i bytes', (index, end, range) => {
  expect(rangeAt(offsets, index, end)).toEqual(range)
})

it.each([
  ['leads outside', 2, 4],
  ['falls', 3, 5],
  ['has no end', 4, 5],
])('a range that %s is damage', (_, index, end) => {
  expect(() => rangeAt(offsets, index, end)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
})
