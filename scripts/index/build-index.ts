import { availableParallelism } from 'node:os'
import { analyzerFingerprint } from '../../src/analysis/analyzer.ts'
import type { AnalyzedCorpus } from '../../src/build/analyze/analyzed-corpus.ts'
import { checkSynonyms } from '../../src/build/expansion/expansion-files.ts'
import { failure } from '../messages/failure.ts'
import { writeArtifact } from './artifact/write-artifact.ts'
import { openWorkspace } from './cache/build-workspace.ts'
import { fingerprintBuild } from './cache/hash-sources.ts'
import { writeClusterArtifact } from './cluster/write-cluster-artifact.ts'
import { openOutputFolder } from './files/output-folder.ts'
import type { BuildOptions, BuildSummary } from './options/build-options.ts'
import { describeLeftOut } from './report/describe-problems.ts'
import { analyzeSource } from './threads/analyze-corpus.ts'
import type { BuildSettings } from './threads/tasks.ts'
import { createThreadPool, type ThreadPool } from './threads/thread-pool.ts'

const megabytesOfMain = 600
const megabytesOfThread = 350

/** How many threads fit beside the main one; a dictionary takes most of what each needs. */
function threadsWithin(megabytes: number): number {
  return Math.max(0, Math.floor((megabytes - megabytesOfMain) / megabytesOfThread))
}

/**
 * Builds an artifact. Files are named by their content and the manifest is written last, so the index that was
 * there before stays whole until the new one is; files of neither of the last two builds are removed.
 *
 * @param source  a folder of Markdown or of a built site, or a `.jsonl` or `.jsonl.gz` file
 * @throws {SearchError} ARTICLE_* with file and line, ARTICLE_NOT_FOUND when the source holds no articles;
 *   INVALID_OPTION when the source is neither, or `out` holds files of others; INDEX_LOCKED when another build
 *   works on `out` for longer than `lockWaitMs`; INDEX_UNWRITABLE when `out` cannot be written
 */
export async function buildIndex(source: string, out: string, options: BuildOptions): Promise<BuildSummary> {
  const started = performance.now()
  checkSynonyms(options.synonyms ?? [])
  const output = await openOutputFolder(out)
  const workspace = await openWorkspace(out, options).catch(async (error: unknown) => {
    await output.removeIfCreated()
    throw error
  })
  const ownWords = options.ownWords ?? []
  const pools: ThreadPool[] = []
  const result = { isBuilt: false }
  try {
    const settings: BuildSettings = {
      split: options.split,
      ownWords,
      batchFolders: workspace.batchFolders,
      cacheKey: JSON.stringify([analyzerFingerprint, await fingerprintBuild(), options.split, ownWords]),
      out,
      scratch: workspace.scratch,
      deflated: options.deflated ?? false,
    }
    const openPool = (threads: number): ThreadPool => {
      const pool = createThreadPool(options.threads ?? threads, settings, options.signal)
      pools.push(pool)
      return pool
    }
    const threads = Math.min(8, availableParallelism(), threadsWithin(options.memoryMegabytes ?? 2048))
    const corpus = await analyzeSource(source, options, threads, openPool)
    refuseEmpty(source, corpus)
    const write = options.engine === 'opensearch' ? writeClusterArtifact : writeArtifact
    const written = await write(corpus, settings, options)
    result.isBuilt = true
    await workspace.keepBatches(new Set(corpus.batches.map((batch) => batch.key)))
    return { ...written, seconds: (performance.now() - started) / 1000 }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
    await workspace.close(result.isBuilt)
    if (!result.isBuilt) await output.removeIfCreated()
  }
}

/** Pages without text are mostly written by scripts in the browser. */
function adviceOf(leftOut: AnalyzedCorpus['leftOut'], isChinese: boolean): string {
  const empty = leftOut.filter(({ file, reason }) => reason === 'empty' && /\.html?$/i.test(file))
  if (2 * empty.length < leftOut.length) return ''
  return isChinese
    ? '这些网页的文字由浏览器里的脚本写出，不在文件中：请改为索引网站的源文件\n'
    : 'the text of these pages is not in their files, but written by a script in the browser: index the sources of the site instead\n'
}

/** An index of nothing is a mistake in the folder's name, never what was wanted. */
function refuseEmpty(source: string, { summaries, leftOut }: AnalyzedCorpus): void {
  if (summaries.length > 0) return
  throw failure('ARTICLE_NOT_FOUND', 'noArticles', [
    source,
    (isChinese) =>
      leftOut.length === 0
        ? isChinese
          ? '，'
          : '; '
        : `:\n${describeLeftOut({ leftOut }, isChinese).trimEnd()}\n${adviceOf(leftOut, isChinese)}`,
  ])
}
