import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Where the analysis of the articles of an index is kept for its next build: beside the packages, out of the way. One
 * folder for each output folder, however its path is written.
 */
export function cacheFolderOf(out: string): string {
  return join('node_modules', '.cache', 'hansou', nameByPath(out))
}

/** Where a local server keeps the index of a source: each source has a folder of its own. */
export function localIndexFolderOf(command: 'dev' | 'start', source: string): string {
  return join('dist', command, nameByPath(source))
}

function nameByPath(path: string): string {
  return createHash('sha256')
    .update(resolveLinks(resolve(path)))
    .digest('hex')
    .slice(0, 16)
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
