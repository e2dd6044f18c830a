import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { readSitePath } from '../../src/article/site-path.ts'

/**
 * The file of a folder that an address names.
 *
 * @param address  a path of the site, escapes and all
 * @returns the real path of a plain file under the real folder; null when there is none, when the address leads
 *   out of the folder, and when a link on the way does
 */
export async function findFile(folder: string, address: string): Promise<string | null> {
  const segments = readSitePath(address)
  if (segments === null || segments.includes('')) return null
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...segments))])
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return null
    return (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

/** Reads the file of a folder that an address names, as `findFile`. */
export async function readFolderFile(
  folder: string,
  address: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await findFile(folder, address)
  if (file === null) return null
  return await readFile(file).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  )
}
