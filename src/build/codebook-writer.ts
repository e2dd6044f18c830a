import { type Lexicon, maxWordUnits } from '../analysis/lexicon.ts'
import { createSegmenter, unknownWord } from '../analysis/segmenter.ts'
import { literal, maxCodes, oneByteCodes } from '../format/stored-fields/codebook.ts'
import { createTrie } from './dictionary/trie.ts'

/**
 * Bytes that a string must save in the whole corpus: a small corpus has a small codebook, which every page reads. Where
 * files are deflated, strings that repeat within a file save little: of 509 articles the codebook is then 10 kB smaller, of
 * 69 kB that opening reads, and the texts of an answer are as large as before.
 */
const leastGains = { plain: 96, deflated: 1600 } as const

/**
 * Chooses the strings of a codebook: those of one byte, sorted by their UTF-16 units, then those of two, sorted.
 *
 * @param counts  how often each string stands in a sample of the corpus; single characters too
 * @param characters  of the whole corpus
 * @param files  whether files of texts are deflated
 */
export function trainCodebook(
  counts: ReadonlyMap<string, number>,
  characters: number,
  files: keyof typeof leastGains = 'plain',
): string[] {
  let sampled = 0
  for (const [text, count] of counts) sampled += text.length * count
  const scale = Math.max(1, characters / Math.max(1, sampled))
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
  const texts = gains
    .filter(({ gain }) => gain * scale >= leastGains[files])
    .slice(0, maxCodes)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map((entry) => entry.text)
  return [...texts.slice(0, oneByteCodes).sort(), ...texts.slice(oneByteCodes).sort()]
}

/** Writes text with a codebook, in the fewest bytes. */
export type EncodeText = (text: string) => Uint8Array

/** Makes the encoder of a codebook. */
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
    const strings = segmenter.cut(units, 0, text.length)
    for (let index = 0; index < strings; index++) {
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
