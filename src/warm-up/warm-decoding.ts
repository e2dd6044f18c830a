import { decodeWords, wordsOfBlock, writeWordBlocks } from '../format/word-list.ts'

const words = 300
const rounds = 10

/**
 * Decodes lists of made-up words in every way that a word is written, as a whole, the way a codebook is, and by block,
 * the way a lexicon is: the small index has too few words for that code to be compiled.
 */
export function warmDecoding(): void {
  const list = [...new Set(Array.from({ length: words }, (_, number) => makeWord(number)))].sort()
  const { bytes, blockBytes } = writeWordBlocks(list, (writer, index) => writer.varint(index * 7))
  const codebook = writeWordBlocks(list).bytes
  for (let round = 0; round < rounds; round++) {
    decodeWords(codebook, 0, list.length)
    let start = 0
    for (const [block, length] of blockBytes.entries()) {
      decodeWords(bytes, start, Math.min(wordsOfBlock, list.length - block * wordsOfBlock), 1)
      start += length
    }
  }
}

function makeWord(number: number): string {
  const ideograph = (step: number): string => String.fromCharCode(0x4e00 + ((number * step) % 20_000))
  if (number % 8 === 0) return `ab${ideograph(7)}`
  if (number % 8 === 1) return `${'q'.repeat(16 + (number % 3))}${ideograph(3)}`
  if (number % 8 === 2) return `${ideograph(19)}，${ideograph(5)}`
  return number % 2 === 0 ? ideograph(11) : ideograph(13) + ideograph(17)
}
