import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { SearchError } from '../../../src/errors.ts'

/**
 * Looks through the folders of a source, as the files are looked for: one that cannot be opened would be left out
 * without a word, and its articles be missing from the index.
 *
 * @throws {SearchError} ARTICLE_NOT_FOUND that names every such folder
 */
export async function refuseUnreadableFolders(folder: string): Promise<void> {
  const unreadable: string[] = []
  async function look(path: string): Promise<void> {
    try {
      const entries = await readdir(path, { withFileTypes: true })
      for (const entry of entries) {
        if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue
        await look(join(path, entry.name))
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // One that went away while it was looked for is no fault.
      if (code !== 'ENOENT') unreadable.push(`${relative(folder, path) || path} (${code ?? String(error)})`)
    }
  }
  await look(folder)
  if (unreadable.length === 0) return
  throw new SearchError(
    'ARTICLE_NOT_FOUND',
    `expected folders that can be read, got ${unreadable.length} that cannot: ${unreadable.slice(0, 10).join(', ')}`,
  )
}

/** The error of a file that is there and cannot be read. */
export function unreadableFile(file: string, cause: unknown): SearchError {
  const { code } = cause as NodeJS.ErrnoException
  return new SearchError(
    'ARTICLE_NOT_FOUND',
    `${file}: expected a file that can be read, got ${code === 'EACCES' ? 'permission denied' : (code ?? String(cause))}`,
    { cause },
  )
}
