import { bigramKey, endOfRun } from '../../format/postings/bigrams.ts'
import type { PostingContext } from '../../format/postings/postings-writer.ts'
import { mergeBigrams } from './merge-bigrams.ts'
import { type MergedTerm, mergeWords } from './merge-words.ts'
import { createPostingFiles, type PostingFiles } from './posting-files.ts'

/**
 * Input of a merge: the share of each batch in each partition, in order of passage, and its first passage.
 */
export interface PartitionShares {
  readonly words: readonly Uint8Array[]
  /** Empty for partitions of letters and digits. */
  readonly bigrams: readonly Uint8Array[]
  readonly firstPassages: readonly number[]
}

/** Neighbouring partitions of postings, whole. */
export interface MergedPostings extends PostingFiles {
  /** In order of their UTF-16 units, as their postings stand in the files. */
  readonly terms: readonly MergedTerm[]
}

/**
 * Merges the posting lists of all batches, for neighbouring partitions (as Lucene merges segments).
 *
 * @param fileBytes  that a file is filled to; 0 where nothing is written and terms are only counted
 */
export function mergePostings(
  { words, bigrams, firstPassages }: PartitionShares,
  context: PostingContext,
  fileBytes: number,
): MergedPostings {
  const terms: MergedTerm[] = []
  const merged = mergeWords(words, firstPassages)
  if (fileBytes === 0) {
    for (const [term] of merged) terms.push(term)
    return { terms, files: [], termCounts: [], bigramRanges: [] }
  }
  const writer = createPostingFiles(context, fileBytes)
  let next = merged.next()
  /** Writes the terms that begin with a bigram before a key. */
  function writeTermsBefore(key: number): void {
    while (!next.done && keyOf(next.value[0].term) < key) {
      const [term, columns] = next.value
      terms.push(term)
      writer.addTerm(columns)
      next = merged.next()
    }
  }
  for (const bigram of mergeBigrams(bigrams, firstPassages)) {
    writeTermsBefore(bigram.key)
    writer.addBigram(bigram)
  }
  writeTermsBefore(Infinity)
  return { terms, ...writer.take() }
}

/** The bigram that a term begins with. */
function keyOf(term: string): number {
  return bigramKey(term.charCodeAt(0), term.length > 1 ? term.charCodeAt(1) : endOfRun)
}
