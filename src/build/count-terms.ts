import { readBatchWords } from './analyze/batch-words.ts'

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
  const numberOfTerm = new Map<string, number>()
  const costs: number[] = []
  const frequencies: number[] = []
  const titleFrequencies: number[] = []
  const termsOfBatches = batches.map((batch) => {
    const numbers: number[] = []
    readBatchWords(batch, (term, cost) => {
      let number = numberOfTerm.get(term)
      if (number === undefined) {
        number = costs.length
        numberOfTerm.set(term, number)
        costs.push(cost)
        frequencies.push(0)
        titleFrequencies.push(0)
      }
      numbers.push(number)
      return (_passage, _frequency, titleFrequency) => {
        frequencies[number]! += 1
        if (titleFrequency > 0) titleFrequencies[number]! += 1
      }
    })
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
