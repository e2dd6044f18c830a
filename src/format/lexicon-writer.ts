import { createByteWriter } from './bytes.ts'
import { writeSections } from './sections.ts'
import { writeWordBlocks } from './word-list.ts'

/** A term of the corpus made of ideographs. */
export interface LexiconEntry {
  readonly term: string
  /** What the segmenter pays for it. */
  readonly cost: number
  /** Passages that hold it. */
  readonly frequency: number
}

/**
 * Lays out a lexicon: head (unknown cost, number of words, number of costs), the different costs, the commonest first,
 * and the words in blocks, each with the number of its cost and its frequency. The id of a word is its position; its
 * postings stand in the order of ids, so their address is not written.
 *
 * @param entries  sorted by UTF-16 units
 */
export function writeLexicon(entries: readonly LexiconEntry[], unknownCost: number): Uint8Array {
  const wordsOfCost = new Map<number, number>()
  for (const { cost } of entries) wordsOfCost.set(cost, (wordsOfCost.get(cost) ?? 0) + 1)
  const costs = [...wordsOfCost].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([cost]) => cost)
  const numberOf = new Map(costs.map((cost, number) => [cost, number]))
  const costWriter = createByteWriter()
  for (const cost of costs) costWriter.varint(cost)
  const { bytes, blockBytes } = writeWordBlocks(
    entries.map(({ term }) => term),
    (writer, index) => {
      const { cost, frequency } = entries[index]!
      writer.varint(numberOf.get(cost)!)
      writer.varint(frequency)
    },
  )
  return writeSections([
    Uint32Array.of(unknownCost, entries.length, costs.length),
    costWriter.take(),
    blockBytes,
    bytes,
  ])
}
