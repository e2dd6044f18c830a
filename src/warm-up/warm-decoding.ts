import { decodeWords } from '../format/word-list.ts'

const wordsOfList = 60
const rounds = 100

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

/**
 * Decodes a made-up list of words often enough for that code to be compiled: the codebook of a large index has 36,000,
 * that of the small index too few.
 */
export function warmDecoding(): void {
  const list = Uint8Array.from(Array.from({ length: wordsOfList / words.length }, () => words).flat(2))
  for (let round = 0; round < rounds; round++) decodeWords(list, 0, wordsOfList)
}
