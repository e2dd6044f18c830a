import { createByteReader } from '../../format/encoding/bytes.ts'
import { growArray } from '../../text/grow-array.ts'

/** A bigram and the passages that have it. */
export interface MergedBigram {
  readonly key: number
  /** Passages in order; room that the next bigram is written into. */
  readonly passages: Int32Array
  readonly count: number
}

/**
 * Merges the bigrams of neighbouring partitions.
 *
 * @param batches  the share of each batch in each partition, in order of passage
 * @param firstPassages  of each of them
 * @returns bigrams in order of their keys
 */
export function* mergeBigrams(
  batches: readonly Uint8Array[],
  firstPassages: readonly number[],
): Generator<MergedBigram, void> {
  const readers = batches.map((batch) => createByteReader(batch))
  const nextKeys = readers.map((reader) => (reader.length > 0 ? reader.uint32() : Infinity))
  let passages = new Int32Array(1 << 12)
  for (;;) {
    let key = Infinity
    for (const next of nextKeys) if (next < key) key = next
    if (key === Infinity) return
    let count = 0
    for (let batch = 0; batch < readers.length; batch++) {
      if (nextKeys[batch] !== key) continue
      const reader = readers[batch]!
      const more = reader.varint()
      if (count + more > passages.length) {
        passages = growArray(passages, (count + more) * 2)
      }
      let passage = firstPassages[batch]! - 1
      for (let left = more; left > 0; left--) {
        passage += reader.varint() + 1
        passages[count++] = passage
      }
      nextKeys[batch] = reader.position < reader.length ? reader.uint32() : Infinity
    }
    yield { key, passages, count }
  }
}
