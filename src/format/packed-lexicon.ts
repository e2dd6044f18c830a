import { stringToUnits, unitsToString } from '../analysis/fold.ts'
import type { FoundWords, Lexicon } from '../analysis/lexicon.ts'
import { countBefore } from './bisect.ts'
import { corrupt, createByteReader } from './bytes.ts'
import { createBlockDecoder, valuesOfWord } from './lexicon-blocks.ts'
import type { WeightedText } from './pinyin-text.ts'
import { openSections } from './sections.ts'
import { type DecodedWords, decodeWords, wordsOfBlock } from './word-list.ts'

/**
 * The term dictionary of an artifact, which is the lexicon of the segmenter too; blocks of front-coded
 * words are decoded at their first lookup. A term's id is its position in the order of UTF-16 units.
 */
export interface PackedLexicon extends Lexicon {
  readonly size: number
  /** Id of a term (its ordinal in the dictionary), or -1. */
  idOf(term: string): number
  term(id: number): string
  frequency(id: number): number
  /** Length of a term in UTF-16 units. */
  lengthAt(id: number): number
  /** A term with its document frequency as weight. */
  wordAt(id: number): WeightedText
  /** Document frequency of a term. */
  weightAt(id: number): number
  /**
   * The most frequent terms of two units or more that begin with a prefix, most frequent first; of equal frequency in
   * order of their units. Where not all fit, the shorter of equal frequency stay.
   */
  startingWith(prefix: string, most: number): WeightedText[]
}

/** Decoded blocks that are kept, of 1.5 KB each; a query looks at two dozen. */
const mostDecoded = 512

/**
 * Opens a lexicon without reading it through.
 *
 * @throws {SearchError} INDEX_CORRUPT when its parts do not fit together
 */
export function openLexicon(file: Uint8Array): PackedLexicon {
  const sections = openSections(file)
  const [unknownCost = 0, size = 0, costCount = 0] = sections.uint32(0)
  const costReader = createByteReader(sections.bytes(1))
  const costs = new Int32Array(Math.min(costCount, sections.bytes(1).length))
  for (let number = 0; number < costs.length; number++)
    costs[number] = number === 0 ? costReader.varint() : costs[number - 1]! - costReader.varint()
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
  const decoded: (DecodedWords | undefined)[] = new Array(blockCount)
  /** Numbers of the blocks that are kept, the oldest first from `decodings` on, as a ring. */
  const kept = new Uint32Array(mostDecoded)
  let decodings = 0

  function blockAt(block: number): DecodedWords {
    const known = decoded[block]
    if (known !== undefined) return known
    const opened = decodeBlock(block)
    if (decodings >= mostDecoded) decoded[kept[decodings % mostDecoded]!] = undefined
    kept[decodings++ % mostDecoded] = block
    decoded[block] = opened
    return opened
  }

  function blockOf(id: number): DecodedWords {
    if (!(id >= 0 && id < size)) throw corrupt(`word ${id} of ${size} is not in the lexicon`)
    return blockAt(Math.floor(id / wordsOfBlock))
  }

  /**
   * Id of the first word that does not sort before some units.
   *
   * @param from  an id that does not sort behind it
   */
  function findFirst(units: Uint16Array, start: number, length: number, from = 0): number {
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
  }

  /** Length of the common prefix of a word and some units. */
  function countCommon(id: number, units: Uint16Array, start: number, length: number): number {
    const words = blockOf(id)
    const row = id % wordsOfBlock
    const wordStart = words.offsets[row]!
    const most = Math.min(length, words.offsets[row + 1]! - wordStart)
    let common = 0
    while (common < most && words.units[wordStart + common] === units[start + common]) common++
    return common
  }

  function lengthAt(id: number): number {
    const words = blockOf(id)
    const row = id % wordsOfBlock
    return words.offsets[row + 1]! - words.offsets[row]!
  }

  function readTerm(id: number): string {
    const words = blockOf(id)
    const row = id % wordsOfBlock
    return unitsToString(words.units, words.offsets[row]!, words.offsets[row + 1]!)
  }

  const costOf = (id: number): number => costs[blockOf(id).values[(id % wordsOfBlock) * valuesOfWord]!] ?? 0
  const frequency = (id: number): number => blockOf(id).values[(id % wordsOfBlock) * valuesOfWord + 1]!

  return {
    unknownCost,
    size,
    findWords(units, start, end, found: FoundWords) {
      let count = 0
      let from = 0
      for (let length = 1; start + length <= end; length++) {
        const id = findFirst(units, start, length, from)
        // Words that begin with these units stand together, the units themselves first.
        if (id >= size || countCommon(id, units, start, length) < length) break
        from = id
        if (lengthAt(id) !== length) continue
        found.ids[count] = id
        found.lengths[count] = length
        found.costs[count] = costOf(id)
        count++
      }
      return count
    },
    idOf(term) {
      const units = stringToUnits(term)
      if (term.length === 0) return -1
      const id = findFirst(units, 0, units.length)
      const isIt = id < size && lengthAt(id) === term.length
      return isIt && countCommon(id, units, 0, units.length) === term.length ? id : -1
    },
    term: readTerm,
    frequency,
    lengthAt,
    wordAt: (id) => ({ text: readTerm(id), weight: frequency(id) }),
    weightAt: frequency,
    startingWith(prefix, most) {
      const units = stringToUnits(prefix)
      const found: { id: number; weight: number; length: number }[] = []
      for (let id = findFirst(units, 0, units.length); id < size; id++) {
        if (countCommon(id, units, 0, units.length) < units.length) break
        const length = lengthAt(id)
        if (length < 2) continue
        const weight = frequency(id)
        let at = found.length
        while (at > 0 && (found[at - 1]!.weight - weight || length - found[at - 1]!.length) < 0) at--
        if (at < most) found.splice(at, 0, { id, weight, length })
        if (found.length > most) found.pop()
      }
      return found
        .map(({ id, weight }) => ({ text: readTerm(id), weight }))
        .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    },
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
