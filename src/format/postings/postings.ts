import { corrupt } from '../encoding/bytes.ts'
import { type PostingBlocks, postingsInBlock } from './posting-block.ts'
import { inverseDocumentFrequency, type Similarity } from './similarity.ts'

/** Factors of BM25 that depend on the term alone. */
export interface TermScoring {
  readonly idf: number
  readonly titleIdf: number
  /** Upper bound of the score of a posting. */
  readonly maxScore: number
}

/** Computes the factors of a term from its document frequencies. */
export function createTermScoring(
  similarity: Similarity,
  passages: number,
  frequency: number,
  titleFrequency: number,
): TermScoring {
  const idf = inverseDocumentFrequency(passages, frequency)
  const titleIdf = similarity.titleBoost * inverseDocumentFrequency(passages, titleFrequency)
  return { idf, titleIdf, maxScore: (idf + titleIdf) * (similarity.k1 + 1) }
}

/** A posting list whose head is decoded; `decodeBlock` decodes its blocks. */
export interface PostingList extends PostingBlocks {
  readonly scoring: TermScoring
  /** Highest score of each block. */
  readonly maxScores: Float64Array
}

/**
 * Opens a posting list: decodes its head.
 *
 * @param start  first byte of the list in the file
 * @param end  byte behind its last
 * @param expectedCount  document frequency of the term by the lexicon
 * @throws {SearchError} INDEX_CORRUPT when the count differs from the lexicon's, or the list ends too early
 */
export function openPostings(
  file: Uint8Array,
  start: number,
  end: number,
  expectedCount: number,
  similarity: Similarity,
  passages: number,
): PostingList {
  let at = start
  function varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      if (at >= end) throw corrupt('postings end too early')
      const byte = file[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
    throw corrupt('a number is longer than five bytes')
  }
  const count = varint()
  const titleCount = varint()
  if (count !== expectedCount) throw corrupt('postings belong to another term')
  const scoring = createTermScoring(similarity, passages, count, titleCount)
  const blocks = Math.ceil(count / postingsInBlock)
  const lastPassages = new Int32Array(blocks)
  const blockStarts = new Int32Array(blocks + 1)
  const maxScores = new Float64Array(blocks)
  if (blocks <= 1) {
    lastPassages[0] = 0x7fffffff
    maxScores[0] = (file[at++]! / 255) * scoring.maxScore
    blockStarts[0] = at
    blockStarts[1] = end
  } else {
    let last = -1
    let start = 0
    for (let block = 0; block < blocks; block++) {
      last += varint()
      lastPassages[block] = last
      blockStarts[block] = start
      start += varint()
      maxScores[block] = (file[at++]! / 255) * scoring.maxScore
    }
    blockStarts[blocks] = start
    for (let block = 0; block <= blocks; block++) blockStarts[block]! += at
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  return { bytes: file, view, count, scoring, lastPassages, blockStarts, maxScores }
}
