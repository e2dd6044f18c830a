import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { analyzerFingerprint } from '../../src/analysis/analyzer.ts'
import type { ArticleFailure } from '../../src/build/analyzed-corpus.ts'
import type { ArticleWarning } from '../../src/format/article.ts'
import { analyzeSource } from './analyze-corpus.ts'
import { removeOtherBatches } from './batch-cache.ts'
import { fingerprintBuild } from './hash-sources.ts'
import { removeScratch } from './stale-files.ts'
import type { BuildSettings } from './tasks.ts'
import { createThreadPool, type ThreadPool } from './thread-pool.ts'
import { writeArtifact } from './write-artifact.ts'

export interface BuildOptions {
  readonly engine: 'auto' | 'minisearch' | 'packed'
  /** Whether texts are cut into passages; else a line is one passage. */
  readonly split: boolean
  /** Builds the index without the articles that cannot be read; else they end the build, all named at once. */
  readonly keepGoing?: boolean
  /** The site's own words, to be kept whole. */
  readonly ownWords?: readonly string[]
  /** Groups of words that find each other. */
  readonly synonyms?: readonly (readonly string[])[]
  /** Threads at work; 0 works on this one. Chosen by the machine and the size of the source when absent. */
  readonly threads?: number
  /** MiB the build may take, which bounds the threads at work; at least 700. Default: 2048. */
  readonly memoryMegabytes?: number
  /** Folder where the analysis of articles is kept for the next build; none is kept when absent. */
  readonly cache?: string
  /** Bytes of source analysed together, on average. */
  readonly batchBytes?: number
  /** Ends the build: it rejects with the reason of the signal, and the index that was there stays. */
  readonly signal?: AbortSignal
  /** Hears how far the build is; `total` is 0 while it is not known. */
  readonly onProgress?: (phase: BuildPhase, done: number, total: number) => void
}

export type BuildPhase = 'analyse' | 'merge' | 'finish'

export interface BuildSummary {
  readonly articles: number
  /** Articles of them that had not changed since the last build. */
  readonly remembered: number
  /** Hidden pages and drafts that were left out. */
  readonly drafts: number
  readonly warnings: readonly ArticleWarning[]
  /** Articles that could not be read and were left out; none without `keepGoing`. */
  readonly failures: readonly ArticleFailure[]
  readonly passages: number
  readonly characters: number
  readonly textBytes: number
  readonly terms: number
  readonly bytes: number
  /** Bytes by kind of file. */
  readonly bytesByKind: Readonly<Record<string, number>>
  readonly files: number
  readonly seconds: number
  readonly engine: 'minisearch' | 'packed'
  /** Why this engine, in one sentence. */
  readonly reason: string
}

const megabytesOfMain = 600
const megabytesOfThread = 350

/** How many threads fit beside the main one; a dictionary takes most of what each needs. */
function threadsWithin(megabytes: number): number {
  return Math.max(0, Math.floor((megabytes - megabytesOfMain) / megabytesOfThread))
}

/**
 * Builds an artifact. Files are named by their content and the manifest is written last, so the index that was
 * there before stays whole until the new one is; files that neither of the two names are removed.
 *
 * @param source  a folder of Markdown, or a `.jsonl` or `.jsonl.gz` file
 * @throws {SearchError} ARTICLE_* with file and line; INVALID_OPTION when the source is neither
 */
export async function buildIndex(source: string, out: string, options: BuildOptions): Promise<BuildSummary> {
  const started = performance.now()
  await mkdir(out, { recursive: true })
  await removeScratch(out)
  const scratch = await mkdtemp(join(out, '.scratch-'))
  const ownWords = options.ownWords ?? []
  const settings: BuildSettings = {
    split: options.split,
    ownWords,
    batches: options.cache ?? scratch,
    cacheKey: JSON.stringify([analyzerFingerprint, await fingerprintBuild(), options.split, ownWords]),
    out,
  }
  const pools: ThreadPool[] = []
  const openPool = (threads: number): ThreadPool => {
    const pool = createThreadPool(options.threads ?? threads, settings)
    pools.push(pool)
    return pool
  }
  try {
    const threads = Math.min(8, availableParallelism(), threadsWithin(options.memoryMegabytes ?? 2048))
    const corpus = await analyzeSource(source, options, threads, openPool)
    const written = await writeArtifact(corpus, settings, options)
    if (options.cache !== undefined)
      await removeOtherBatches(options.cache, new Set(corpus.batches.map((run) => run.key)))
    return { ...written, seconds: (performance.now() - started) / 1000 }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
    await rm(scratch, { recursive: true, force: true })
  }
}
