import type { AnalyzedCorpus as Analyzed } from '../../src/build/analyzed-corpus.ts'
import type { MergedTerm } from '../../src/build/merge-postings.ts'
import { SearchError } from '../../src/errors.ts'
import { chooseFileSizes } from '../../src/format/file-sizes.ts'
import { addressBits } from '../../src/format/postings.ts'
import { defaultSimilarity } from '../../src/format/similarity.ts'
import type { Tasks } from './tasks.ts'
import type { ThreadPool } from './thread-pool.ts'
import type { WrittenFiles } from './written-files.ts'

/** The corpus and the threads that write it. */
export type AnalyzedCorpus = Analyzed & { readonly pool: ThreadPool }
/** A term and where its postings are. */
export type AddressedTerm = MergedTerm & { readonly address: number }
/** Runs a task of the build on one of its threads. */
export type RunTask = <Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
) => Promise<ReturnType<Tasks[Name]>>

/**
 * Merges the postings of all batches and writes them.
 *
 * @param packed  whether postings are written; else terms are counted only
 * @throws {SearchError} INVALID_OPTION when there are more files than an address can name
 */
export async function mergeTerms(
  { batches, firstPassages, statistics, textLengths, titleLengths, textBytes }: AnalyzedCorpus,
  groups: readonly (readonly number[])[],
  packed: boolean,
  run: RunTask,
  files: WrittenFiles,
): Promise<AddressedTerm[]> {
  const context = { similarity: defaultSimilarity, statistics, textLengths, titleLengths }
  const parts = batches.map(({ key, words }) => ({ key, parts: words }))
  const fileBytes = chooseFileSizes(textBytes).postings
  const merged = await Promise.all(
    groups.map((partitions) =>
      run('mergeWords', { partitions, batches: parts, firstPassages, context, packed, fileBytes }),
    ),
  )
  const terms: AddressedTerm[] = []
  let before = 0
  for (const part of merged) {
    for (const term of part.terms) {
      terms.push({
        ...term,
        address: packed ? (((before + term.file) << addressBits) | term.offset) >>> 0 : 0,
      })
    }
    before += part.files.length
    files.note('postings', part.files)
  }
  const most = (1 << (32 - addressBits)) - 1
  if (before > most) {
    throw new SearchError(
      'INVALID_OPTION',
      `expected at most ${most} postings files, got ${before}; cut the source in two`,
    )
  }
  return terms
}

/** Merges the bigrams of all batches and writes them. @returns first and last key of each file */
export async function mergeAllBigrams(
  { batches, firstPassages, statistics, textBytes }: AnalyzedCorpus,
  groups: readonly (readonly number[])[],
  run: RunTask,
  files: WrittenFiles,
): Promise<{ firsts: Uint32Array; lasts: Uint32Array }> {
  const parts = batches.map(({ key, bigrams }) => ({ key, parts: bigrams }))
  const fileBytes = chooseFileSizes(textBytes).bigrams
  const merged = await Promise.all(
    groups.map((partitions) =>
      run('mergeBigrams', {
        partitions,
        batches: parts,
        firstPassages,
        passages: statistics.passages,
        fileBytes,
      }),
    ),
  )
  for (const part of merged) files.note('bigrams', part.files)
  return {
    firsts: Uint32Array.from(merged.flatMap((part) => part.firstKeys)),
    lasts: Uint32Array.from(merged.flatMap((part) => part.lastKeys)),
  }
}

/** Writes the stored fields of all batches. @returns the first passage of each file, and one past the last */
export async function writeStores(
  { batches, firstPassages, statistics, textBytes }: AnalyzedCorpus,
  codebook: readonly string[],
  run: RunTask,
  files: WrittenFiles,
): Promise<Uint32Array> {
  const written = await Promise.all(
    batches.map((summary, index) =>
      run('writeStore', {
        key: summary.key,
        firstPassage: firstPassages[index]!,
        passagesOfArticles: summary.articles.map((article) => article.passages),
        codebook,
        fileBytes: chooseFileSizes(textBytes).store,
      }),
    ),
  )
  for (const part of written) files.note('store', part.files)
  return Uint32Array.from([...written.flatMap((part) => part.firsts), statistics.passages])
}
