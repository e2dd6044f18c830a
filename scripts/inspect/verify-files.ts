import { SearchError } from '../../src/errors.ts'
import { nameOfContent } from '../../src/format/header/file-name.ts'
import { openIndexHeader } from '../../src/format/header/index-header.ts'
import { type Manifest, openManifest } from '../../src/format/header/manifest.ts'
import { manifestName } from '../../src/format/header/manifest-name.ts'
import { openingName, readOpeningFile } from '../../src/format/header/opening-file.ts'
import type { BlobStore } from '../../src/reader/blob-store.ts'
import { openContent, takePart } from '../../src/reader/file-cache.ts'
import { hashContent } from '../index/files/hash-content.ts'
import { type IndexFile, listHeaderFiles, listManifestFiles } from './list-index-files.ts'

/** What a check of one file found. */
export interface VerifiedFile extends IndexFile {
  readonly bytes: number
  /** Code of what is wrong with it; null where it is whole. */
  readonly fault: string | null
}

/**
 * Reads every file that an index names and checks it against its name: its head, its checksum, and the start of its
 * SHA-256. Where the manifest or the header is damaged, the files that only it names are not known and not read.
 */
export async function* verifyFiles(store: BlobStore): AsyncGenerator<VerifiedFile> {
  const manifest: IndexFile = { name: manifestName, kind: 'manifest', calledBy: 'manifest' }
  const read = await readFile(store, manifest, checkManifest)
  yield read.verified
  if (read.opened === null) return
  const { content, files, passages } = read.opened
  for (const file of listManifestFiles(read.opened)) {
    if (file.name === manifestName) continue
    if (file.name === openingName) {
      yield (await readFile(store, file, (bytes) => checkOpening(bytes, content))).verified
      continue
    }
    const { header } = files
    const opened = await readFile(store, file, async (bytes) => {
      const content = await checkName(file, bytes)
      return header?.name === file.name ? openIndexHeader(takePart(header, content), passages) : null
    })
    yield opened.verified
    if (opened.opened === null) continue
    for (const named of listHeaderFiles(opened.opened))
      yield (await readFile(store, named, (bytes) => checkName(named, bytes))).verified
  }
}

async function readFile<Opened>(
  store: BlobStore,
  file: IndexFile,
  open: (bytes: Uint8Array) => Opened | Promise<Opened>,
): Promise<{ readonly verified: VerifiedFile; readonly opened: Opened | null }> {
  let bytes = 0
  try {
    const content = await store.read(file.name)
    bytes = content.length
    const opened = await open(content)
    return { verified: { ...file, bytes, fault: null }, opened }
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause
    return { verified: { ...file, bytes, fault: cause.code }, opened: null }
  }
}

async function checkManifest(bytes: Uint8Array): Promise<Manifest> {
  const { manifest, headerFile } = openManifest(bytes)
  if (headerFile !== null) await openContent(manifest.files.header?.name ?? '', headerFile)
  return manifest
}

async function checkOpening(bytes: Uint8Array, content: string): Promise<void> {
  const { manifest, headerFile } = readOpeningFile(bytes)
  const opened = openManifest(manifest).manifest
  await openContent(opened.files.header?.name ?? '', headerFile)
  if (opened.content !== content) throw new SearchError('INDEX_CORRUPT', `${openingName} is of another index`)
}

async function checkName({ name, kind }: IndexFile, bytes: Uint8Array): Promise<Uint8Array> {
  const content = await openContent(name, bytes)
  if (nameOfContent(kind, hashContent(bytes)) !== name)
    throw new SearchError('INDEX_CORRUPT', `${name} does not hold what its name says`)
  return content
}
