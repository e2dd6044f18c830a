import { unitsToString } from '../../analysis/fold.ts'
import { growArray } from '../../text/grow-array.ts'
import { corrupt } from '../encoding/bytes.ts'
import { decodeWords, writeWordBlocks } from '../encoding/word-list.ts'

/**
 * The strings that shorten this corpus most, each with a code of one or two bytes. It is what stored text is
 * written with, instead of the platform's deflate: a ranking looks at two dozen passages of as many places.
 * On the first 30,000 passages of news (2026-11-27) a passage takes 10 µs and 0.38 bytes a byte of text. Deflated
 * in blocks of eight they take 0.52, and a block 370 µs through `DecompressionStream` (33 µs where `node:zlib` is
 * there); in blocks of 64 they take 0.45, and a block 1,460 µs.
 *
 * Code bytes: below `oneByteCodes` the code itself; below `literal` the first of two bytes; `literal` is
 * followed by one UTF-16 unit, low byte first.
 */
export interface Codebook {
  /** First unit of each string in `units`, and one past the last. */
  readonly offsets: Uint32Array
  readonly units: Uint16Array
}

/** Codes below this take one byte. */
export const oneByteCodes = 112
/** First byte of a UTF-16 unit that no code stands for. */
export const literal = 255
/** Codes a codebook has at most. */
export const maxCodes = oneByteCodes + (literal - oneByteCodes) * 256

/** Prepares a codebook for decoding. */
export function createCodebook(strings: readonly string[]): Codebook {
  const offsets = new Uint32Array(strings.length + 1)
  let length = 0
  strings.forEach((text, code) => {
    length += text.length
    offsets[code + 1] = length
  })
  const units = new Uint16Array(length)
  strings.forEach((text, code) => {
    for (let index = 0; index < text.length; index++) units[offsets[code]! + index] = text.charCodeAt(index)
  })
  return { offsets, units }
}

/**
 * Lays a codebook out for the header: how many strings it holds, in 32 bits, and the list of them, those of one byte,
 * sorted, before those of two, sorted.
 */
export function writeCodebook({ offsets, units }: Codebook): Uint8Array {
  const strings = Array.from({ length: offsets.length - 1 }, (_, code) =>
    unitsToString(units, offsets[code]!, offsets[code + 1]!),
  )
  const { bytes } = writeWordBlocks(strings)
  const list = new Uint8Array(4 + bytes.length)
  new DataView(list.buffer).setUint32(0, strings.length, true)
  list.set(bytes, 4)
  return list
}

/** Opens the list of a codebook. @throws {SearchError} INDEX_CORRUPT when it ends too early */
export function openCodebook(list: Uint8Array): Codebook {
  if (list.length < 4) throw corrupt('a codebook ends too early')
  const count = new DataView(list.buffer, list.byteOffset, list.length).getUint32(0, true)
  if (count > maxCodes) throw corrupt('a codebook has more codes than there are')
  const { units, offsets } = decodeWords(list, 4, count)
  return { units, offsets }
}

/** Buffer of one decoded text; a text is copied out of it before the next is decoded. */
const decoded = { units: new Uint16Array(1 << 12) }

/**
 * Decodes text.
 *
 * @throws RangeError when the bytes name a code that the codebook does not have
 */
export function decodeStoredText(codebook: Codebook, bytes: Uint8Array, start: number, end: number): string {
  const { offsets, units: strings } = codebook
  let { units } = decoded
  let to = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (to + longestString > units.length) units = growDecoded()
    if (byte === literal) {
      units[to++] = bytes[at + 1]! | (bytes[at + 2]! << 8)
      at += 2
      continue
    }
    const code = byte < oneByteCodes ? byte : oneByteCodes + ((byte - oneByteCodes) << 8) + bytes[++at]!
    if (code + 1 >= offsets.length) throw new RangeError(`code ${code} is not in the codebook`)
    const from = offsets[code]!
    const length = offsets[code + 1]! - from
    // Most strings have one unit or two: two are written whatever the length, without a branch.
    units[to] = strings[from]!
    units[to + 1] = strings[from + 1]!
    for (let index = 2; index < length; index++) units[to + index] = strings[from + index]!
    to += length
  }
  return unitsToString(units, 0, to)
}

/** Units of a string of a codebook at most, with room to spare; a damaged one writes past the end, which is nowhere. */
const longestString = 64

function growDecoded(): Uint16Array<ArrayBuffer> {
  decoded.units = growArray(decoded.units, decoded.units.length * 2)
  return decoded.units
}
