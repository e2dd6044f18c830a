import type { PostingColumns } from '../../format/postings/posting-block.ts'
import { readBatchWords } from '../analyze/batch-words.ts'
import { createPostingPool } from '../analyze/posting-pool.ts'

/** A term of the corpus. */
export interface MergedTerm {
  readonly term: string
  /** Cost of the word for the segmenter, or -1 for a term of letters and digits. */
  readonly cost: number
  /** Passages that have it. */
  readonly frequency: number
}

/**
 * Merges the postings of some partitions.
 *
 * @param batches  the share of each batch in each partition, in order of passage
 * @param firstPassages  of each of them
 * @returns terms in order of their UTF-16 units, with room that the postings of the next are written into
 */
export function* mergeWords(
  batches: readonly Uint8Array[],
  firstPassages: readonly number[],
): Generator<readonly [MergedTerm, PostingColumns], void> {
  const pool = createPostingPool()
  const listOfTerm = new Map<string, number>()
  const costs: number[] = []
  batches.forEach((batch, index) => {
    const firstPassage = firstPassages[index]!
    readBatchWords(batch, (term, cost) => {
      let list = listOfTerm.get(term)
      if (list === undefined) {
        list = pool.openList()
        listOfTerm.set(term, list)
        costs.push(cost)
      }
      return (passage, frequency, titleFrequency) =>
        pool.append(list, firstPassage + passage, frequency, titleFrequency)
    })
  })

  let passages = new Int32Array(1024)
  let frequencies = new Int32Array(1024)
  let titleFrequencies = new Int32Array(1024)
  for (const [term, list] of [...listOfTerm].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const count = pool.count(list)
    if (count > passages.length) {
      passages = new Int32Array(count * 2)
      frequencies = new Int32Array(count * 2)
      titleFrequencies = new Int32Array(count * 2)
    }
    let at = 0
    pool.each(list, (passage, frequency, titleFrequency) => {
      passages[at] = passage
      frequencies[at] = frequency
      titleFrequencies[at++] = titleFrequency
    })
    yield [
      { term, cost: costs[list]!, frequency: count },
      { passages, frequencies, titleFrequencies, count },
    ]
  }
}
