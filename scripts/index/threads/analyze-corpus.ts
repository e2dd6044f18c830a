import { locationOf, type SourceDocument } from '../../../src/article/read-document.ts'
import {
  type AnalyzedCorpus,
  type BatchSummary,
  findDuplicates,
  findSharedAddresses,
  joinBatches,
} from '../../../src/build/analyze/analyzed-corpus.ts'
import { SearchError } from '../../../src/errors.ts'
import type { ArticleFailure, LeftOut } from '../../../src/format/article.ts'
import { hashTerm } from '../../../src/format/encoding/hash.ts'
import type { BuildOptions } from '../options/build-options.ts'
import { readSources } from '../read/read-sources.ts'
import type { ThreadPool } from './thread-pool.ts'

/**
 * Bytes of source analysed together, on average: little enough to be done again when one article of them
 * changes, enough to be merged fast.
 */
const defaultBatchBytes = 1024 * 1024

/**
 * Reads a source in batches and has them analysed. A source of one batch is analysed on this thread, which is
 * sooner done than starting another.
 *
 * @throws {SearchError} the first code, with a line for each article that could not be read or whose id another one
 *   has, unless `keepGoing` leaves those out
 */
export async function analyzeSource(
  source: string,
  options: BuildOptions,
  threads: number,
  openPool: (threads: number) => ThreadPool,
): Promise<AnalyzedCorpus & { readonly pool: ThreadPool }> {
  const read = await analyzeBatches(source, options, threads, openPool, new Set())
  const duplicates = findDuplicates(read.summaries)
  const failures = [
    ...read.unreadable,
    ...read.summaries.flatMap((batch) => batch.failures),
    ...duplicates.values(),
  ]
  if (!options.keepGoing) refuseFailures(failures)
  const { pool, summaries, leftOut } =
    duplicates.size === 0
      ? read
      : // What is analysed cannot be taken out of a batch again; the other batches are remembered.
        await analyzeBatches(source, options, threads, () => read.pool, new Set(duplicates.keys()))
  const corpus = joinBatches(summaries)
  return {
    pool,
    ...corpus,
    failures,
    warnings: [...corpus.warnings, ...findSharedAddresses(summaries)],
    leftOut: [...leftOut, ...corpus.leftOut],
  }
}

interface AnalyzedBatches {
  readonly pool: ThreadPool
  readonly summaries: readonly BatchSummary[]
  readonly leftOut: readonly LeftOut[]
  readonly unreadable: readonly ArticleFailure[]
}

/**
 * Cuts the source into batches, and sends each to a thread that is free.
 *
 * @param skipped  files and lines of articles that are left out
 */
async function analyzeBatches(
  source: string,
  options: BuildOptions,
  threads: number,
  openPool: (threads: number) => ThreadPool,
  skipped: ReadonlySet<string>,
): Promise<AnalyzedBatches> {
  const batchBytes = options.batchBytes ?? defaultBatchBytes
  const summaries: Promise<BatchSummary>[] = []
  let pool: ThreadPool | null = null
  let batch: SourceDocument[] = []
  let bytes = 0
  let read = 0
  let failed: unknown = null
  async function send(last: boolean): Promise<void> {
    pool ??= openPool(last ? 0 : threads)
    await pool.ready()
    options.signal?.throwIfAborted()
    if (failed) throw failed
    const documents = batch
    batch = []
    bytes = 0
    // A cluster finds strings by the positions of characters.
    const extras = { bigrams: options.engine !== 'opensearch' }
    const summary = pool.run('analyze', { documents, extras })
    summary.then(
      () => {
        read += documents.length
        options.onProgress?.('analyse', read, 0)
      },
      (error: unknown) => {
        failed ??= error
      },
    )
    summaries.push(summary)
  }
  const leftOut: LeftOut[] = []
  const unreadable: ArticleFailure[] = []
  const reading = {
    ...options,
    onLeftOut: (item: LeftOut) => leftOut.push(item),
    ...(options.keepGoing && { onUnreadable: (failure: ArticleFailure) => unreadable.push(failure) }),
  }
  for await (const document of readSources(source, reading)) {
    if (skipped.size > 0 && skipped.has(locationOf(document))) continue
    batch.push(document)
    const size = document.kind === 'line' ? document.json.length * 2 : document.bytes.length
    bytes += size
    if (bytes >= batchBytes * 4 || isBorder(document, size, batchBytes)) await send(false)
  }
  if (batch.length > 0 || summaries.length === 0) await send(true)
  return { pool: pool!, summaries: await Promise.all(summaries), leftOut, unreadable }
}

const maxFailuresNamed = 100

/** @throws {SearchError} the first code, with a line for each article that could not be read */
function refuseFailures(failures: readonly ArticleFailure[]): void {
  const [first] = failures
  if (first === undefined) return
  const lines = failures.slice(0, maxFailuresNamed).map((failure) => failure.message)
  if (failures.length > lines.length) lines.push(`and ${failures.length - lines.length} more`)
  throw new SearchError(first.code, lines.join('\n'))
}

/**
 * Tells whether a batch ends behind a document. Borders depend on the hash of the article's name, so that
 * an article that comes or goes changes the batches near it only, and the cache keeps all others.
 */
function isBorder(document: SourceDocument, size: number, batchBytes: number): boolean {
  return hashTerm(nameOf(document)) / 2 ** 32 < size / batchBytes
}

function nameOf(document: SourceDocument | undefined): string {
  if (document === undefined) return ''
  return document.kind === 'line' ? document.json.slice(0, 64) : document.file
}
