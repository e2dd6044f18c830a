import type { ByteWriter } from '../encoding/bytes.ts'
import { packedCount, readPacked, writePacked } from '../encoding/packed-integers.ts'

/** Postings of a block; the last block of a list has what is left. */
export const postingsInBlock = packedCount

/** A posting list as columns, in order of passage; arrays of equal length. */
export interface PostingColumns {
  readonly passages: ArrayLike<number>
  readonly frequencies: ArrayLike<number>
  readonly titleFrequencies: ArrayLike<number>
  readonly count: number
}

/** Columns of one block while it is written; used again by every call. */
const columnsOfBlock = [0, 0, 0].map(() => new Int32Array(postingsInBlock)) as [
  Int32Array,
  Int32Array,
  Int32Array,
]

/**
 * Encodes one block of postings. A full block is three columns of packed integers (`packed-integers.ts`):
 * gaps − 1, frequencies − 1, frequencies in the title. A shorter one has its postings one after the other,
 * as varints:
 *
 *     (gap − 1) × 4 + 2 if in the title + 1 if more than once · [frequency − 2] · [frequency in the title − 1]
 *
 * @param before  the passage before the first
 */
export function writeBlock(
  writer: ByteWriter,
  { passages, frequencies, titleFrequencies }: PostingColumns,
  from: number,
  to: number,
  before: number,
): void {
  let last = before
  if (to - from === postingsInBlock) {
    const [gaps, repeats, inTitle] = columnsOfBlock
    for (let index = 0; index < postingsInBlock; index++) {
      const passage = passages[from + index]!
      gaps[index] = passage - last - 1
      repeats[index] = frequencies[from + index]! - 1
      inTitle[index] = titleFrequencies[from + index]!
      last = passage
    }
    for (const column of columnsOfBlock) writePacked(writer, column)
    return
  }
  for (let index = from; index < to; index++) {
    const passage = passages[index]!
    const frequency = frequencies[index]!
    const titleFrequency = titleFrequencies[index]!
    writer.varint((passage - last - 1) * 4 + (titleFrequency > 0 ? 2 : 0) + (frequency > 1 ? 1 : 0))
    if (frequency > 1) writer.varint(frequency - 2)
    if (titleFrequency > 0) writer.varint(titleFrequency - 1)
    last = passage
  }
}

/** Buffers for one decoded block. */
export interface PostingBlock {
  readonly passages: Int32Array
  /** Term frequency − 1 of each posting; not written where `hasRepeats` is false. */
  readonly repeats: Int32Array
  hasRepeats: boolean
  /** Term frequency in the title; not written where `hasTitles` is false. */
  readonly titleFrequencies: Int32Array
  hasTitles: boolean
}

/** Makes the buffers for one decoded block. */
export function createPostingBlock(): PostingBlock {
  return {
    passages: new Int32Array(postingsInBlock),
    repeats: new Int32Array(postingsInBlock),
    hasRepeats: false,
    titleFrequencies: new Int32Array(postingsInBlock),
    hasTitles: false,
  }
}

/** Addresses of the blocks of a posting list. */
export interface PostingBlocks {
  readonly bytes: Uint8Array
  /** Of the same bytes. */
  readonly view: DataView
  /** Postings of the list. */
  readonly count: number
  /** Last passage of each block. */
  readonly lastPassages: Int32Array
  /** First byte of each block, and one past the last byte. */
  readonly blockStarts: Int32Array
}

/**
 * Decodes one block of a posting list into buffers.
 *
 * @returns number of postings in the block
 */
export function decodeBlock(list: PostingBlocks, number: number, into: PostingBlock): number {
  const { bytes, view } = list
  const count = Math.min(postingsInBlock, list.count - number * postingsInBlock)
  if (count < postingsInBlock) {
    decodeVarints(list, number, count, into)
    return count
  }
  let at = decodeGaps(list, number, into.passages)
  into.hasRepeats = bytes[at] !== 0
  if (into.hasRepeats) at = readPacked(bytes, view, at, into.repeats)
  else at++
  into.hasTitles = bytes[at] !== 0
  if (into.hasTitles) readPacked(bytes, view, at, into.titleFrequencies)
  return count
}

/**
 * Decodes the passages of one block, without frequencies.
 *
 * @returns number of postings in the block
 */
export function decodePassages(list: PostingBlocks, number: number, into: PostingBlock): number {
  const count = Math.min(postingsInBlock, list.count - number * postingsInBlock)
  if (count < postingsInBlock) decodeVarints(list, number, count, into)
  else decodeGaps(list, number, into.passages)
  return count
}

function passageBefore({ lastPassages }: PostingBlocks, number: number): number {
  return number === 0 ? -1 : lastPassages[number - 1]!
}

/** @returns where the next column begins */
function decodeGaps(list: PostingBlocks, number: number, passages: Int32Array): number {
  const end = readPacked(list.bytes, list.view, list.blockStarts[number]!, passages)
  let passage = passageBefore(list, number)
  for (let index = 0; index < postingsInBlock; index++) {
    passage += passages[index]! + 1
    passages[index] = passage
  }
  return end
}

function decodeVarints(list: PostingBlocks, number: number, count: number, into: PostingBlock): void {
  const { bytes } = list
  const { passages, repeats, titleFrequencies } = into
  let at = list.blockStarts[number]!
  let passage = passageBefore(list, number)
  let kinds = 0
  function finish(first: number): number {
    let value = first & 127
    for (let byte = first, shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      value |= (byte & 127) << shift
    }
    return value
  }
  for (let index = 0; index < count; index++) {
    const byte = bytes[at++]!
    const value = byte < 128 ? byte : finish(byte)
    passage += (value >>> 2) + 1
    passages[index] = passage
    const kind = value & 3
    kinds |= kind
    repeats[index] = (kind & 1) === 0 ? 0 : finish(bytes[at++]!) + 1
    titleFrequencies[index] = (kind & 2) === 0 ? 0 : finish(bytes[at++]!) + 1
  }
  into.hasRepeats = (kinds & 1) !== 0
  into.hasTitles = (kinds & 2) !== 0
}
