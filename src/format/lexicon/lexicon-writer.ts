import { createByteWriter } from '../encoding/bytes.ts'
import { type SymbolWriter, writeSymbols } from '../encoding/prefix-code-writer.ts'
import { writeSections } from '../encoding/sections.ts'
import { countShared, wordsOfBlock, writeWordBlocks } from '../encoding/word-list.ts'
import { alphabetSizes, alphabets, isDifference, longNibble } from './lexicon-blocks.ts'

/** A term of the corpus made of ideographs. */
export interface LexiconEntry {
  readonly term: string
  /** What the segmenter pays for it. */
  readonly cost: number
  /** Passages that hold it. */
  readonly frequency: number
}

/**
 * Lays out a lexicon: head (unknown cost, number of words, number of costs), the different costs as steps down from the
 * highest, lengths of the codes, units by rank, bytes of each block, the first word of each block, the blocks. The id of
 * a word is its position; its postings stand in the order of ids, so their address is not written.
 *
 * @param entries  sorted by UTF-16 units, of at most 1,024 different costs
 */
export function writeLexicon(entries: readonly LexiconEntry[], unknownCost: number): Uint8Array {
  const costs = [...new Set(entries.map(({ cost }) => cost))].sort((a, b) => b - a)
  const numberOf = new Map(costs.map((cost, number) => [cost, number]))
  const costWriter = createByteWriter()
  for (const [number, cost] of costs.entries())
    costWriter.varint(number === 0 ? cost : costs[number - 1]! - cost)
  const terms = entries.map(({ term }) => term)
  const ranked = rankUnits(terms)
  const rankOf = new Map(ranked.map((unit, rank) => [unit, rank]))
  const { lengths, blockBytes, bytes } = writeSymbols(alphabetSizes(costs.length), (writer) => {
    for (const [index, { term, cost, frequency }] of entries.entries()) {
      if (index % wordsOfBlock > 0) writeWord(writer, terms[index - 1]!, term, rankOf)
      writer.symbol(alphabets.costs, numberOf.get(cost)!)
      writer.number(alphabets.frequencies, frequency + 1)
      if (index % wordsOfBlock === wordsOfBlock - 1 || index === entries.length - 1) writer.endBlock()
    }
  })
  return writeSections([
    Uint32Array.of(unknownCost, entries.length, costs.length),
    costWriter.take(),
    Uint8Array.from(lengths.flatMap((ofAlphabet) => [...ofAlphabet])),
    writeUnits(ranked),
    blockBytes,
    writeWordBlocks(terms.filter((_, index) => index % wordsOfBlock === 0)).bytes,
    bytes,
  ])
}

function writeWord(
  writer: SymbolWriter,
  before: string,
  word: string,
  rankOf: ReadonlyMap<number, number>,
): void {
  const shared = countShared(before, word)
  const own = word.length - shared
  writer.symbol(alphabets.pairs, (Math.min(longNibble, shared) << 4) | Math.min(longNibble, own))
  if (shared >= longNibble) writer.number(alphabets.frequencies, shared - longNibble + 1)
  if (own >= longNibble) writer.number(alphabets.frequencies, own - longNibble + 1)
  for (let at = shared; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (isDifference(at, shared, before.length))
      writer.number(alphabets.differences, unit - before.charCodeAt(at))
    else writer.number(alphabets.ranks, rankOf.get(unit)! + 1)
  }
}

/**
 * The units that are written by their rank, the commonest first; those whose ranks are numbers of as many bits cost the
 * same and are in order.
 */
function rankUnits(terms: readonly string[]): number[] {
  const counts = new Map<number, number>()
  for (const [index, term] of terms.entries()) {
    if (index % wordsOfBlock === 0) continue
    const before = terms[index - 1]!
    const shared = countShared(before, term)
    for (let at = shared; at < term.length; at++) {
      const unit = term.charCodeAt(at)
      if (!isDifference(at, shared, before.length)) counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([unit]) => unit)
  const groups: number[][] = []
  for (let start = 0, length = 1; start < ranked.length; start += length, length *= 2)
    groups.push(ranked.slice(start, start + length).sort((a, b) => a - b))
  return groups.flat()
}

/** How many units there are, then each as the step from the one before, or from 0 where that is higher. */
function writeUnits(ranked: readonly number[]): Uint8Array {
  const writer = createByteWriter()
  writer.varint(ranked.length)
  for (const [rank, unit] of ranked.entries()) {
    const isFirst = Number.isInteger(Math.log2(rank + 1))
    writer.varint(isFirst ? unit : unit - ranked[rank - 1]!)
  }
  return writer.take()
}
