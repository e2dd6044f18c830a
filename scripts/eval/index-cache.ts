import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CorpusFile } from '../bench/corpus-file.ts'
import { startProgress } from '../bench/progress.ts'
import type { PeerEntry } from '../peers/peer-list.ts'
import { type JobLimits, runJob } from '../peers/run-job.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where indexes are kept between runs: under the folder for temporary files. */
export const indexCacheDir = join(tmpdir(), 'hansou-eval')

/**
 * Folder with the index of a corpus by one engine. It is built when the corpus, the sources that
 * build it, or the versions of packages are other than before; the index it replaces is removed.
 *
 * @param fresh  builds in any case
 * @throws {JobFailure} when the engine does not finish
 */
export async function indexOnce(
  entry: PeerEntry,
  corpus: CorpusFile,
  limits: JobLimits,
  fresh: boolean,
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

async function hashSources(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const source of [...sources, 'package-lock.json']) {
    for (const file of await listFiles(join(root, source))) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 12)
}

async function listFiles(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const files = (await readdir(path, { withFileTypes: true, recursive: true })).filter((entry) =>
    entry.isFile(),
  )
  return files.map((file) => join(file.parentPath, file.name)).toSorted()
}
