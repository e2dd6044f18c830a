import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

const created: string[] = []
afterAll(() => Promise.all(created.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Writes the files of a project into a folder of its own, which is removed after the tests. @returns its path */
export async function writeSite(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-site-'))
  created.push(folder)
  for (const [path, text] of Object.entries({ '.git/HEAD': '', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}
