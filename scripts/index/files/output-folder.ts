import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { SearchError } from '../../../src/errors.ts'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { isOwnFile } from './stale-files.ts'
import { unwritable } from './write-once.ts'

/** The folder of an artifact, before anything is written to it. */
export interface OutputFolder {
  /** Removes the folder again if this build created it and it is empty. */
  removeIfCreated(): Promise<void>
}

/** Files that systems and editors put everywhere, and that mean nothing. */
const ignored: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', '.gitkeep', '.gitignore'])

/**
 * Creates the folder of an artifact, or takes one that is empty or holds an index.
 *
 * @throws {SearchError} INVALID_OPTION for a folder with files of others and no index, or for a file;
 *   INDEX_UNWRITABLE when it cannot be created
 */
export async function openOutputFolder(out: string): Promise<OutputFolder> {
  let created: string | undefined
  try {
    created = await mkdir(out, { recursive: true })
  } catch (cause) {
    if (
      (cause as NodeJS.ErrnoException).code === 'EEXIST' ||
      (cause as NodeJS.ErrnoException).code === 'ENOTDIR'
    )
      throw new SearchError('INVALID_OPTION', `expected a folder for the index, got the file ${out}`, {
        cause,
      })
    throw unwritable(out, cause)
  }
  await refuseForeignFolder(out)
  return {
    async removeIfCreated() {
      if (created === undefined) return
      // Parents that this build created go too; one that holds anything else stays, and ends the walk.
      const top = dirname(resolve(created))
      for (let folder = resolve(out); folder !== top; folder = dirname(folder)) {
        try {
          await rmdir(folder)
        } catch {
          return
        }
      }
    },
  }
}

async function refuseForeignFolder(out: string): Promise<void> {
  const names = (await readdir(out)).filter((name) => !ignored.has(name))
  const manifest = names.includes(manifestName) ? await readManifestKind(out) : 'none'
  if (manifest === 'own') return
  let own = 0
  let foreign: string | null = manifest === 'foreign' ? manifestName : null
  for (const name of names) {
    if (foreign !== null) break
    if (name === manifestName) continue
    if (await isOwnFile(out, name)) own += 1
    else foreign = name
  }
  // A manifest that cannot be read is ours where files of an index stand beside it.
  if (foreign === null && manifest === 'unreadable' && own === 0) foreign = manifestName
  if (foreign !== null) {
    throw new SearchError(
      'INVALID_OPTION',
      `expected an empty folder or an index at ${out}, got a folder that holds ${foreign}; nothing was written`,
    )
  }
}

async function readManifestKind(out: string): Promise<'own' | 'foreign' | 'unreadable'> {
  try {
    const { manifest } = JSON.parse(await readFile(join(out, manifestName), 'utf8')) as { manifest?: unknown }
    return typeof manifest === 'string' && manifest.includes('"format":"hansou"') ? 'own' : 'foreign'
  } catch {
    return 'unreadable'
  }
}
