import type { LastFiles } from '../files/publish-build.ts'
import type { WrittenFiles } from '../files/written-files.ts'
import type { BuildOptions, BuildSummary } from '../options/build-options.ts'
import type { PooledCorpus, RunTask } from '../threads/merge-batches.ts'

/** Runs tasks on the pool and tells how many of all are done. */
export function countSteps({ pool }: PooledCorpus, options: BuildOptions, steps: number): RunTask {
  let done = 0
  return async (task, input) => {
    options.signal?.throwIfAborted()
    const answer = await pool.run(task, input)
    options.onProgress?.('merge', ++done, steps)
    return answer
  }
}

/** What a build wrote. @param manifestBytes  of the one file that `files` does not count */
export function summarizeBuild(
  corpus: PooledCorpus,
  choice: Pick<BuildSummary, 'engine' | 'clusterIndex'>,
  terms: number,
  files: WrittenFiles,
  { manifest, opening }: LastFiles,
): Omit<BuildSummary, 'seconds'> {
  return {
    articles: corpus.summaries.length,
    remembered: corpus.remembered,
    leftOut: corpus.leftOut,
    warnings: corpus.warnings,
    failures: corpus.failures,
    passages: corpus.statistics.passages,
    characters: corpus.characters,
    textBytes: corpus.textBytes,
    terms,
    bytes: Object.values(files.bytesByKind).reduce(
      (sum, bytes) => sum + bytes,
      manifest.length + (opening?.length ?? 0),
    ),
    bytesByKind: files.bytesByKind,
    files: files.names.size + (opening === null ? 1 : 2),
    ...choice,
  }
}
