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
 * Lays out a lexicon: head (unknown cost, number of words, number of costs), the different costs as steps down from the
 * highest, which most words have, and the words in blocks, each with the number of its cost and its frequency. The id of a word is its position; its
 * postings stand in the order of ids, so their address is not written.
 *
 * @param entries  sorted by UTF-16 units
 */
export function writeLexicon(entries: readonly LexiconEntry[], unknownCost: number): Uint8Array {
  const costs = [...new Set(entries.map(({ cost }) => cost))].sort((a, b) => b - a)
  const numberOf = new Map(costs.map((cost, number) => [cost, number]))
  const costWriter = createByteWriter()
  for (const [number, cost] of costs.entries())
    costWriter.varint(number === 0 ? cost : costs[number - 1]! - cost)
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
