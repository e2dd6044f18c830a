import type { ByteWriter } from './bytes.ts'

/** Numbers that are packed together. */
export const packedCount = 128

/** Bits of a packed number at most; a number of four bytes read anywhere holds so many behind 7 of the number before. */
const widest = 24
/** Bits of the head that tell the width; the three above count exceptions, with 7 for a count of its own. */
const widthBits = 5
const manyExceptions = 7

/**
 * Writes 128 numbers in a fixed width of bits (frame of reference); the few that need more are patched (PForDelta):
 *
 *     width + 32 × exceptions (at most 7) · [exceptions, from 7 on] · 16 × width bytes · exceptions
 *     exception: position (1 byte) · bits above the width (varint)
 *
 * Bits are least significant first. The width is the one that takes the fewest bytes; 128 zeros are one byte of zero.
 *
 * @param values  128 numbers from 0 up to 31 bits
 * @see Lemire and Boytsov 2015, "Decoding billions of integers per second through vectorization"; Lucene's PForUtil
 */
export function writePacked(writer: ByteWriter, values: Int32Array): void {
  const width = chooseWidth(values)
  const mask = 2 ** width - 1
  const exceptions: number[] = []
  for (let index = 0; index < packedCount; index++) if (values[index]! > mask) exceptions.push(index)
  writer.byte(width + (Math.min(exceptions.length, manyExceptions) << widthBits))
  if (exceptions.length >= manyExceptions) writer.byte(exceptions.length)
  let held = 0
  let holds = 0
  for (let index = 0; index < packedCount; index++) {
    held |= (values[index]! & mask) << holds
    for (holds += width; holds >= 8; holds -= 8) {
      writer.byte(held & 255)
      held >>>= 8
    }
  }
  for (const index of exceptions) {
    writer.byte(index)
    writer.varint(values[index]! >>> width)
  }
}

/** Numbers of each length in bits; used again by every call. */
const ofLength = new Int32Array(33)

function chooseWidth(values: Int32Array): number {
  ofLength.fill(0)
  let longest = 0
  for (let index = 0; index < packedCount; index++) {
    const bits = 32 - Math.clz32(values[index]!)
    ofLength[bits]! += 1
    if (bits > longest) longest = bits
  }
  let best = 0
  let fewestBytes = Number.POSITIVE_INFINITY
  for (let width = Math.min(widest, longest); width >= 0; width--) {
    let bytes = (width * packedCount) / 8
    let exceptions = 0
    for (let bits = width + 1; bits <= longest; bits++) {
      exceptions += ofLength[bits]!
      bytes += ofLength[bits]! * (1 + Math.ceil((bits - width) / 7))
    }
    if (exceptions >= manyExceptions) bytes++
    if (bytes >= fewestBytes) continue
    fewestBytes = bytes
    best = width
  }
  return best
}

/**
 * Reads 128 numbers that `writePacked` wrote. Each is taken out of four bytes by itself, eight in a row, so that none
 * waits for the one before. Up to three bytes behind the numbers are looked at: a file ends with as many to spare.
 *
 * @param view  of the same bytes
 * @returns where they end
 */
export function readPacked(bytes: Uint8Array, view: DataView, start: number, into: Int32Array): number {
  let at = start
  const head = bytes[at++]!
  const width = head & ((1 << widthBits) - 1)
  let exceptions = head >>> widthBits
  if (exceptions === manyExceptions) exceptions = bytes[at++]!
  if (width === 0) into.fill(0)
  else readEights(view, at, width, into)
  at += (width * packedCount) / 8
  for (; exceptions > 0; exceptions--) {
    const index = bytes[at++]!
    let byte = bytes[at++]!
    let high = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      high |= (byte & 127) << shift
    }
    into[index]! |= high << width
  }
  return at
}

/** Eight numbers take as many bytes as one takes bits, so the next eight begin with a byte again. */
function readEights(view: DataView, start: number, width: number, into: Int32Array): void {
  const mask = (1 << width) - 1
  // Bits from the first of the eight numbers to each other.
  const to1 = width
  const to2 = 2 * width
  const to3 = 3 * width
  const to4 = 4 * width
  const to5 = 5 * width
  const to6 = 6 * width
  const to7 = 7 * width
  for (let index = 0, at = start; index < packedCount; index += 8, at += width) {
    into[index] = view.getInt32(at, true) & mask
    into[index + 1] = (view.getInt32(at + (to1 >>> 3), true) >>> (to1 & 7)) & mask
    into[index + 2] = (view.getInt32(at + (to2 >>> 3), true) >>> (to2 & 7)) & mask
    into[index + 3] = (view.getInt32(at + (to3 >>> 3), true) >>> (to3 & 7)) & mask
    into[index + 4] = (view.getInt32(at + (to4 >>> 3), true) >>> (to4 & 7)) & mask
    into[index + 5] = (view.getInt32(at + (to5 >>> 3), true) >>> (to5 & 7)) & mask
    into[index + 6] = (view.getInt32(at + (to6 >>> 3), true) >>> (to6 & 7)) & mask
    into[index + 7] = (view.getInt32(at + (to7 >>> 3), true) >>> (to7 & 7)) & mask
  }
}
