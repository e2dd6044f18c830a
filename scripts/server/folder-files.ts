import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readSitePath } from '../../src/article/fields/site-path.ts'
import { isWithin } from '../index/files/is-within.ts'

/**
 * The file of a folder that an address names.
 *
 * @param address  a path of the site, escapes and all
 * @returns the real path of a plain file under the real folder; null when there is none, when the address leads
 *   out of the folder, and when a link on the way does
 */
async function findFile(folder: string, address: string): Promise<string | null> {
  const segments = readSitePath(address)
  if (segments === null || segments.includes('')) return null
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...segments))])
    return isWithin(root, file) && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

/** Folders whose files generators put at the root of the site: Hugo, Docusaurus, VitePress, VuePress, Hexo. */
const publicFolders = [
  '',
  'static',
  'public',
  'docs/public',
  '.vitepress/public',
  '.vuepress/public',
  'source',
]

/** The file that an address of the site names, in the folder of articles or where its generator keeps such files. */
export async function findPublicFile(folder: string, address: string): Promise<string | null> {
  for (const sub of publicFolders) {
    const file = await findFile(join(folder, sub), address)
    if (file !== null) return file
  }
  return null
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
