import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isWithin } from '../files/is-within.ts'

/**
 * Leaves out files that are reached through a link to a folder that the link stands in: without this, they would be
 * there once more under every turn of the loop.
 *
 * @param files  paths under the folder, with `/`
 */
export function skipLinkLoops(folder: string, files: readonly string[]): string[] {
  const loops = new Map<string, boolean>()
  function isLoop(path: string): boolean {
    if (path === '.') return false
    const known = loops.get(path)
    if (known !== undefined) return known
    const answer = isLoop(dirname(path)) || leadsBack(join(folder, path))
    loops.set(path, answer)
    return answer
  }
  return files.filter((file) => !isLoop(dirname(file)))
}

/** Whether the real path of a folder is that of its parent, or of a folder further up. */
function leadsBack(path: string): boolean {
  try {
    const parent = realpathSync(dirname(path))
    const target = realpathSync(path)
    return isWithin(target, parent)
  } catch {
    return true
  }
}
