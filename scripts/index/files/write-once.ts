import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { SearchError } from '../../../src/errors.ts'

/**
 * Writes a file that is named by its content. A file that holds these bytes already is left alone, so that whoever
 * reads it is not disturbed; a damaged one is replaced in one step.
 *
 * @param scratch  folder on the same file system, for the file while it is written
 * @throws {SearchError} INDEX_UNWRITABLE when the disk is full or refuses the file
 */
export function writeOnce(folder: string, scratch: string, name: string, bytes: Uint8Array): void {
  if (!holds(join(folder, name), bytes)) replaceFile(folder, scratch, name, bytes)
}

/**
 * Puts a file in place in one step: written under a temporary name, synced, renamed. A reader sees the old file or
 * the new one, whenever the process ends.
 *
 * @throws {SearchError} INDEX_UNWRITABLE when the disk is full or refuses the file
 */
export function replaceFile(folder: string, scratch: string, name: string, bytes: Uint8Array): void {
  // The next build removes what a killed one left under such a name, also where the folder is its own scratch.
  const temporary = join(scratch, `.hansou-unfinished-${randomUUID()}`)
  try {
    const file = openSync(temporary, 'wx')
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, join(folder, name))
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw unwritable(join(folder, name), cause)
  }
}

/** Makes the renames in a folder survive a power failure, on systems that can sync a folder. */
export function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // Windows opens no folder; its renames are in the journal of the file system.
  }
}

/** Says which file could not be written, and why. */
export function unwritable(path: string, cause: unknown): SearchError {
  const { code, message } = cause as NodeJS.ErrnoException
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota of the disk is used up',
    EFBIG: 'the file is larger than this process may write',
    EROFS: 'the file system is read-only',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
  }
  return new SearchError(
    'INDEX_UNWRITABLE',
    `${path} could not be written: ${reasons[code ?? ''] ?? message}`,
    {
      cause,
    },
  )
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes)
  } catch {
    return false
  }
}
