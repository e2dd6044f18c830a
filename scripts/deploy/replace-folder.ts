import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SearchError } from '../../src/errors.ts'

/** Stands in every folder of a laid out site; by it the next deployment knows the folder for its own. */
const ownFiles = ['_hansou', '_headers']

/**
 * Refuses a folder that holds something other than a site laid out before: it will be replaced as a whole.
 *
 * @throws {SearchError} INVALID_OPTION for a folder of others, or a file
 */
export async function refuseForeignSite(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found === null) return
  const names = found.isDirectory() ? await readdir(folder) : null
  if (names?.length === 0 || (names !== null && ownFiles.every((name) => names.includes(name)))) return
  throw new SearchError(
    'INVALID_OPTION',
    `expected a folder of hansou's own for the site, got ${folder}, which holds something else; nothing was written. Name another one at assets.directory of the configuration of wrangler`,
  )
}

/**
 * Puts a folder in the place of another. The old one is moved aside first and comes back when the new one cannot be
 * moved; only a process killed between two renames leaves neither.
 */
export async function replaceFolder(fresh: string, folder: string): Promise<void> {
  const aside = `${fresh}.old`
  const hasOld = await rename(folder, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  try {
    await rename(fresh, folder)
  } catch (error) {
    if (hasOld) await rename(aside, folder)
    throw error
  }
  if (hasOld) await rm(aside, { recursive: true, force: true })
}

/** Refuses a site that Cloudflare would refuse, before anything is uploaded. */
export async function checkAssets(folder: string): Promise<void> {
  let files = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files += 1
    const file = join(entry.parentPath, entry.name)
    const { size } = await stat(file)
    if (size > mostFileBytes)
      throw new SearchError(
        'INVALID_OPTION',
        `expected files of at most 25 MiB, got ${file} with ${(size / 1024 / 1024).toFixed(1)} MiB; Cloudflare takes larger ones from R2 alone`,
      )
  }
  if (files > mostFiles)
    throw new SearchError(
      'INVALID_OPTION',
      `expected at most ${mostFiles} files on the free plan of Cloudflare, got ${files} in ${folder}; leave pages out by --no-pages, or keep the index in R2`,
    )
}

/** Limits of static assets on Cloudflare's free plan. */
const mostFiles = 20_000
const mostFileBytes = 25 * 1024 * 1024
