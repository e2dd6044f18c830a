import { createByteWriter } from '../../format/encoding/bytes.ts'
import { sortByKey } from '../../format/encoding/radix-sort.ts'
import { visitBigrams } from '../../format/postings/bigrams.ts'
import { growArray } from '../../text/grow-array.ts'

/** Collects the bigrams of a batch. */
export interface BigramCollector {
  /** Adds the bigrams of one folded field of a passage; passages come in order. */
  add(passage: number, units: Uint16Array, length: number): void
  /** Bigrams by partition, sorted by key: key (4 bytes) · count · gaps (minus one). */
  take(): Uint8Array[]
}

/** Which partition a bigram belongs to; partitions are ranges of keys, in order. */
export function partitionOfBigram(key: number, partitions: number): number {
  const first = Math.floor(key / 65536)
  const partition = Math.floor(((first - 0x4e00) * partitions) / (0x9fff - 0x4e00))
  return Math.max(0, Math.min(partitions - 1, partition))
}

/** Makes an empty collector. It keeps every bigram with its passage, and sorts them at the end. */
export function createBigramCollector(partitions: number): BigramCollector {
  let keys = new Uint32Array(1 << 16)
  let passages = new Int32Array(1 << 16)
  let count = 0

  function reserve(more: number): void {
    if (count + more <= keys.length) return
    const size = Math.max(keys.length * 2, count + more)
    keys = growArray(keys, size)
    passages = growArray(passages, size)
  }

  return {
    add(passage, units, length) {
      // Each unit is the first of one bigram at most.
      reserve(length)
      visitBigrams(units, length, (key) => {
        keys[count] = key
        passages[count++] = passage
      })
    },
    take() {
      const sorted = sortByKey({ keys: keys.subarray(0, count), values: passages.subarray(0, count) })
      const writers = Array.from({ length: partitions }, () => createByteWriter(1 << 16))
      for (let from = 0; from < count; ) {
        const key = sorted.keys[from]!
        let to = from
        let different = 0
        for (; to < count && sorted.keys[to] === key; to++)
          if (to === from || sorted.values[to] !== sorted.values[to - 1]) different++
        const writer = writers[partitionOfBigram(key, partitions)]!
        writer.uint32(key)
        writer.varint(different)
        let last = -1
        for (; from < to; from++) {
          const passage = sorted.values[from]!
          if (passage === last) continue
          writer.varint(passage - last - 1)
          last = passage
        }
      }
      return writers.map((writer) => writer.take())
    },
  }
}
