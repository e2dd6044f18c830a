import { describe, expect, it } from 'vitest'
import { groupStores } from '../../../../scripts/index/threads/merge-batches.ts'

describe('the stored fields of batches', () => {
  const batches = Array.from({ length: 5 }, (_, key) => ({ key, textBytes: 100 }))

  it.each([
    [1000, [[0, 1, 2, 3, 4]]],
    [
      26,
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    [25, [[0, 1], [2, 3], [4]]],
    [12, [[0], [1], [2], [3], [4]]],
  ])('in files of %d bytes are written by tasks of eight files at least', (fileBytes, expected) => {
    expect(groupStores(batches, fileBytes).map((group) => group.map(({ key }) => key))).toEqual(expected)
  })
})
