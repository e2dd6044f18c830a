import { statSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failure } from '../messages/failure.ts'

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
  throw failure('INVALID_OPTION', 'foreignFolder', [
    `assets.directory (${folder})`,
    names?.[0] ?? basename(folder),
  ])
}

/**
 * Replaces a folder by another. The old one is moved aside first and comes back when the new one cannot be
 * moved; what a process leaves that is killed between two renames, `recoverFolder` puts back.
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

/** Makes an empty folder beside another one, named by this process, to be filled and to replace it. */
export function openFreshFolder(folder: string): Promise<string> {
  return mkdtemp(join(dirname(folder), `.${basename(folder)}-${process.pid}-`))
}

/**
 * Cleans up behind processes that were killed: the folder comes back where one died between two renames, what is left
 * of the others goes. What a process that still runs works on is left alone.
 */
export async function recoverFolder(folder: string): Promise<void> {
  const beside = dirname(folder)
  const prefix = `.${basename(folder)}-`
  const names = await readdir(beside).catch((): string[] => [])
  const left = names.filter((name) => {
    const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined
    return pid !== undefined && !isRunning(Number(pid))
  })
  const aside = left.find((name) => name.endsWith('.old'))
  if (aside !== undefined && (await stat(folder).catch(() => null)) === null)
    await rename(join(beside, aside), folder)
  for (const name of left) await rm(join(beside, name), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Refuses a site that Cloudflare would refuse, before anything is uploaded. */
export async function checkAssets(folder: string): Promise<void> {
  let files = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files += 1
    const file = join(entry.parentPath, entry.name)
    const { size } = statSync(file)
    if (size > maxFileBytes)
      throw failure('INVALID_OPTION', 'largeFile', [file, (size / 1024 / 1024).toFixed(1)])
  }
  if (files > maxFiles) throw failure('INVALID_OPTION', 'manyFiles', [maxFiles, files, folder])
}

/** Limits of static assets on Cloudflare's free plan. */
const maxFiles = 20_000
const maxFileBytes = 25 * 1024 * 1024
