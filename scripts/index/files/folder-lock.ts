import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import type { SearchError } from '../../../src/errors.ts'
import { failure } from '../../messages/failure.ts'
import { hasEnded, isKnownHere, ownIdentity } from './process-identity.ts'
import { unwritable } from './write-once.ts'

/** A folder that one build alone may write to until `release`. */
export interface FolderLock {
  release(): Promise<void>
}

/** How long a lock is waited for, and who hears of it. */
export interface LockOptions {
  /** Milliseconds to wait for another build to end; 0 refuses at once. */
  readonly waitMs: number
  /** Hears once, when there is something to wait for, the error that a wait without an end would be. */
  readonly onWait?: (error: SearchError) => void
}

const lockName = /^\.hansou-lock-[0-9a-f-]{36}$/
const pollMs = 100

const ownerSchema = v.object({
  pid: v.number(),
  host: v.string(),
  boot: v.string(),
  started: v.string(),
  since: v.string(),
})
type Owner = v.InferOutput<typeof ownerSchema>

/** Whether a name in a folder is that of a lock. */
export function isLockName(name: string): boolean {
  return lockName.test(name)
}

/**
 * Locks a folder against other builds, of this machine and of others that share it.
 *
 * Every contender puts down a file of its own name and then looks at all of them: two cannot both miss the other.
 * Only the file of an owner that has ended is removed, and no file is ever written twice, so a stale lock is taken
 * over without a moment in which two hold it. Of another machine nobody knows what has ended: its owner renews the time
 * of the file, and one that has not for a quarter of an hour is gone.
 *
 * @throws {SearchError} INDEX_LOCKED when another holds the folder for longer than `waitMs`; INDEX_UNWRITABLE
 */
export async function lockFolder(folder: string, options: LockOptions): Promise<FolderLock> {
  const deadline = performance.now() + options.waitMs
  let isTold = false
  for (;;) {
    const claim = (await findOther(folder, '')) ?? (await claimFolder(folder))
    if ('release' in claim) return claim
    const { pid, host, since, name } = claim
    const error = failure('INDEX_LOCKED', 'locked', [folder, `${pid} (${host})`, since, join(folder, name)])
    if (performance.now() >= deadline) throw error
    if (!isTold) options.onWait?.(error)
    isTold = true
    // Contenders that met must not meet again in step.
    await delay(pollMs * (0.5 + Math.random()))
  }
}

/** Puts down a lock. @returns the owner of another one that was there before the end, and then no lock is left */
async function claimFolder(folder: string): Promise<FolderLock | Found> {
  const own = await putDown(folder)
  const other = await findOther(folder, own)
  const path = join(folder, own)
  const renewal = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => undefined)
  }, renewEveryMs).unref()
  const release = () => {
    clearInterval(renewal)
    return rm(path, { force: true })
  }
  if (other === null) return { release }
  await release()
  return other
}

async function putDown(folder: string): Promise<string> {
  const name = `.hansou-lock-${randomUUID()}`
  const owner: Owner = { ...ownIdentity(), since: new Date().toISOString() }
  const unfinished = join(folder, `.hansou-unfinished-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, JSON.stringify(owner), { flag: 'wx' })
    try {
      // With its content in one step: a lock without an owner would be nobody's.
      await link(unfinished, join(folder, name))
    } catch {
      // A file system without hard links.
      await writeFile(join(folder, name), JSON.stringify(owner), { flag: 'wx' })
    }
  } catch (cause) {
    throw unwritable(folder, cause)
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined)
  }
  return name
}

type Found = Owner & { readonly name: string }

/** The owner of another lock that is held, or null; removes the locks of owners that have ended. */
async function findOther(folder: string, own: string): Promise<Found | null> {
  // A build that failed may just have removed the folder it created.
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((name) => isLockName(name) && name !== own)) {
    const owner = await readOwner(join(folder, name))
    if (owner === null) continue
    const isHeld =
      owner === 'unreadable'
        ? await isYoung(join(folder, name), writtenWithinMs)
        : !hasEnded(owner) && (isKnownHere(owner) || (await isYoung(join(folder, name), renewedWithinMs)))
    if (isHeld) return { ...(owner === 'unreadable' ? nobody : owner), name }
    await rm(join(folder, name), { force: true })
  }
  return null
}

const nobody: Owner = { pid: 0, host: 'an unknown machine', boot: '', started: '', since: 'a moment' }
/** A lock without a readable owner is new, or was left by a power failure. */
const writtenWithinMs = 10_000
const renewEveryMs = 60_000
const renewedWithinMs = 15 * renewEveryMs

async function isYoung(path: string, maxMs: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs < maxMs
}

async function readOwner(path: string): Promise<Owner | 'unreadable' | null> {
  try {
    return v.parse(ownerSchema, JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
}
