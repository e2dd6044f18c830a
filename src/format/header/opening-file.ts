import { openSections, writeSections } from '../encoding/sections.ts'
import { readFileHead, writeFileHead } from './file-head.ts'

/**
 * Name of the file that has manifest and header file together: where the reader waits for files one after the other, an
 * index of any size is opened in one read. Like the manifest it is replaced by each build; files that end in `.bin` are
 * named by their content and never are, so that hosts may keep them for good.
 */
export const openingName = 'opening.dat'

/** The file among those that a manifest names, so that it is listed and checked; it is not read by a range of bytes. */
export const openingRole = Object.freeze({ opening: { name: openingName, start: 0, bytes: 0 } })

/** What an index is opened with. */
export interface OpeningFile {
  /** The bytes of the manifest, and of the header file; both have checksums of their own. */
  readonly manifest: Uint8Array
  readonly headerFile: Uint8Array
}

/** Lays the file out. */
export function writeOpeningFile({ manifest, headerFile }: OpeningFile): Uint8Array {
  return writeFileHead('opening', writeSections([manifest, headerFile]))
}

/** @throws {SearchError} INDEX_CORRUPT, INDEX_TOO_OLD or INDEX_TOO_NEW */
export function readOpeningFile(file: Uint8Array): OpeningFile {
  const sections = openSections(readFileHead('opening', file))
  return { manifest: sections.bytes(0), headerFile: sections.bytes(1) }
}
