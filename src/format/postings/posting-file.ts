import { corrupt, createByteReader } from '../encoding/bytes.ts'
import { longBlockBytes } from './bigrams.ts'

/**
 * A file of postings: number of bytes of its bigrams (4), the bigrams (`bigrams.ts`), then the postings of words
 * (`postings.ts`), each behind its length. Words stand beside the bigram they begin with, so that a query reads both
 * together; their lists are in the order of term ids, and the header tells the first id of each file. Three bytes are
 * to spare at the end, for `readPacked`.
 */
export function writePostingFile(bigrams: Uint8Array, lists: Uint8Array): Uint8Array {
  const file = new Uint8Array(bigramsStart + bigrams.length + lists.length + bytesToSpare)
  new DataView(file.buffer).setUint32(0, bigrams.length, true)
  file.set(bigrams, bigramsStart)
  file.set(lists, bigramsStart + bigrams.length)
  return file
}

const bigramsStart = 4
const bytesToSpare = 3

/** The same bytes for the same file, by which what was found in them is kept. */
const known = new WeakMap<Uint8Array, Uint8Array>()

/** The bigrams of a file; of the same file they are the same array. */
export function bigramsOf(file: Uint8Array): Uint8Array {
  const before = known.get(file)
  if (before !== undefined) return before
  const bigrams = file.subarray(bigramsStart, endOfBigrams(file))
  if (bigrams.length >= longBlockBytes) known.set(file, bigrams)
  return bigrams
}

function endOfBigrams(file: Uint8Array): number {
  const end = bigramsStart + createByteReader(file).uint32()
  if (end > file.length) throw corrupt('bigrams lie outside their file')
  return end
}

/**
 * Finds the postings of a term.
 *
 * @param position  among the lists of the file
 * @returns where they begin and end
 * @throws {SearchError} INDEX_CORRUPT when the file has fewer
 */
export function findList(file: Uint8Array, position: number): readonly [start: number, end: number] {
  const reader = createByteReader(file, endOfBigrams(file))
  for (let skipped = 0; ; skipped++) {
    const length = reader.varint()
    const start = reader.position
    reader.bytes(length)
    if (skipped === position) return [start, reader.position]
  }
}
