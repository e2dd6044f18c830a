import { createByteReader, createByteWriter } from '../../format/encoding/bytes.ts'
import { bigramKey } from '../../format/postings/bigrams.ts'
import { partitionOfBigram } from './bigram-collector.ts'
import type { PostingPool } from './posting-pool.ts'

/** Partitions: ranges of first characters, by which bigrams and words of ideographs are merged. */
export const partitions = 16
/** The partition of words of letters and digits, behind those. */
export const alphanumericPartition = partitions

/**
 * Writes the postings of a batch by partition: term (UTF-8) · cost + 1, 0 for letters and digits · count · gap, times,
 * times in title.
 *
 * @param terms  of each list of the pool
 * @param costs  what the segmenter pays for each, or -1 for a term of letters and digits
 */
export function writeBatchWords(
  pool: PostingPool,
  terms: readonly string[],
  costs: readonly number[],
): Uint8Array[] {
  const encoder = new TextEncoder()
  // Terms are of 64 units at most.
  const encoded = new Uint8Array(1 << 10)
  const writers = Array.from({ length: partitions + 1 }, () => createByteWriter(1 << 16))
  for (let list = 0; list < pool.lists; list++) {
    const term = terms[list]!
    const partition =
      costs[list]! < 0
        ? alphanumericPartition
        : partitionOfBigram(bigramKey(term.charCodeAt(0), 0), partitions)
    const writer = writers[partition]!
    const { written } = encoder.encodeInto(term, encoded)
    writer.varint(written)
    writer.bytes(encoded.subarray(0, written))
    writer.varint(costs[list]! + 1)
    writer.varint(pool.count(list))
    let last = -1
    pool.each(list, (passage, frequency, titleFrequency) => {
      writer.varint(passage - last - 1)
      writer.varint(frequency * 2 + (titleFrequency > 0 ? 1 : 0))
      if (titleFrequency > 0) writer.varint(titleFrequency)
      last = passage
    })
  }
  return writers.map((writer) => writer.take())
}

/** Is told each posting of a term: passages are counted from 0 in the batch. */
export type PostingVisitor = (passage: number, frequency: number, titleFrequency: number) => void

/**
 * Reads the words of one partition of a batch, in their order.
 *
 * @param words  see `writeBatchWords`
 * @param openTerm  called with each term and its cost, or -1 for a term of letters and digits; answers what visits its postings
 */
export function readBatchWords(
  words: Uint8Array,
  openTerm: (term: string, cost: number) => PostingVisitor,
): void {
  const decoder = new TextDecoder()
  const reader = createByteReader(words)
  while (reader.position < words.length) {
    const term = decoder.decode(reader.bytes(reader.varint()))
    const visit = openTerm(term, reader.varint() - 1)
    let passage = -1
    for (let left = reader.varint(); left > 0; left--) {
      passage += reader.varint() + 1
      const frequency = reader.varint()
      visit(passage, frequency >>> 1, (frequency & 1) === 1 ? reader.varint() : 0)
    }
  }
}
