import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { listBuild, readKnownBuilds, removeStaleFiles } from './stale-files.ts'
import { replaceFile, syncFiles, syncFolder } from './write-once.ts'

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
  manifest: Uint8Array,
  files: ReadonlySet<string>,
): Promise<void> {
  await syncFiles(out, files)
  syncFolder(out)
  const known = listBuild(out, scratch, await readKnownBuilds(out), manifest, files)
  replaceFile(out, scratch, manifestName, manifest)
  syncFolder(out)
  // The index is live; a file that cannot be removed is no reason to call the build failed.
  await removeStaleFiles(out, known).catch(() => undefined)
}
