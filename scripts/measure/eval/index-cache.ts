import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashSources } from '../../index/cache/hash-sources.ts'
import type { CorpusFile } from '../bench/corpus-file.ts'
import type { PeerEntry } from '../peers/peer-list.ts'
import { type JobLimits, runJob } from '../peers/run-job.ts'
import { startProgress } from '../progress.ts'

/** Where indexes are kept between runs: under the folder for temporary files. */
const indexCacheDir = join(tmpdir(), 'hansou-eval')

/**
 * Folder with the index of a corpus by one engine. It is built when the corpus, the sources that
 * build it, or the versions of packages are other than before; the index it replaces is removed.
 *
 * @param options  limits of the engine, and whether to build in any case
 * @throws {JobFailure} when the engine does not finish
 */
export async function indexOnce(
  entry: PeerEntry,
  corpus: CorpusFile,
  { limits, fresh }: { readonly limits: JobLimits; readonly fresh: boolean },
): Promise<string> {
  const family = `${entry.name}-${corpus.sha256.slice(0, 12)}-`
  const dir = join(indexCacheDir, family + (await hashSources(entry.sources)))
  if (existsSync(dir) && !fresh) return dir
  await mkdir(indexCacheDir, { recursive: true })
  for (const name of await readdir(indexCacheDir)) {
    if (name.startsWith(family)) await rm(join(indexCacheDir, name), { recursive: true, force: true })
  }
  const unfinished = `${dir}.${process.pid}`
  await mkdir(unfinished)
  const progress = startProgress(`index ${corpus.passages} passages with ${entry.name}`, corpus.passages)
  try {
    await runJob<'build'>(
      { kind: 'build', peer: entry.name, corpus: corpus.path, dir: unfinished },
      limits,
      progress.update,
    )
    await rename(unfinished, dir)
  } finally {
    progress.end()
    await rm(unfinished, { recursive: true, force: true })
  }
  return dir
}
