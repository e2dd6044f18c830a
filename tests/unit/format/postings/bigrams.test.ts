import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import {
  findBigrams,
  longBlockBytes,
  readBigram,
  riceBits,
  writeBigram,
} from '../../../../src/format/postings/bigrams.ts'

/** Passages, and ids of some of them in order. */
function idsOf(passages: number): fc.Arbitrary<number[]> {
  return fc
    .uniqueArray(fc.nat(passages - 1), { minLength: 1, maxLength: 40 })
    .map((ids) => ids.sort((a, b) => a - b))
}

function readBack(lists: readonly (readonly number[])[], passages: number): number[][] {
  const writer = createByteWriter(1024)
  const scratch = createByteWriter(1024)
  for (const [index, ids] of lists.entries())
    writeBigram(writer, scratch, index === 0 ? 0 : 7, ids, ids.length, passages)
  const block = writer.take()
  return findBigrams(block, 100, 0, 0xffffffff).map((entry) => [...readBigram(block, entry, passages)])
}

describe('the postings of a bigram', () => {
  it.each([
    1, 2, 3, 60, 500, 23_636, 23_700, 126_740, 5_000_000,
  ])('of %i passages are read as they were written', (passages) => {
    fc.assert(
      fc.property(fc.array(idsOf(passages), { minLength: 1, maxLength: 6 }), (lists) => {
        expect(readBack(lists, passages)).toEqual(lists)
      }),
      { seed: 41, numRuns: 150 },
    )
  })

  it('take remainders of more than 12 bits where few of many passages have it', () => {
    expect(riceBits(2, 23_600)).toBe(12)
    expect(riceBits(2, 23_700)).toBe(13)
    const ids = [0, 4095, 4096, 8191, 8192, 12_287, 23_699, 90_000, 999_999]
    for (const first of ids) {
      for (const second of ids.filter((id) => id > first)) {
        for (const passages of [1_000_000, 5_000_000])
          expect(readBack([[first, second]], passages)).toEqual([[first, second]])
      }
    }
  })
})

describe('the bigrams of a block', () => {
  it('are found whatever was looked up in it before', () => {
    const lookup = fc.tuple(fc.nat(4000), fc.nat(200))
    const gaps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 600 })
    const rest = new Uint8Array(longBlockBytes)
    fc.assert(
      fc.property(gaps, fc.array(lookup, { minLength: 1, maxLength: 12 }), (gaps, lookups) => {
        const [writer, scratch] = [createByteWriter(1024), createByteWriter(1024)]
        const keys: number[] = []
        for (const [index, gap] of gaps.entries()) {
          keys.push((keys.at(-1) ?? 100) + gap)
          writeBigram(
            writer,
            scratch,
            gap,
            index % 3 === 0 ? [2, 5, 9] : [index],
            index % 3 === 0 ? 3 : 1,
            999,
          )
        }
        writer.bytes(rest)
        const block = writer.take()
        for (const [low, more] of lookups) {
          const found = findBigrams(block, 100, low, low + more)
          expect(found.map(({ key }) => key)).toEqual(keys.filter((key) => key >= low && key <= low + more))
          expect(found).toEqual(findBigrams(block.slice(), 100, low, low + more))
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
