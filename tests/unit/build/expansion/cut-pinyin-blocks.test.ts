import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../scripts/measure/statistics.ts'
import { cutBlocks, type KeyGroup } from '../../../../src/build/expansion/cut-pinyin-blocks.ts'

/** A key of letters whose texts take so many bytes: names of one character are four, with the key's own. */
function groupOf(letters: string, bytes: number): KeyGroup {
  const texts = Array.from({ length: (bytes - 4) / 4 }, () => ({ text: '河', weight: 1, id: null }))
  return { key: Uint8Array.from([1, 2]), letters, texts }
}

const sizesOf = (blocks: readonly (readonly KeyGroup[])[]): number[] => blocks.map((block) => block.length)

describe('blocks of readings', () => {
  const kibibyte = 1024

  it('are none of no keys', () => {
    expect(cutBlocks([], 64 * kibibyte)).toEqual([])
  })

  it.each<[string, number, number, number, number[]]>([
    ['one block below 16 KiB', 15, 64, kibibyte, [15]],
    ['16 KiB at least of a small index', 40, 64, kibibyte, [16, 16, 8]],
    ['a sixth of a larger one', 120, 64, kibibyte, [20, 20, 20, 20, 20, 20]],
    ['a sixth, rounded up', 121, 64, kibibyte, [21, 21, 21, 21, 21, 16]],
    ['so many bytes at most', 130, 20, kibibyte, [20, 20, 20, 20, 20, 20, 10]],
  ])('hold %s', (_, keys, maxKibibytes, bytes, sizes) => {
    const groups = Array.from({ length: keys }, (_, at) => groupOf(`k${at}`, bytes))
    expect(sizesOf(cutBlocks(groups, maxKibibytes * kibibyte))).toEqual(sizes)
  })

  it('keep keys of the same letters together', () => {
    const groups = Array.from({ length: 40 }, (_, at) =>
      groupOf(at < 10 || at > 20 ? `k${at}` : 'same', kibibyte),
    )
    expect(sizesOf(cutBlocks(groups, 16 * kibibyte))).toEqual([21, 16, 3])
  })

  it('are measured by keys, words and names', () => {
    // Half a key of four bytes, three of its own and of each word; of a name two and two for each unit.
    const group: KeyGroup = {
      key: new Uint8Array(4),
      letters: '',
      texts: [
        { text: '运河', weight: 1, id: 9 },
        { text: '大运河', weight: 1, id: null },
      ],
    }
    const bytes = 2 + 3 + 3 + 8
    const groups = Array.from({ length: 2 * kibibyte }, (_, at) => ({ ...group, letters: `k${at}` }))
    expect(sizesOf(cutBlocks(groups, 64 * kibibyte))).toEqual(
      [kibibyte, kibibyte].map((size) => (size * 16) / bytes),
    )
  })

  it('have all keys in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1024, max: 40_000 }),
        (seed, maxBytes) => {
          const random = createRandom(seed)
          const groups = Array.from({ length: 80 }, (_, at) =>
            groupOf(`k${Math.floor(at / (1 + random() * 3))}`, 4 * Math.ceil(1 + random() * 300)),
          )
          expect(cutBlocks(groups, maxBytes).flat()).toEqual(groups)
        },
      ),
      { seed: 5, numRuns: 20 },
    )
  })
})
