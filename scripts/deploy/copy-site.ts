import { copyFile, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isWithin } from '../index/files/is-within.ts'
import { withSlashes } from '../index/files/with-slashes.ts'

/** Files that come from the site itself, but are written anew beside it. */
const leftOut = new Set(['node_modules', '_hansou', '_headers', '_worker.js'])

/** Files that hosts and crawlers look for at the root, wherever the site stands. */
const ofRoot = /^(?:\.well-known\/|(?:_redirects|robots\.txt|404\.html)$)/

/**
 * Copies the files of a built site under its base, those that hosts look for at their root to the root: not those under
 * names that begin with a dot (but `.well-known`) or that are `leftOut`, and no link that leads out of the site.
 *
 * @param base  names of the folders that the site stands under on its host; none for the root
 * @returns paths of the files, relative to the folder, with `/`
 */
export async function copySite(
  site: string,
  folder: string,
  base: readonly string[] = [],
): Promise<string[]> {
  const root = await realpath(site)
  const copied: string[] = []
  for (const found of await listSite(root, root)) {
    const name = ofRoot.test(found) ? found : [...base, found].join('/')
    const target = join(folder, ...name.split('/'))
    await mkdir(join(target, '..'), { recursive: true })
    await copyFile(join(root, ...found.split('/')), target)
    copied.push(name)
  }
  return copied
}

async function listSite(root: string, folder: string): Promise<string[]> {
  const names: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if ((entry.name.startsWith('.') && entry.name !== '.well-known') || leftOut.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink() && !(await staysInside(root, path))) continue
    const found = await stat(path)
    if (found.isDirectory()) {
      // A link to a folder of the site stands there once more; one that leads back to itself would never end.
      if (!entry.isSymbolicLink()) names.push(...(await listSite(root, path)))
    } else if (found.isFile()) names.push(withSlashes(relative(root, path)))
  }
  return names
}

async function staysInside(root: string, path: string): Promise<boolean> {
  const real = await realpath(path).catch(() => null)
  return real !== null && isWithin(root, real)
}
