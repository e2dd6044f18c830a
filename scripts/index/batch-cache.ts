import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { SourceDocument } from '../../src/article/read-document.ts'
import { hashBytes, hashToHex } from '../../src/format/hash.ts'

/** What the analysis of a run is kept as. */
export type BatchFileKind = 'words' | 'bigrams' | 'records'

const kinds: readonly BatchFileKind[] = ['words', 'bigrams', 'records']

/**
 * The analysed batches of a source in a folder: some files for each run, named by what went into it, so that the
 * next build finds what has not changed. A file that is damaged counts as missing.
 */
export interface BatchCache<Summary> {
  keyOf(documents: readonly SourceDocument[], sampled: boolean): string
  /** The summary of a run that is there whole, or null. */
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
 * Opens a folder of analysed batches.
 *
 * @param cacheKey  names everything else that the analysis depends on: code, options, own words
 */
export function openBatchCache<Summary>(folder: string, cacheKey: string): BatchCache<Summary> {
  mkdirSync(folder, { recursive: true })
  const path = (kind: BatchFileKind | 'run', key: string): string => join(folder, `${kind}-${key}.bin`)
  const read = (kind: BatchFileKind, key: string): Uint8Array => readFileSync(path(kind, key))
  return {
    keyOf(documents, sampled) {
      const hash = createHash('sha256').update(`${cacheKey} ${sampled}`)
      for (const document of documents) {
        // A line may move inside its file and be the same article; a file's name is its address.
        if (document.kind === 'line') hash.update(`\n${document.json.length} `).update(document.json)
        else hash.update(`\n${document.bytes.length} ${document.file}\n`).update(document.bytes)
      }
      return hash.digest('hex').slice(0, 32)
    },
    find(key) {
      try {
        const { summary, hashes } = deserialize(readFileSync(path('run', key))) as Kept<Summary>
        return kinds.every((kind) => hashOf(read(kind, key)) === hashes[kind]) ? summary : null
      } catch {
        return null
      }
    },
    keep(key, summary, files) {
      for (const kind of kinds) writeFileSync(path(kind, key), files[kind])
      const hashes = Object.fromEntries(kinds.map((kind) => [kind, hashOf(files[kind])]))
      // Last, and in one step: a run is there whole or not at all.
      writeFileSync(path('run', `${key}.new`), serialize({ summary, hashes }))
      renameSync(path('run', `${key}.new`), path('run', key))
    },
    read,
    readPart(kind, key, start, end) {
      const bytes = new Uint8Array(end - start)
      const file = openSync(path(kind, key), 'r')
      readSync(file, bytes, 0, bytes.length, start)
      closeSync(file)
      return bytes
    },
  }
}

/** Removes the batches that a build did not use. */
export async function removeOtherBatches(folder: string, keys: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const key = /^[a-z]+-([0-9a-f]{32})(?:\.new)?\.bin$/.exec(name)?.[1]
    if (key !== undefined && !keys.has(key)) await rm(join(folder, name), { force: true })
  }
}

function hashOf(bytes: Uint8Array): string {
  return hashToHex(...hashBytes(bytes))
}
