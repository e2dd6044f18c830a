import { createHash } from 'node:crypto'
import { lstatSync, realpathSync } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, relative, sep } from 'node:path'
import { isWithin } from '../index/files/is-within.ts'
import { failure } from '../messages/failure.ts'

/** A folder under watch. */
export interface ArticleWatch {
  close(): Promise<void>
}

/** What a watch of articles tells. */
export interface WatchListener {
  /** A file came, went, or has other bytes than before. */
  onChange(): void
  /** Something cannot be watched; everything else is. */
  onError(message: string): void
}

/** Rest after a change before it is told, in milliseconds: an editor saves in several steps. */
const restMs = 100
/** Larger files are told apart by size and time. */
const maxHashedBytes = 16 * 1024 * 1024

/**
 * Watches a folder of articles, or one file. `node_modules`, what begins with a dot, and links that lead back to a
 * folder they stand in are left out. A file that is touched, or saved with the same bytes, is no change.
 *
 * @returns once every file there is known
 * @throws {SearchError} ARTICLE_NOT_FOUND when there is nothing at `source`
 */
export async function watchArticles(source: string, listener: WatchListener): Promise<ArticleWatch> {
  const root = await realpath(source).catch((cause: unknown) => {
    throw failure('ARTICLE_NOT_FOUND', 'nothing', [source], cause)
  })
  const known = new Map<string, string>()
  // Loaded here, since builds share a file with this one.
  const { watch } = await import('chokidar')
  const watcher = watch(root, {
    ignored: createWatchFilter(root),
    // Whoever watches serves, and ends with its server.
    persistent: false,
    awaitWriteFinish: { stabilityThreshold: restMs, pollInterval: 20 },
  })
  const started = { isReady: false }
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', () => {
      started.isReady = true
      resolve()
    })
  })
  const firsts: Promise<unknown>[] = []
  async function look(path: string): Promise<void> {
    const isFirst = !started.isReady
    const identity = await identify(path)
    if (known.get(path) === identity) return
    known.set(path, identity)
    if (!isFirst) listener.onChange()
  }
  watcher.on('add', (path) => {
    const looked = look(path)
    if (!started.isReady) firsts.push(looked)
  })
  watcher.on('change', (path) => void look(path))
  watcher.on('unlink', (path) => {
    if (known.delete(path)) listener.onChange()
  })
  watcher.on('error', (error) => listener.onError(describe(error)))
  await ready
  await Promise.all(firsts)
  return { close: () => watcher.close() }
}

/**
 * Makes the test of what is not watched.
 *
 * @param root  real path of the folder or file under watch
 * @returns  takes whole paths; on Windows too they may have slashes
 */
export function createWatchFilter(root: string): (path: string) => boolean {
  return (path) => {
    const names = relative(root, path).split(sep)
    const isHidden = names.some((name) => name === 'node_modules' || (name.startsWith('.') && name !== '..'))
    return isHidden || leadsBack(path)
  }
}

/** Whether a path is a link to a folder that it stands in, or a link to nothing. */
function leadsBack(path: string): boolean {
  try {
    if (!lstatSync(path).isSymbolicLink()) return false
    const target = realpathSync(path)
    const parent = realpathSync(dirname(path))
    return isWithin(target, parent)
  } catch (error) {
    // ELOOP: links that lead to each other. ENOENT: it leads nowhere, or is gone already.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT' || isLink(path)
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

async function identify(path: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path)
    if (size > maxHashedBytes) return `${size} ${mtimeMs}`
    return createHash('sha256')
      .update(await readFile(path))
      .digest('base64')
  } catch {
    return 'gone'
  }
}

function describe(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EMFILE')
    return `the system watches no more files (${code}); changes in some folders are not seen`
  return `not watched: ${path === undefined ? message : `${basename(path)}: ${message}`}`
}
