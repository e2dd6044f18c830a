import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Where the analysis of the articles of an index is kept for its next build: beside the packages, out of the way; where
 * there are none, in the cache of the user. One folder for each output folder, however its path is written.
 */
export function cacheFolderOf(out: string): string {
  const path = resolveLinks(resolve(out))
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(existsSync('node_modules') ? 'node_modules' : homedir(), '.cache', 'hansou', name)
}

/** Where a local server keeps the index of a source: each source has a folder of its own. */
export function localIndexFolderOf(command: 'dev' | 'start', source: string): string {
  return join(cacheFolderOf(source), command)
}

/** The path without links, of as much of it as is there. */
function resolveLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(resolveLinks(parent), basename(path))
  }
}
