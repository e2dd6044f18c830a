import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import type { BatchRanges, Ranges } from '../../../src/build/analyze/analyzed-corpus.ts'
import { type ClusterCorpus, writeClusterDocuments } from '../../../src/build/cluster-documents.ts'
import { type CountedTerm, countTerms } from '../../../src/build/count-terms.ts'
import type { BatchCache } from '../cache/batch-cache.ts'

/** Bytes of one request to the cluster: nodes with 256 MB of heap refuse some of three at a time that are twice as long. */
const bytesOfBody = 2 * 1024 * 1024

/** A batch to be written as documents of a cluster. */
export interface DocumentsInput {
  readonly key: string
  readonly words: Ranges
  /** By partition: where the counts of its terms are. */
  readonly counts: Ranges
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  readonly passagesOfArticles: readonly number[]
  readonly firstPassage: number
  readonly firstArticle: number
  readonly corpus: ClusterCorpus
}

/** What threads do for an index of a cluster. */
export interface DocumentTasks {
  /** Counts the terms of one partition, and keeps the counts for `writeDocuments`. */
  countTerms(input: { partition: number; batches: readonly BatchRanges[] }): {
    terms: readonly CountedTerm[]
    /** Where the counts of each batch are. */
    counts: Ranges
  }
  /** Writes the documents of one batch as bodies of `_bulk`. */
  writeDocuments(input: DocumentsInput): Uint8Array[]
}

/** Makes the tasks. @param scratch  folder for counts, which all threads share */
export function createDocumentTasks(scratch: string, batches: BatchCache<unknown>): DocumentTasks {
  const countsFile = (partition: number): string => join(scratch, `counts-${partition}.bin`)
  return {
    countTerms({ partition, batches: parts }) {
      const words = parts.map(({ key, parts }) => batches.readPart('words', key, ...parts[partition]!))
      const { terms, frequencies } = countTerms(words)
      let end = 0
      const counts = frequencies.map((numbers): [number, number] => {
        end += numbers.byteLength
        return [end - numbers.byteLength, end]
      })
      const files = frequencies.map((numbers) => Buffer.from(numbers.buffer, 0, numbers.byteLength))
      writeFileSync(countsFile(partition), Buffer.concat(files))
      return { terms, counts }
    },
    writeDocuments({ key, words, counts, corpus, ...batch }) {
      const { passageRecords, articleRecords } = deserialize(batches.read('records', key)) as {
        passageRecords: string[]
        articleRecords: string[]
      }
      const parts = words.map(([start, end]) => batches.readPart('words', key, start, end))
      const frequencies = counts.map(([start, end], partition) =>
        readNumbers(countsFile(partition), start, end),
      )
      return writeClusterDocuments(
        { ...batch, words: parts, frequencies, passageRecords, articleRecords },
        corpus,
        bytesOfBody,
      )
    },
  }
}

function readNumbers(path: string, start: number, end: number): Uint32Array {
  const numbers = new Uint32Array((end - start) / 4)
  const file = openSync(path, 'r')
  try {
    readSync(file, numbers, 0, end - start, start)
  } finally {
    closeSync(file)
  }
  return numbers
}
