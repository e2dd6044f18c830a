import { type ByteReader, createByteReader } from '../../format/encoding/bytes.ts'
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
  const nextKeys = Float64Array.from(readers, readKey)
  let passages = new Int32Array(1 << 12)
  for (;;) {
    const key = findLowest(nextKeys)
    if (key === Infinity) return
    let count = 0
    for (let batch = 0; batch < readers.length; batch++) {
      if (nextKeys[batch] !== key) continue
      const reader = readers[batch]!
      const end = count + reader.varint()
      if (end > passages.length) passages = growArray(passages, end * 2)
      readPassages(reader, firstPassages[batch]!, passages, count, end)
      count = end
      nextKeys[batch] = readKey(reader)
    }
    yield { key, passages, count }
  }
}

// What is done for each number stands outside of the generator, whose own loops make an object of each key.

/** The key that comes next, Infinity at the end. */
function readKey(reader: ByteReader): number {
  return reader.position < reader.length ? reader.uint32() : Infinity
}

function findLowest(keys: Float64Array): number {
  let lowest = Infinity
  for (let index = 0; index < keys.length; index++) if (keys[index]! < lowest) lowest = keys[index]!
  return lowest
}

/** Reads the passages of a bigram in a batch to `passages[from]` up to `passages[to - 1]`. */
function readPassages(
  reader: ByteReader,
  firstPassage: number,
  passages: Int32Array,
  from: number,
  to: number,
): void {
  let passage = firstPassage - 1
  for (let at = from; at < to; at++) {
    passage += reader.varint() + 1
    passages[at] = passage
  }
}
