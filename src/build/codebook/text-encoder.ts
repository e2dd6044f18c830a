import type { Lexicon } from '../../analysis/lexicon.ts'
import { createSegmenter, type Segmenter, unknownWord } from '../../analysis/segmenter.ts'
import { literal, oneByteCodes } from '../../format/stored-fields/codebook.ts'
import { createTrie } from '../dictionary/trie.ts'

/** Bytes of a code. */
export const codeBytes = (code: number): number => (code < oneByteCodes ? 1 : 2)
/** Bytes of a unit without a code. */
export const literalBytes = 3

/** Cuts text into strings of a codebook that take the fewest bytes: the ids of tokens are codes. */
export function createCodeSegmenter(strings: readonly string[]): Segmenter {
  const costs = Int32Array.from(strings, (_text, code) => codeBytes(code))
  const lexicon: Lexicon = { unknownCost: literalBytes, findWords: createTrie(strings, costs).findWords }
  return createSegmenter(lexicon)
}

/** Writes text with a codebook, in the fewest bytes. */
export type EncodeText = (text: string) => Uint8Array

/** Makes the encoder of a codebook. */
export function createTextEncoder(strings: readonly string[]): EncodeText {
  const segmenter = createCodeSegmenter(strings)
  let units = new Uint16Array(1024)
  let bytes = new Uint8Array(4096)
  return (text) => {
    if (text.length > units.length) units = new Uint16Array(text.length * 2)
    if (text.length * literalBytes > bytes.length) bytes = new Uint8Array(text.length * literalBytes * 2)
    for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
    let length = 0
    let at = 0
    const codes = segmenter.cut(units, 0, text.length)
    for (let index = 0; index < codes; index++) {
      const code = segmenter.ids[index]!
      const end = segmenter.ends[index]!
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
