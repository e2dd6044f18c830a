import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchError } from '../../../src/errors.ts'
import { explainError, failure } from '../../messages/failure.ts'
import { type FolderLock, lockFolder } from '../files/folder-lock.ts'
import { readKnownBuilds, removeScratch, removeStaleFiles } from '../files/stale-files.ts'
import { unwritable } from '../files/write-once.ts'
import type { BuildOptions } from '../options/build-options.ts'
import { removeOtherBatches } from './batch-cache.ts'

/** Workspace of a build: the locked folder of the artifact, a scratch folder in it, and the cache. */
export interface BuildWorkspace {
  readonly scratch: string
  /** Folders of cached batches, the preferred one first. */
  readonly batchFolders: readonly string[]
  /** Removes all other batches from the cache. */
  keepBatches(keys: ReadonlySet<string>): Promise<void>
  /** Removes the scratch folder and, of a build that failed, the files it wrote; unlocks. */
  close(isBuilt: boolean): Promise<void>
}

type Options = Pick<BuildOptions, 'cache' | 'lockWaitMs' | 'onWarning'>

const defaultLockWaitMs = 60_000

/**
 * Locks the folder of an artifact and its cache. Without a usable cache the build runs without one.
 *
 * @throws {SearchError} INDEX_LOCKED or INDEX_UNWRITABLE
 */
export async function openWorkspace(out: string, options: Options): Promise<BuildWorkspace> {
  const warn = (warning: SearchError) => options.onWarning?.(warning.message, warning)
  const lock = await lockFolder(out, {
    waitMs: options.lockWaitMs ?? defaultLockWaitMs,
    onWait: warn,
  })
  try {
    await removeScratch(out)
    const scratch = await mkdtemp(join(out, '.hansou-scratch-')).catch((cause: unknown) => {
      throw unwritable(out, cause)
    })
    const cache = options.cache === undefined ? null : await lockCache(options.cache, warn)
    return {
      scratch,
      batchFolders: cache === null ? [scratch] : [cache.folder, scratch],
      async keepBatches(keys) {
        if (cache !== null) await removeOtherBatches(cache.folder, keys).catch(() => undefined)
      },
      async close(isBuilt) {
        await rm(scratch, { recursive: true, force: true }).catch(() => undefined)
        if (!isBuilt) await removeStaleFiles(out, await readKnownBuilds(out)).catch(() => undefined)
        await cache?.lock.release()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function lockCache(
  folder: string,
  warn: (warning: SearchError) => void,
): Promise<{ readonly folder: string; readonly lock: FolderLock } | null> {
  try {
    await mkdir(folder, { recursive: true })
    return { folder, lock: await lockFolder(folder, { waitMs: 0 }) }
  } catch (error) {
    warn(failure('INDEX_LOCKED', 'noCache', [(isChinese) => explainError(error, isChinese)], error))
    return null
  }
}
