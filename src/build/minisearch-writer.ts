import MiniSearch from 'minisearch'
import { encodeTerm, miniSearchOptions, type TermDocument } from '../format/minisearch.ts'
import { readBatchWords } from './analyze/batch-words.ts'

/**
 * Builds MiniSearch's own JSON from batches of postings.
 *
 * @param batches  all partitions of each batch
 * @param firstPassages  of each batch
 * @param lengths  how long each passage counts, which its weight may say otherwise than its terms; and the average
 */
export function writeMiniSearch(
  batches: readonly (readonly Uint8Array[])[],
  firstPassages: readonly number[],
  lengths: { readonly textLengths: Uint16Array; readonly averageTextLength: number },
): string {
  const documents = Array.from(lengths.textLengths, (_, id) => ({ id, text: [], title: [] }))
  batches.forEach((partitions, batch) => {
    for (const partition of partitions) addTerms(documents, partition, firstPassages[batch]!)
  })
  const index = new MiniSearch<TermDocument>(miniSearchOptions)
  index.addAll(documents)
  return JSON.stringify(withLengths(index.toJSON(), lengths))
}

interface PlainDocument {
  readonly text: string[]
  readonly title: string[]
}

/** Adds the terms of one partition of a batch to its passages, each as often as it occurs. */
function addTerms(documents: readonly PlainDocument[], partition: Uint8Array, firstPassage: number): void {
  readBatchWords(partition, (word) => {
    const term = encodeTerm(word)
    return (passage, frequency, titleFrequency) => {
      const { text, title } = documents[firstPassage + passage]!
      addTimes(text, term, frequency)
      addTimes(title, term, titleFrequency)
    }
  })
}

function addTimes(terms: string[], term: string, times: number): void {
  for (let left = times; left > 0; left--) terms.push(term)
}

type PlainIndex = ReturnType<MiniSearch<TermDocument>['toJSON']>

/** MiniSearch counts the different terms of a text itself; documents were added in the order of their numbers. */
function withLengths(
  index: PlainIndex,
  { textLengths, averageTextLength }: Parameters<typeof writeMiniSearch>[2],
): PlainIndex {
  const field = index.fieldIds.text!
  const fieldLength = Object.fromEntries(
    Object.entries(index.fieldLength).map(([id, own]) => [
      id,
      Object.assign([], own, { [field]: textLengths[Number(id)]! }),
    ]),
  )
  const averageFieldLength = [...index.averageFieldLength]
  averageFieldLength[field] = averageTextLength
  return { ...index, fieldLength, averageFieldLength }
}
