import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Stands in a compiled build for the hash of its sources, which are not there any more. */
declare const HANSOU_BUILD: string

/** Code that the analysis of an article depends on. */
export const buildSources = [
  'src/text',
  'src/article',
  'src/analysis',
  'src/pinyin',
  'src/format',
  'src/build',
  'src/reader',
  'scripts/index',
]

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Names the state of source files, so that what they made is known to be out of date when they change. The
 * versions of packages count too.
 *
 * @param sources  files and folders under the project's root
 */
export async function hashSources(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const source of [...sources, 'package-lock.json']) {
    for (const file of await listFiles(join(root, source))) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 12)
}

async function listFiles(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const files = (await readdir(path, { withFileTypes: true, recursive: true })).filter((entry) =>
    entry.isFile(),
  )
  return files.map((file) => join(file.parentPath, file.name)).toSorted()
}

/** Names the code that analyses articles: of a compiled build the hash it was compiled with. */
export async function fingerprintBuild(): Promise<string> {
  return typeof HANSOU_BUILD === 'string' ? HANSOU_BUILD : await hashSources(buildSources)
}
