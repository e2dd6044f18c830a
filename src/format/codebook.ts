import { type Lexicon, maxWordUnits } from '../analysis/lexicon.ts'
import { createSegmenter, unknownWord } from '../analysis/segmenter.ts'
import { createTrie } from '../build/trie.ts'

/**
 * The strings that shorten this corpus most, each with a code of one or two bytes. It is what stored text is
 * written with, in the place of the platform's deflate: a ranking looks at two dozen passages of as many places.
 * On the first 30,000 passages of news (2026-11-25) a passage takes 10 µs and 0.42 bytes a byte of text. Deflated
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

const oneByteCodes = 112
const literal = 255
const mostCodes = oneByteCodes + (literal - oneByteCodes) * 256

/**
 * Chooses the strings of a codebook.
 *
 * @param counts  how often each string stands in (a sample of) the corpus; single characters too
 */
export function trainCodebook(counts: ReadonlyMap<string, number>): string[] {
  const gains: { text: string; count: number; gain: number }[] = []
  const seen = new Set<string>()
  const add = (text: string, count: number, gain: number): void => {
    if (text.length === 0 || text.length > maxWordUnits || seen.has(text)) return
    seen.add(text)
    gains.push({ text, count, gain })
  }
  for (let code = 0x20; code < 0x7f; code++) {
    const text = String.fromCharCode(code)
    add(text, counts.get(text) ?? 0, Number.MAX_SAFE_INTEGER)
  }
  for (const [text, count] of counts)
    add(text, count, text.length === 1 ? count * 2 : count * (text.length * 2 - 2))
  gains.sort((a, b) => b.gain - a.gain || b.count - a.count || (a.text < b.text ? -1 : 1))
  return gains
    .slice(0, mostCodes)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map((entry) => entry.text)
}

/** Lays a codebook out for reading. */
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

/** Writes text with a codebook, in the fewest bytes. */
export type EncodeText = (text: string) => Uint8Array

/** Makes the writer's side of a codebook. */
export function createTextEncoder(strings: readonly string[]): EncodeText {
  const costs = Int32Array.from(strings, (_text, code) => (code < oneByteCodes ? 1 : 2))
  const lexicon: Lexicon = { unknownCost: 3, findWords: createTrie(strings, costs).findWords }
  const segmenter = createSegmenter(lexicon)
  let units = new Uint16Array(1024)
  let bytes = new Uint8Array(4096)
  return (text) => {
    if (text.length > units.length) units = new Uint16Array(text.length * 2)
    if (text.length * 3 > bytes.length) bytes = new Uint8Array(text.length * 6)
    for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
    let length = 0
    let at = 0
    const pieces = segmenter.cut(units, 0, text.length)
    for (let piece = 0; piece < pieces; piece++) {
      const code = segmenter.ids[piece]!
      const end = segmenter.ends[piece]!
      if (code === unknownWord) {
        for (; at < end; at++) {
          bytes[length++] = literal
          bytes[length++] = units[at]! & 255
          bytes[length++] = units[at]! >>> 8
        }
      } else if (code < oneByteCodes) bytes[length++] = code
      else {
        bytes[length++] = oneByteCodes + ((code - oneByteCodes) >>> 8)
        bytes[length++] = (code - oneByteCodes) & 255
      }
      at = end
    }
    return bytes.slice(0, length)
  }
}

/**
 * Reads text that a codebook wrote.
 *
 * @returns the units, in a buffer of exactly their number
 * @throws RangeError when the bytes name a code that the book does not have
 */
export function decodeUnits(codebook: Codebook, bytes: Uint8Array, start: number, end: number): Uint16Array {
  const { offsets, units } = codebook
  let length = 0
  for (let at = start; at < end; at++) {
    const first = bytes[at]!
    if (first === literal) {
      at += 2
      length++
      continue
    }
    const code = first < oneByteCodes ? first : oneByteCodes + ((first - oneByteCodes) << 8) + bytes[++at]!
    if (code + 1 >= offsets.length) throw new RangeError(`code ${code} is not in the codebook`)
    length += offsets[code + 1]! - offsets[code]!
  }
  const decoded = new Uint16Array(length)
  let to = 0
  for (let at = start; at < end; at++) {
    const first = bytes[at]!
    if (first === literal) {
      decoded[to++] = bytes[at + 1]! | (bytes[at + 2]! << 8)
      at += 2
      continue
    }
    const code = first < oneByteCodes ? first : oneByteCodes + ((first - oneByteCodes) << 8) + bytes[++at]!
    const last = offsets[code + 1]!
    for (let from = offsets[code]!; from < last; from++) decoded[to++] = units[from]!
  }
  return decoded
}
