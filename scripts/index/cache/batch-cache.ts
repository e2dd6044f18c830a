import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { SourceDocument } from '../../../src/article/read-document.ts'
import type { BatchExtras } from '../../../src/build/analyze/analyze-batch.ts'
import { unwritable } from '../files/write-once.ts'

/** What the analysis of a batch is kept as. */
export type BatchFileKind = 'words' | 'bigrams' | 'records'

const kinds: readonly BatchFileKind[] = ['words', 'bigrams', 'records']

/**
 * The analysed batches of a source in a folder: some files for each batch, named by what went into it, so that the
 * next build finds what has not changed. A file that is damaged counts as missing.
 */
export interface BatchCache<Summary> {
  keyOf(documents: readonly SourceDocument[], extras: BatchExtras): string
  /** The summary of a batch that is there whole, or null. */
  find(key: string): Summary | null
  keep(key: string, summary: Summary, files: Readonly<Record<BatchFileKind, Uint8Array>>): void
  read(kind: BatchFileKind, key: string): Uint8Array
  readPart(kind: BatchFileKind, key: string, start: number, end: number): Uint8Array
}

interface Kept<Summary> {
  readonly summary: Summary
  readonly hashes: Readonly<Record<BatchFileKind, string>>
}

/**
 * Opens the folders of analysed batches: the cache, where there is one, and the folder of this build alone. A batch is
 * kept in the first that takes it, so that a full or read-only cache ends no build.
 *
 * @param cacheKey  names everything else that the analysis depends on: code, options, own words
 */
export function openBatchCache<Summary>(folders: readonly string[], cacheKey: string): BatchCache<Summary> {
  const folderOf = new Map<string, string>()
  function findFolder(key: string): string {
    const known = folderOf.get(key) ?? folders.find((folder) => existsSync(pathOf(folder, 'summary', key)))
    if (known === undefined) throw new Error(`the analysed batch ${key} is gone; build again`)
    folderOf.set(key, known)
    return known
  }
  return {
    keyOf(documents, { bigrams }) {
      const hash = createHash('sha256').update(`${cacheKey} ${bigrams}`)
      for (const document of documents) {
        // A line may move inside its file and be the same article; a file's name is its address.
        const [content, described] =
          document.kind === 'line'
            ? [document.json, [document.form, document.problem]]
            : [
                document.bytes,
                [document.file, document.siteKey, document.kind === 'html' && document.address],
              ]
        hash.update(`\n${content.length} ${described.join(' ')}\n`).update(content)
      }
      return hash.digest('hex').slice(0, 32)
    },
    find(key) {
      for (const folder of folders) {
        const summary = readWholeBatch<Summary>(folder, key)
        if (summary === null) continue
        folderOf.set(key, folder)
        return summary
      }
      return null
    },
    keep(key, summary, files) {
      for (const [place, folder] of folders.entries()) {
        try {
          writeBatch(folder, key, summary, files)
          folderOf.set(key, folder)
          return
        } catch (cause) {
          if (place === folders.length - 1) throw unwritable(pathOf(folder, 'summary', key), cause)
        }
      }
    },
    read: (kind, key) => readFileSync(pathOf(findFolder(key), kind, key)),
    readPart(kind, key, start, end) {
      const bytes = new Uint8Array(end - start)
      const file = openSync(pathOf(findFolder(key), kind, key), 'r')
      try {
        readSync(file, bytes, 0, bytes.length, start)
      } finally {
        closeSync(file)
      }
      return bytes
    },
  }
}

/** The summary of a batch whose files are all there and undamaged, or null. */
function readWholeBatch<Summary>(folder: string, key: string): Summary | null {
  try {
    const file = readFileSync(pathOf(folder, 'summary', key))
    const body = file.subarray(digestBytes)
    if (!digest(body).equals(file.subarray(0, digestBytes))) return null
    const { summary, hashes } = deserialize(body) as Kept<Summary>
    const isWhole = kinds.every(
      (kind) => digest(readFileSync(pathOf(folder, kind, key))).toString('hex') === hashes[kind],
    )
    return isWhole ? summary : null
  } catch {
    return null
  }
}

function writeBatch(
  folder: string,
  key: string,
  summary: unknown,
  files: Readonly<Record<BatchFileKind, Uint8Array>>,
): void {
  for (const kind of kinds) writeFileSync(pathOf(folder, kind, key), files[kind])
  const hashes = Object.fromEntries(kinds.map((kind) => [kind, digest(files[kind]).toString('hex')]))
  const body = serialize({ summary, hashes })
  // Last, and in one step: a batch is there whole or not at all.
  writeFileSync(pathOf(folder, 'summary', `${key}.new`), Buffer.concat([digest(body), body]))
  renameSync(pathOf(folder, 'summary', `${key}.new`), pathOf(folder, 'summary', key))
}

/** Bytes of SHA-256. */
const digestBytes = 32

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function pathOf(folder: string, kind: BatchFileKind | 'summary', key: string): string {
  return join(folder, `${kind}-${key}.bin`)
}

/** Removes the batches that a build did not use. */
export async function removeOtherBatches(folder: string, keys: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const key = /^[a-z]+-([0-9a-f]{32})(?:\.new)?\.bin$/.exec(name)?.[1]
    // What cannot be removed is no reason to fail: the index is built.
    if (key !== undefined && !keys.has(key)) await rm(join(folder, name), { force: true }).catch(() => {})
  }
}
