import { createByteReader, createByteWriter } from '../format/bytes.ts'
import { type PostingContext, writePostings } from '../format/postings.ts'
import { createPostingPool } from './posting-pool.ts'

/** A term of one partition and where its postings are. */
export interface MergedTerm {
  readonly term: string
  /** What the segmenter pays for it, or -1 for a term of letters and digits. */
  readonly cost: number
  readonly frequency: number
  /** File within the partition. */
  readonly file: number
  readonly offset: number
}

/** One partition of postings, whole. */
export interface MergedWords {
  readonly terms: readonly MergedTerm[]
  readonly files: readonly Uint8Array[]
}

/**
 * Merges the postings of one partition.
 *
 * @param batches  the partition's share of each batch, in order of passage
 * @param firstPassages  of each batch
 * @param fileBytes  that a file is filled to; a longer list has a file of its own
 */
export function mergeWords(
  batches: readonly Uint8Array[],
  firstPassages: readonly number[],
  context: PostingContext,
  fileBytes: number,
): MergedWords {
  const decoder = new TextDecoder()
  const pool = createPostingPool()
  const listOfTerm = new Map<string, number>()
  const costs: number[] = []
  batches.forEach((batch, index) => {
    const reader = createByteReader(batch)
    while (reader.position < batch.length) {
      const term = decoder.decode(reader.bytes(reader.varint()))
      const cost = reader.varint() - 1
      let list = listOfTerm.get(term)
      if (list === undefined) {
        list = pool.openList()
        listOfTerm.set(term, list)
        costs.push(cost)
      }
      let passage = firstPassages[index]! - 1
      for (let left = reader.varint(); left > 0; left--) {
        passage += reader.varint() + 1
        const frequency = reader.varint()
        pool.append(list, passage, frequency >>> 1, (frequency & 1) === 1 ? reader.varint() : 0)
      }
    }
  })

  const sorted = [...listOfTerm].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const terms: MergedTerm[] = []
  const files: Uint8Array[] = []
  const file = createByteWriter(fileBytes)
  const body = createByteWriter(1 << 16)
  const block = createByteWriter(1 << 16)
  const one = createByteWriter(1 << 16)
  let passages = new Int32Array(1024)
  let frequencies = new Int32Array(1024)
  let titleFrequencies = new Int32Array(1024)
  function closeFile(): void {
    if (file.length === 0) return
    files.push(file.take())
    file.clear()
  }
  for (const [term, list] of sorted) {
    const count = pool.count(list)
    if (count > passages.length) {
      passages = new Int32Array(count * 2)
      frequencies = new Int32Array(count * 2)
      titleFrequencies = new Int32Array(count * 2)
    }
    let at = 0
    pool.each(list, (passage, frequency, titleFrequency) => {
      passages[at] = passage
      frequencies[at] = frequency
      titleFrequencies[at++] = titleFrequency
    })
    one.clear()
    writePostings(term, one, body, block, { passages, frequencies, titleFrequencies, count }, context)
    if (file.length + one.length > fileBytes) closeFile()
    terms.push({ term, cost: costs[list]!, frequency: count, file: files.length, offset: file.length })
    file.bytes(one.take())
    if (file.length >= fileBytes) closeFile()
  }
  closeFile()
  return { terms, files }
}
