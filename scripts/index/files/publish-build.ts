import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { openingName } from '../../../src/format/header/opening-file.ts'
import { listBuild, readKnownBuilds, removeStaleFiles } from './stale-files.ts'
import { replaceFile, syncFiles, syncFolder } from './write-once.ts'

/** What the last step of a build puts in place. */
export interface LastFiles {
  readonly manifest: Uint8Array
  /** See `writeOpeningFile`; null where pages fetch the index, which keep its header file for their next visit. */
  readonly opening: Uint8Array | null
}

/**
 * Swaps a build in as the live index. Its files are written before and synced here; their list is written, then the
 * manifest takes the place of the old one, then the files of older builds go. Whenever the process ends,
 * the folder holds the old index or the new one, whole, and the list knows its files.
 *
 * @param files  names of all files of the index but the manifest
 * @throws {SearchError} INDEX_UNWRITABLE when the disk is full or refuses a file; the old index then stays
 */
export async function publishBuild(
  out: string,
  scratch: string,
  { manifest, opening }: LastFiles,
  files: ReadonlySet<string>,
): Promise<void> {
  await syncFiles(out, files)
  syncFolder(out)
  const known = listBuild(out, scratch, await readKnownBuilds(out), manifest, files)
  // Without it the manifest opens the index, so it never tells of another index than the manifest does.
  rmSync(join(out, openingName), { force: true })
  replaceFile(out, scratch, manifestName, manifest)
  syncFolder(out)
  // The index is live; what cannot be written or removed now is no reason to call the build failed.
  try {
    if (opening !== null) replaceFile(out, scratch, openingName, opening)
  } catch {
    // Opened in two reads.
  }
  await removeStaleFiles(out, known).catch(() => undefined)
}
