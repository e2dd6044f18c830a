import type { AnalyzedCorpus, BatchSummary } from '../../../src/build/analyze/analyzed-corpus.ts'
import { alphanumericPartition } from '../../../src/build/analyze/batch-words.ts'
import type { MergedTerm } from '../../../src/build/merge/merge-words.ts'
import { groupPartitions } from '../../../src/build/merge/partition-groups.ts'
import { hashTerm } from '../../../src/format/encoding/hash.ts'
import { defaultSimilarity } from '../../../src/format/postings/similarity.ts'
import type { WrittenFiles } from '../files/written-files.ts'
import type { Tasks } from './tasks.ts'
import type { ThreadPool } from './thread-pool.ts'

/** The corpus and the threads that write it. */
export type PooledCorpus = AnalyzedCorpus & { readonly pool: ThreadPool }
/** Runs a task of the build on one of its threads. */
export type RunTask = <Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
) => Promise<ReturnType<Tasks[Name]>>

/** The terms of a corpus, and what the header says of the files of their postings. */
export interface MergedTerms {
  /** Those of ideographs, then those of letters and digits, each in order of their UTF-16 units: their position is their id. */
  readonly ideographic: readonly MergedTerm[]
  readonly alphanumeric: readonly MergedTerm[]
  /** Id of the first term of each file. */
  readonly postingFirsts: Uint32Array
  /** Files with bigrams, and the first and last key of each. */
  readonly bigramFiles: Uint32Array
  readonly bigramFirsts: Uint32Array
  readonly bigramLasts: Uint32Array
}

/** Groups of partitions that are merged together: of ideographs, then of letters and digits. */
export function groupAllPartitions({ batches }: AnalyzedCorpus): number[][] {
  const ranges = batches.flatMap(({ words, bigrams }) => [words, bigrams])
  return [...groupPartitions(ranges), [alphanumericPartition]]
}

/**
 * Merges the postings and bigrams of all batches and writes them.
 *
 * @param groups  see `groupAllPartitions`
 * @param fileBytes  that a file is filled to; 0 where terms are counted only
 */
export async function mergeTerms(
  { batches, firstPassages, statistics, textLengths, titleLengths }: AnalyzedCorpus,
  groups: readonly (readonly number[])[],
  fileBytes: number,
  run: RunTask,
  files: WrittenFiles,
): Promise<MergedTerms> {
  const context = { similarity: defaultSimilarity, statistics, textLengths, titleLengths }
  const words = batches.map(({ key, words }) => ({ key, parts: words }))
  const bigrams = batches.map(({ key, bigrams }) => ({ key, parts: bigrams }))
  const merged = await Promise.all(
    groups.map((partitions) =>
      run('mergePostings', { partitions, words, bigrams, firstPassages, context, fileBytes }),
    ),
  )
  for (const part of merged) files.note('postings', part.files)
  const firsts: number[] = []
  let terms = 0
  for (const count of merged.flatMap(({ termCounts }) => termCounts)) {
    firsts.push(terms)
    terms += count
  }
  const ranges = merged.flatMap(({ bigramRanges }) => bigramRanges)
  const withBigrams = [...ranges.keys()].filter((file) => ranges[file] !== null)
  const all = merged.flatMap(({ terms }) => terms)
  return {
    ideographic: all.filter(({ cost }) => cost >= 0),
    alphanumeric: all.filter(({ cost }) => cost < 0),
    postingFirsts: Uint32Array.from(firsts),
    bigramFiles: Uint32Array.from(withBigrams),
    bigramFirsts: Uint32Array.from(withBigrams, (file) => ranges[file]![0]),
    bigramLasts: Uint32Array.from(withBigrams, (file) => ranges[file]![1]),
  }
}

/** Batches that the codebook is trained on: the first ones, then one in eight. */
const firstSampled = 8
/** Characters that it is trained on: an eighth of those batches', but neither fewer nor more. */
const sampleCharacters = { min: 1 << 18, max: 1 << 20 }

/** Has the codebook trained on a sample of the corpus, the same one after few articles have changed. */
export function trainOnSample({ batches, characters }: AnalyzedCorpus, run: RunTask): Promise<string[]> {
  const sampled = batches.filter(
    ({ articles }, at) => at < firstSampled || hashTerm(articles[0]?.article.id ?? '') % 8 === 0,
  )
  const ofSampled = sampled.reduce((sum, batch) => sum + batch.characters, 0)
  const wanted = Math.min(sampleCharacters.max, Math.max(sampleCharacters.min, ofSampled / 8))
  const every = Math.max(1, Math.round(ofSampled / wanted))
  return run('trainCodebook', { keys: sampled.map(({ key }) => key), every, characters })
}

/** Files that one task writes at least: the last of them is not filled. */
const filesOfTask = 8

/** Groups neighbouring batches whose stored fields one task writes. @param fileBytes  of text that a file is filled to */
export function groupStores<Batch extends Pick<BatchSummary, 'textBytes'>>(
  batches: readonly Batch[],
  fileBytes: number,
): Batch[][] {
  const groups: Batch[][] = []
  let left = 0
  for (const batch of batches) {
    if (left <= 0) {
      groups.push([])
      left = filesOfTask * fileBytes
    }
    groups.at(-1)!.push(batch)
    left -= batch.textBytes
  }
  return groups
}

/**
 * Writes the stored fields of all batches.
 *
 * @param groups  see `groupStores`
 * @param fileBytes  of text that a file is filled to
 * @returns the first passage of each file, and one past the last
 */
export async function writeStores(
  groups: readonly (readonly BatchSummary[])[],
  codebook: readonly string[],
  fileBytes: number,
  run: RunTask,
  files: WrittenFiles,
): Promise<Uint32Array> {
  let passages = 0
  const written = await Promise.all(
    groups.map((batches) => {
      const firstPassage = passages
      passages += batches.reduce((sum, batch) => sum + batch.passages, 0)
      return run('writeStore', {
        keys: batches.map(({ key }) => key),
        firstPassage,
        passagesOfArticles: batches.flatMap(({ articles }) => articles.map((article) => article.passages)),
        codebook,
        fileBytes,
      })
    }),
  )
  for (const part of written) files.note('store', part.files)
  return Uint32Array.from([...written.flatMap((part) => part.firsts), passages])
}
