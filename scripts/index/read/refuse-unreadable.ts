import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { failure, reasonOf } from '../../messages/failure.ts'
import { withSlashes } from '../files/with-slashes.ts'
import type { SourceOptions } from '../options/source-options.ts'

/**
 * Looks through the folders of a source, as the files are looked for: one that cannot be opened would be left out
 * without a word, and its articles be missing from the index. What has a name that is no UTF-8 is told of as left out.
 *
 * @throws {SearchError} ARTICLE_NOT_FOUND that names every such folder
 */
export async function refuseUnreadableFolders(
  folder: string,
  { onLeftOut }: Pick<SourceOptions, 'onLeftOut'> = {},
): Promise<void> {
  const unreadable: string[] = []
  let reason: unknown
  async function look(path: string): Promise<void> {
    try {
      const entries = await readdir(path, { withFileTypes: true })
      for (const entry of entries) {
        const inside = join(path, entry.name)
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
        if (isNameLost(inside)) {
          if (entry.isDirectory() || /\.(?:md|markdown|mdx|html?)$/i.test(entry.name))
            onLeftOut?.({ reason: 'name', file: withSlashes(relative(folder, inside)) })
        } else if (entry.isDirectory()) await look(inside)
      }
    } catch (error) {
      // One that went away while it was looked for is no fault.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        unreadable.push(relative(folder, path) || path)
        reason ??= error
      }
    }
  }
  await look(folder)
  if (unreadable.length === 0) return
  throw failure('ARTICLE_NOT_FOUND', 'read', [unreadable.slice(0, 10).join(', '), reasonOf(reason)])
}

/** Whether a name was no UTF-8 and can no longer be opened as it was read. */
export function isNameLost(path: string): boolean {
  return path.includes('\ufffd') && !existsSync(path)
}
