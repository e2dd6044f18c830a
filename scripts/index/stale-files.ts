import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const listName = '.files.json'
const contentName = /^[a-z-]+-[0-9a-f]{16}\.bin$/

/**
 * Removes the files of older builds. Those of the build before stay, for a server that still has its manifest.
 *
 * @param names  files of the index that was just written
 */
export async function removeStaleFiles(out: string, names: ReadonlySet<string>): Promise<void> {
  let before: readonly string[] | null = null
  try {
    before = JSON.parse(await readFile(join(out, listName), 'utf8')) as string[]
  } catch {
    // The first build here, or a list that was damaged: nothing is known to be stale.
  }
  if (before !== null) {
    const kept = new Set([...names, ...before])
    for (const name of await readdir(out)) {
      if (contentName.test(name) && !kept.has(name)) await rm(join(out, name), { force: true })
    }
  }
  await writeFile(join(out, listName), JSON.stringify([...names]))
}

/** Removes what killed builds left behind. */
export async function removeScratch(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (name.startsWith('.scratch-')) await rm(join(out, name), { recursive: true, force: true })
  }
}
