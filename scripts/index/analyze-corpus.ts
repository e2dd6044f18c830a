import { createIdRegistry } from '../../src/article/id-registry.ts'
import type { SourceDocument } from '../../src/article/read-document.ts'
import type { ArticleSummary } from '../../src/build/analyze-batch.ts'
import { hashTerm } from '../../src/format/hash.ts'
import type { CorpusStatistics } from '../../src/format/similarity.ts'
import { readSources } from './read-sources.ts'
import type { BuildOptions } from './build-index.ts'
import type { RunSummary } from './tasks.ts'
import type { ThreadPool } from './thread-pool.ts'

/** All that is known once every document is analysed. */
export interface Gathered {
  readonly pool: ThreadPool
  readonly runs: readonly RunSummary[]
  readonly firstPassages: readonly number[]
  readonly summaries: readonly ArticleSummary[]
  /** Articles whose analysis was there from an earlier build. */
  readonly remembered: number
  readonly drafts: number
  readonly characters: number
  readonly textBytes: number
  readonly unknownCost: number
  readonly statistics: CorpusStatistics
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  /** First passage of each article, and one past the last. */
  readonly articleFirsts: Uint32Array
  readonly names: ReadonlyMap<string, number>
  /** Strings for the codebook and how often they stand in the sample. */
  readonly sample: ReadonlyMap<string, number>
}

/**
 * Bytes of source analysed together, on average: little enough to be done again when one article of them
 * changes, enough to be merged fast.
 */
const defaultBatchBytes = 1024 * 1024
/** Runs whose text the codebook is trained on: the first ones, then one in eight. */
const firstSampled = 8

/**
 * Reads a source in batches and has them analysed. A source of one batch is analysed on this thread, which is
 * sooner done than starting another.
 */
export async function analyzeSource(
  source: string,
  options: BuildOptions,
  threads: number,
  openPool: (threads: number) => ThreadPool,
): Promise<Gathered> {
  const batchBytes = options.batchBytes ?? defaultBatchBytes
  const summaries: Promise<RunSummary>[] = []
  let pool: ThreadPool | null = null
  let batch: SourceDocument[] = []
  let bytes = 0
  let read = 0
  let failed: unknown = null
  async function send(last: boolean): Promise<void> {
    pool ??= openPool(last ? 0 : threads)
    await pool.ready()
    if (failed) throw failed
    const documents = batch
    batch = []
    bytes = 0
    const sampled = summaries.length < firstSampled || hashTerm(nameOf(documents[0])) % 8 === 0
    const summary = pool.run('analyze', { documents, sampled })
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
  for await (const document of readSources(source, { split: options.split })) {
    batch.push(document)
    const size = document.kind === 'line' ? document.json.length * 2 : document.bytes.length
    bytes += size
    if (bytes >= batchBytes * 4 || isBorder(document, size, batchBytes)) await send(false)
  }
  if (batch.length > 0 || summaries.length === 0) await send(true)
  const runs = await Promise.all(summaries)
  return { pool: pool!, runs, ...join(runs) }
}

/**
 * Tells whether a run ends behind a document. Borders are drawn by what the articles are called, so that an article
 * that comes or goes moves those near it only, and other runs are what they were.
 */
function isBorder(document: SourceDocument, size: number, batchBytes: number): boolean {
  return hashTerm(nameOf(document)) / 2 ** 32 < size / batchBytes
}

function nameOf(document: SourceDocument | undefined): string {
  if (document === undefined) return ''
  return document.kind === 'line' ? document.json.slice(0, 64) : document.file
}

function join(runs: readonly RunSummary[]): Omit<Gathered, 'pool' | 'runs'> {
  const registry = createIdRegistry()
  const summaries: ArticleSummary[] = []
  const firstPassages: number[] = []
  const sample = new Map<string, number>()
  const names = new Map<string, number>()
  let passages = 0
  let remembered = 0
  let drafts = 0
  let characters = 0
  let textBytes = 0
  for (const run of runs) {
    firstPassages.push(passages)
    passages += run.passages
    remembered += run.remembered
    drafts += run.drafts
    characters += run.characters
    textBytes += run.textBytes
    for (const [text, count] of run.sample) sample.set(text, (sample.get(text) ?? 0) + count)
    for (const [name, count] of run.names) names.set(name, (names.get(name) ?? 0) + count)
    for (const summary of run.articles) {
      registry.add(summary.article.id, summary.article.url)
      summaries.push(summary)
    }
  }
  const textLengths = joinLengths(runs.map((run) => run.textLengths))
  const titleLengths = joinLengths(runs.map((run) => run.titleLengths))
  const articleFirsts = new Uint32Array(summaries.length + 1)
  summaries.forEach((summary, article) => {
    articleFirsts[article + 1] = articleFirsts[article]! + summary.passages
  })
  return {
    firstPassages,
    summaries,
    remembered,
    drafts,
    characters,
    textBytes,
    unknownCost: runs[0]?.unknownCost ?? 0,
    statistics: {
      passages,
      averageTextLength: average(textLengths),
      averageTitleLength: average(titleLengths),
    },
    textLengths,
    titleLengths,
    articleFirsts,
    names,
    sample,
  }
}

function joinLengths(parts: readonly Uint16Array[]): Uint16Array {
  const joined = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function average(lengths: Uint16Array): number {
  let sum = 0
  for (const length of lengths) sum += length
  return lengths.length === 0 ? 0 : sum / lengths.length
}
