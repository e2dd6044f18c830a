import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBigramCollector, partitionOfBigram } from '../../../../src/build/analyze/bigram-collector.ts'
import { createByteReader } from '../../../../src/format/encoding/bytes.ts'
import { visitBigrams } from '../../../../src/format/postings/bigrams.ts'

const partitions = 5

/** Bigrams of each partition as they were written: key and passages. */
function readPartitions(written: readonly Uint8Array[]): [key: number, passages: number[]][][] {
  return written.map((bytes) => {
    const reader = createByteReader(bytes)
    const bigrams: [number, number[]][] = []
    while (reader.position < bytes.length) {
      const key = reader.uint32()
      let passage = -1
      bigrams.push([
        key,
        Array.from({ length: reader.varint() }, () => {
          passage += reader.varint() + 1
          return passage
        }),
      ])
    }
    return bigrams
  })
}

describe('the bigrams of a batch', () => {
  it('are written once for each passage that has them, by partition in the order of their keys', () => {
    const text = fc
      .array(fc.constantFrom('一', '中', '国', '龥', '，', '𠮷', 'a', '한'), { maxLength: 12 })
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 8 }), (passages) => {
        const collector = createBigramCollector(partitions)
        const expected = new Map<number, Set<number>>()
        for (const [passage, fields] of passages.entries())
          for (const field of fields) {
            const units = Uint16Array.from(field.split(''), (unit) => unit.charCodeAt(0))
            collector.add(passage, units, units.length)
            visitBigrams(units, units.length, (key) => {
              expected.set(key, (expected.get(key) ?? new Set()).add(passage))
            })
          }
        const listed = [...expected]
          .map(([key, ids]): [number, number[]] => [key, [...ids].sort((a, b) => a - b)])
          .sort((a, b) => a[0] - b[0])
        expect(readPartitions(collector.take())).toEqual(
          Array.from({ length: partitions }, (_, partition) =>
            listed.filter(([key]) => partitionOfBigram(key, partitions) === partition),
          ),
        )
      }),
      { seed: 21, numRuns: 150 },
    )
  })

  it('are all kept where a passage has more than there was room for', () => {
    const collector = createBigramCollector(1)
    const units = Uint16Array.from({ length: 70_000 }, (_, at) => 0x4e00 + (at % 9000))
    collector.add(3, units, units.length)
    const [bigrams] = readPartitions(collector.take())
    expect(bigrams).toHaveLength(9001)
    expect(bigrams!.every(([, passages]) => passages.length === 1 && passages[0] === 3)).toBe(true)
  })
})
