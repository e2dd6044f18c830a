import { isAbsolute, relative, sep } from 'node:path'

/**
 * Whether a path is a folder or lies below it; links are not followed. On Windows slashes of either kind are the same, and
 * nothing of one drive lies in a folder of another.
 */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}
