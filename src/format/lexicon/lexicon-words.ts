import { unitsToString } from '../../analysis/fold.ts'
import { countBefore } from '../../text/bisect.ts'
import { corrupt, createByteReader } from '../encoding/bytes.ts'
import { openSections } from '../encoding/sections.ts'
import { type DecodedWords, decodeWords, wordsOfBlock } from '../encoding/word-list.ts'
import { createBlockDecoder, type DecodeBlock, valuesOfWord } from './lexicon-blocks.ts'

/** The words of a lexicon by their ids: their positions in the order of UTF-16 units. */
export interface LexiconWords {
  /** Cost of a character that is no word. */
  readonly unknownCost: number
  readonly size: number
  /**
   * Id of the first word that does not sort before some units; `size` where there is none.
   *
   * @param from  an id that does not sort behind it
   */
  findFirst(units: Uint16Array, start: number, length: number, from?: number): number
  /** Length of the common prefix of a word and some units. */
  countCommon(id: number, units: Uint16Array, start: number, length: number): number
  /** Length of a word in UTF-16 units. */
  lengthAt(id: number): number
  term(id: number): string
  costAt(id: number): number
  /** Document frequency of a word. */
  frequency(id: number): number
}

/** Decoded blocks that are kept, of 1.5 KB each; a query looks at two dozen. */
const maxDecoded = 512

/**
 * Opens the words of a lexicon without reading them through: a block is decoded at the first lookup of one of its words.
 * A lookup of an id that the lexicon does not have throws INDEX_CORRUPT, since ids come from other files of the index.
 *
 * @throws {SearchError} INDEX_CORRUPT when its parts do not fit together
 */
export function openLexiconWords(file: Uint8Array): LexiconWords {
  const sections = openSections(file)
  const [unknownCost = 0, size = 0, costCount = 0] = sections.uint32(0)
  const costs = readCosts(sections.bytes(1), costCount)
  const blockBytes = sections.uint16(4)
  const blockCount = blockBytes.length
  const firsts = decodeWords(sections.bytes(5), 0, blockCount)
  const decodeBlock = createBlockDecoder(
    {
      codeLengths: sections.bytes(2),
      units: sections.bytes(3),
      blockBytes,
      firsts,
      blocks: sections.bytes(6),
    },
    size,
    costCount,
  )
  const blockAt = keepDecoded(decodeBlock, blockCount)

  function blockOf(id: number): DecodedWords {
    if (!(id >= 0 && id < size)) throw corrupt(`word ${id} of ${size} is not in the lexicon`)
    return blockAt(Math.floor(id / wordsOfBlock))
  }

  return {
    unknownCost,
    size,
    findFirst(units, start, length, from = 0) {
      const first = Math.floor(from / wordsOfBlock)
      const isBefore = (at: number): boolean => compareRow(firsts, first + at, units, start, length) < 0
      const block = first + Math.max(0, countBefore(blockCount - first, isBefore) - 1)
      if (block >= blockCount) return size
      const words = blockAt(block)
      const row = countBefore(
        words.offsets.length - 1,
        (row) => compareRow(words, row, units, start, length) < 0,
      )
      return block * wordsOfBlock + row
    },
    countCommon(id, units, start, length) {
      const words = blockOf(id)
      const row = id % wordsOfBlock
      const wordStart = words.offsets[row]!
      const most = Math.min(length, words.offsets[row + 1]! - wordStart)
      let common = 0
      while (common < most && words.units[wordStart + common] === units[start + common]) common++
      return common
    },
    lengthAt(id) {
      const words = blockOf(id)
      const row = id % wordsOfBlock
      return words.offsets[row + 1]! - words.offsets[row]!
    },
    term(id) {
      const words = blockOf(id)
      const row = id % wordsOfBlock
      return unitsToString(words.units, words.offsets[row]!, words.offsets[row + 1]!)
    },
    costAt: (id) => costs[blockOf(id).values[(id % wordsOfBlock) * valuesOfWord]!] ?? 0,
    frequency: (id) => blockOf(id).values[(id % wordsOfBlock) * valuesOfWord + 1]!,
  }
}

/** Reads the different costs of words: the highest, then how much less each is than the one before. */
function readCosts(bytes: Uint8Array, count: number): Int32Array {
  const reader = createByteReader(bytes)
  const costs = new Int32Array(Math.min(count, bytes.length))
  for (let number = 0; number < costs.length; number++)
    costs[number] = number === 0 ? reader.varint() : costs[number - 1]! - reader.varint()
  return costs
}

/** Keeps the blocks that were decoded last, in a ring of their numbers. */
function keepDecoded(decodeBlock: DecodeBlock, blockCount: number): DecodeBlock {
  const decoded: (DecodedWords | undefined)[] = new Array(blockCount)
  const kept = new Uint32Array(maxDecoded)
  let decodings = 0
  return (block) => {
    const known = decoded[block]
    if (known !== undefined) return known
    const opened = decodeBlock(block)
    if (decodings >= maxDecoded) decoded[kept[decodings % maxDecoded]!] = undefined
    kept[decodings++ % maxDecoded] = block
    decoded[block] = opened
    return opened
  }
}

/** Compares a word with some units. */
function compareRow(
  words: DecodedWords,
  row: number,
  units: Uint16Array,
  start: number,
  length: number,
): number {
  const wordStart = words.offsets[row]!
  const wordLength = words.offsets[row + 1]! - wordStart
  const common = Math.min(wordLength, length)
  for (let at = 0; at < common; at++) {
    const difference = words.units[wordStart + at]! - units[start + at]!
    if (difference !== 0) return difference
  }
  return wordLength - length
}
