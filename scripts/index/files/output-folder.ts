import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { failure, reasonOf } from '../../messages/failure.ts'
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
    created = await createFolder(resolve(out))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw failure('INVALID_OPTION', 'written', [out, reasonOf(cause)], cause)
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

/**
 * Creates a folder and those above it. `mkdir` of Node, told to do that, never ends where a system has no folders made
 * (`/proc`).
 *
 * @returns the highest folder that was created; undefined where all were there
 */
async function createFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path)
    return path
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !existsSync(dirname(path))) {
      const highest = await createFolder(dirname(path))
      // Another build may create it meanwhile.
      const own = await createFolder(path)
      return highest ?? own
    }
    // The root, a drive and what is on a read-only disk say something else of a folder that is there.
    if ((await stat(path).catch(() => null))?.isDirectory()) return
    throw error
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
    throw failure('INVALID_OPTION', 'foreignFolder', [out, foreign])
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
