import { createByteReader } from '../format/encoding/bytes.ts'

/** A term and how many passages of the corpus have it. */
export interface CountedTerm {
  readonly term: string
  /** Cost of the word for the segmenter, or -1 for a term of letters and digits. */
  readonly cost: number
  readonly frequency: number
}

/** The terms of one partition, counted. */
export interface CountedTerms {
  /** Sorted. */
  readonly terms: readonly CountedTerm[]
  /** For each batch and each of its terms, in its order: passages of the corpus that have it, and that have it in the title. */
  readonly frequencies: readonly Uint32Array[]
}

/**
 * Counts the terms of one partition over all batches, for an index whose postings are written elsewhere.
 *
 * @param batches  the partition's share of each batch; see `AnalyzedBatch.words`
 */
export function countTerms(batches: readonly Uint8Array[]): CountedTerms {
  const decoder = new TextDecoder()
  const numberOfTerm = new Map<string, number>()
  const costs: number[] = []
  const frequencies: number[] = []
  const titleFrequencies: number[] = []
  const termsOfBatches = batches.map((batch) => {
    const reader = createByteReader(batch)
    const numbers: number[] = []
    while (reader.position < batch.length) {
      const term = decoder.decode(reader.bytes(reader.varint()))
      const cost = reader.varint() - 1
      let number = numberOfTerm.get(term)
      if (number === undefined) {
        number = costs.length
        numberOfTerm.set(term, number)
        costs.push(cost)
        frequencies.push(0)
        titleFrequencies.push(0)
      }
      numbers.push(number)
      visitPostings(reader, (_passage, _frequency, titleFrequency) => {
        frequencies[number]! += 1
        if (titleFrequency > 0) titleFrequencies[number]! += 1
      })
    }
    return numbers
  })
  return {
    terms: [...numberOfTerm]
      .map(([term, number]) => ({ term, cost: costs[number]!, frequency: frequencies[number]! }))
      .sort((a, b) => (a.term < b.term ? -1 : 1)),
    frequencies: termsOfBatches.map((numbers) =>
      Uint32Array.from(numbers.flatMap((number) => [frequencies[number]!, titleFrequencies[number]!])),
    ),
  }
}

/**
 * Reads the postings of one term of a batch.
 *
 * @param visit  called with each passage, counted from 0 in the batch
 */
export function visitPostings(
  reader: ReturnType<typeof createByteReader>,
  visit: (passage: number, frequency: number, titleFrequency: number) => void,
): void {
  let passage = -1
  for (let left = reader.varint(); left > 0; left--) {
    passage += reader.varint() + 1
    const frequency = reader.varint()
    visit(passage, frequency >>> 1, (frequency & 1) === 1 ? reader.varint() : 0)
  }
}
