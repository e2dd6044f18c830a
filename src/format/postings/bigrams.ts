import { characterClass, classifyAt, unitsOfCharacter } from '../../analysis/characters.ts'
import { countBefore } from '../../text/bisect.ts'
import { type ByteWriter, corrupt } from '../encoding/bytes.ts'

/**
 * Bigrams (n-grams of two characters): two units that follow each other in a run of ideographs, with the
 * passages that contain them. The last unit of a run makes a bigram with `endOfRun`, so every unit is the
 * first of one, and a single character is the prefix of its bigrams.
 *
 * A block is a list of bigrams in order: gap to the bigram before · number of passages · [bytes] · passages
 * as Rice codes (gap − 1, least significant bits first). Bytes stand there only where there is more than
 * one passage.
 */
export const endOfRun = 0

/**
 * Second unit of the list of a character: all passages that have it, whatever follows. It stands behind the character's
 * bigrams, and only where these are in more than one file: a single character is then found in one read, by its list or
 * by all of its bigrams. U+FFFF is no character.
 */
export const anyFollowing = 0xffff

/** Key of a bigram; sorts by first unit, then second. */
export function bigramKey(first: number, second: number): number {
  return first * 65536 + second
}

/** Calls back with the key of every bigram of a folded text, in text order, repeats too. */
export function visitBigrams(units: Uint16Array, length: number, visit: (key: number) => void): void {
  let before = -1
  for (let at = 0; at < length; at++) {
    const unit = units[at]!
    if (classifyAt(units, at, length) !== characterClass.ideograph) {
      if (before >= 0) visit(bigramKey(before, endOfRun))
      before = -1
      continue
    }
    if (before >= 0) visit(bigramKey(before, unit))
    before = unit
    if (unitsOfCharacter(unit) === 2) {
      at++
      visit(bigramKey(unit, units[at]!))
      before = units[at]!
    }
  }
  if (before >= 0) visit(bigramKey(before, endOfRun))
}

/** Rice parameter: bits of the remainder of a gap, for a list of `count` among `passages`. */
export function riceBits(count: number, passages: number): number {
  const mean = passages / count
  return mean < 2 ? 0 : Math.max(0, Math.floor(Math.log2(mean * Math.LN2)))
}

/** Encodes passages in order as Rice codes. */
function writeRice(writer: ByteWriter, ids: ArrayLike<number>, count: number, passages: number): void {
  const bits = riceBits(count, passages)
  let held = 0
  let holds = 0
  function put(value: number, size: number): void {
    held |= value << holds
    holds += size
    while (holds >= 8) {
      writer.byte(held & 255)
      held >>>= 8
      holds -= 8
    }
  }
  let last = -1
  for (let index = 0; index < count; index++) {
    const gap = ids[index]! - last - 1
    last = ids[index]!
    let quotient = gap >>> bits
    for (; quotient >= 16; quotient -= 16) put(0xffff, 16)
    put((1 << quotient) - 1, quotient + 1)
    if (bits > 12) {
      put(gap & 0xfff, 12)
      put((gap >>> 12) & ((1 << (bits - 12)) - 1), bits - 12)
    } else put(gap & ((1 << bits) - 1), bits)
  }
  if (holds > 0) writer.byte(held & 255)
}

/** Decodes passages that `writeRice` encoded. */
export function readRice(bytes: Uint8Array, start: number, count: number, passages: number): Int32Array {
  const bits = riceBits(count, passages)
  const ids = new Int32Array(count)
  if (bits === 0) {
    readBitmap(bytes, start, ids)
    return ids
  }
  let at = start
  let held = 0
  let holds = 0
  let last = -1
  for (let index = 0; index < count; index++) {
    let quotient = 0
    for (;;) {
      if (holds === 0) {
        if (at >= bytes.length) throw corrupt('a list of passages ends too early')
        held = bytes[at++]!
        holds = 8
      }
      if (held === (1 << holds) - 1) {
        quotient += holds
        holds = 0
        continue
      }
      const ones = 31 - Math.clz32(~held & (held + 1))
      quotient += ones
      held >>>= ones + 1
      holds -= ones + 1
      break
    }
    while (holds < bits) {
      held |= bytes[at++]! << holds
      holds += 8
    }
    last += (quotient << bits) + (held & ((1 << bits) - 1)) + 1
    held >>>= bits
    holds -= bits
    ids[index] = last
  }
  return ids
}

