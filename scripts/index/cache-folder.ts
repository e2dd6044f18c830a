import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** Where the analysis of the articles of an index is kept for its next build: beside the packages, out of the way. */
export function cacheFolderOf(out: string): string {
  const name = createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16)
  return join('node_modules', '.cache', 'hansou', name)
}
