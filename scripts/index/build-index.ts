import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { analyzeSource } from './gather.ts'
import { removeScratch } from './stale-files.ts'
import type { BuildSettings } from './tasks.ts'
import { createThreadPool, type ThreadPool } from './thread-pool.ts'
import { writeArtifact } from './write-artifact.ts'

export interface BuildOptions {
  readonly engine: 'auto' | 'minisearch' | 'packed'
  /** Whether texts are cut into passages; else a line is one passage. */
  readonly split: boolean
  /** The site's own words, to be kept whole. */
  readonly ownWords?: readonly string[]
  /** Groups of words that find each other. */
  readonly synonyms?: readonly (readonly string[])[]
  /** Threads at work; 0 works on this one. Chosen by the machine and the size of the source when absent. */
  readonly threads?: number
  /** Bytes of source analysed at once by a thread. */
  readonly batchBytes?: number
  /** Hears how far the build is; `total` is 0 while it is not known. */
  readonly onProgress?: (phase: BuildPhase, done: number, total: number) => void
}

export type BuildPhase = 'analyse' | 'merge' | 'finish'

export interface BuildSummary {
  readonly articles: number
  readonly drafts: number
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
  const settings: BuildSettings = { split: options.split, ownWords: options.ownWords ?? [], scratch, out }
  const pools: ThreadPool[] = []
  const openPool = (threads: number): ThreadPool => {
    const pool = createThreadPool(options.threads ?? threads, settings)
    pools.push(pool)
    return pool
  }
  try {
    const threads = Math.max(1, Math.min(8, availableParallelism()))
    const gathered = await analyzeSource(source, options, threads, openPool)
    const written = await writeArtifact(gathered, settings, options)
    return { ...written, seconds: (performance.now() - started) / 1000 }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
    await rm(scratch, { recursive: true, force: true })
  }
}
