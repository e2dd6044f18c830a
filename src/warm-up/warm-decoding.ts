import { decodeWords } from '../format/encoding/word-list.ts'
import { readRice } from '../format/postings/bigrams.ts'
import { createCodebook, decodeStoredText, literal, oneByteCodes } from '../format/stored-fields/codebook.ts'

const wordsOfList = 60
const rounds = 300

/**
 * Words in every way that one is written: of ideographs, ASCII and another sign; with a unit shared, as the longer form
 * of the word before, of many units.
 */
const words = [
  [0x02, 0x85, 0x01, 0x86, 0x02],
  [0x11, 0x03],
  [0x03, 0x8f, 0x10, 0x61, 0x62],
  [0x32, 0x63, 0xe0, 0xff, 0x0c],
  [0x0f, 0x01, 0x05, ...new Array<number>(15).fill(0x71)],
]

/** Numbers behind a word, of one byte and of two. */
const values = [[7], [0x85, 0x02]]

/** Codes of a codebook in every way that one is written: of one byte, of two, and a unit without a code. */
const codes = [7, oneByteCodes, 9, 30, oneByteCodes, 12, literal, 0x2c, 0x4e]
const codesOfCodebook = 2 * oneByteCodes
const codesOfText = 200

/** Passages, and the shares of them that have a bigram: its list is of gaps, or a bit for each passage. */
const passagesOfList = 4000
const shares = [0.34, 0.8]

/**
 * Decodes made-up lists of words, texts and lists of bigrams often enough for that code to be compiled: the codebook of
 * a large index has 36,000 words, that of the small index too few.
 */
export function warmDecoding(): void {
  const list = makeList(words)
  const valued = makeList(words.map((word, at) => [...word, ...values[at % values.length]!]))
  const strings = Array.from({ length: codesOfCodebook }, (_, code) => '一二三四五'.slice(0, 1 + (code % 4)))
  const codebook = createCodebook(strings)
  const text = Uint8Array.from({ length: codes.length * codesOfText }, (_, at) => codes[at % codes.length]!)
  // Bytes that say nothing: gaps are numbers whatever their bits are.
  const gaps = Uint8Array.from({ length: passagesOfList }, (_, at) => at * 37)
  for (let round = 0; round < rounds; round++) {
    decodeWords(list, 0, wordsOfList)
    decodeWords(valued, 0, wordsOfList, 1)
    decodeStoredText(codebook, text, 0, text.length)
    for (const share of shares) readRice(gaps, 0, passagesOfList * share, passagesOfList)
  }
}

function makeList(words: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(Array.from({ length: wordsOfList / words.length }, () => words).flat(2))
}