/** Reads Rice codes without a remainder: a gap is as many ones and a zero, so the zero of a passage is at its number. */
function readBitmap(bytes: Uint8Array, start: number, ids: Int32Array): void {
  let count = 0
  for (let at = start, first = 0; count < ids.length; at++, first += 8) {
    if (at >= bytes.length) throw corrupt('a list of passages ends too early')
    for (let zeros = ~bytes[at]! & 255; zeros !== 0 && count < ids.length; zeros &= zeros - 1)
      ids[count++] = first + 31 - Math.clz32(zeros & -zeros)
  }
}

/** Writes one bigram after the one before. */
export function writeBigram(
  writer: ByteWriter,
  scratch: ByteWriter,
  gap: number,
  ids: ArrayLike<number>,
  count: number,
  passages: number,
): void {
  writer.varint(gap >>> 0)
  writer.varint(count)
  if (count === 1) {
    writer.varint(ids[0]!)
    return
  }
  scratch.clear()
  writeRice(scratch, ids, count, passages)
  writer.varint(scratch.length)
  writer.bytes(scratch.written())
}

/** The address of a bigram's posting list in its block. */
export interface BigramEntry {
  readonly key: number
  readonly count: number
  /** The one passage, or -1 where there are more. */
  readonly only: number
  readonly start: number
}

/** What lookups in a block went past: of every `bigramsOfStep`th bigram its key, and where the one behind it begins. */
interface Steps {
  readonly keys: number[]
  readonly ends: number[]
}

const bigramsOfStep = 64
/** As long as a block is kept; thousands of numbers are read for each lookup otherwise. */
const passedSteps = new WeakMap<Uint8Array, Steps>()
/** Bytes of a block from which on its steps are kept: of shorter ones a lookup costs less than keeping them. */
export const longBlockBytes = 16 << 10

/**
 * Finds the bigrams of a block from `low` to `high`, both included. It begins at the last step that an earlier lookup in the
 * same block went past.
 *
 * @param firstKey  of the block
 */
export function findBigrams(block: Uint8Array, firstKey: number, low: number, high: number): BigramEntry[] {
  const steps = passedSteps.get(block) ?? { keys: [], ends: [] }
  if (block.length >= longBlockBytes && steps.keys.length === 0) passedSteps.set(block, steps)
  const step = countBefore(steps.keys.length, (index) => steps.keys[index]! < low)
  const entries: BigramEntry[] = []
  let at = step === 0 ? 0 : steps.ends[step - 1]!
  let key = step === 0 ? firstKey : steps.keys[step - 1]!
  function varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = block[at++]
      if (byte === undefined) throw corrupt('a file ends too early')
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
    throw corrupt('a number is longer than five bytes')
  }
  for (let number = step * bigramsOfStep + 1; at < block.length; number++) {
    key += varint()
    const count = varint()
    if (count === 0) break
    const one = count === 1
    const value = varint()
    if (key > high) break
    if (key >= low) entries.push({ key, count, only: one ? value : -1, start: at })
    if (!one) at += value
    if (number === (steps.keys.length + 1) * bigramsOfStep) {
      steps.keys.push(key)
      steps.ends.push(at)
    }
  }
  return entries
}

/** Decodes the posting list of a bigram: its passages, in order. */
export function readBigram(block: Uint8Array, entry: BigramEntry, passages: number): Int32Array {
  return entry.only >= 0 ? Int32Array.of(entry.only) : readRice(block, entry.start, entry.count, passages)
}
