import { kindOfName } from '../../src/build/expansion-files.ts'
import { writeFileHead } from '../../src/format/file-head.ts'
import { type FileKind, fileKinds } from '../../src/format/index-header.ts'
import type { ManifestFile } from '../../src/format/manifest.ts'
import { nameOfContent } from '../../src/reader/file-cache.ts'
import { hashContent } from './hash-content.ts'
import { writeOnce } from './write-once.ts'

/** A file that was written under the name of its content. */
export interface WrittenFile {
  readonly hash: readonly [high: number, low: number]
  readonly bytes: number
}

/** Keeps count of the files of an artifact while they are written. */
export interface WrittenFiles {
  readonly bytesByKind: Readonly<Record<string, number>>
  /** Names of all files so far. */
  readonly names: ReadonlySet<string>
  /** Two numbers for each file of a kind, in the order they were noted. */
  hashesOf(kind: FileKind): Uint32Array
  /** Notes files that a task wrote; files of a `FileKind` are numbered in this order. */
  note(kind: string, files: readonly WrittenFile[]): void
  /** Writes one file under the name of its content, behind a head that says its kind, and notes it. */
  write(kind: string, content: Uint8Array): WrittenFile & { readonly name: string }
}

/**
 * Starts the count for an artifact in the folder `out`.
 *
 * @param scratch  folder of the build on the same file system
 */
export function createWrittenFiles(out: string, scratch: string): WrittenFiles {
  const bytesByKind: Record<string, number> = {}
  const names = new Set<string>()
  const hashes = new Map<string, number[]>(fileKinds.map((kind) => [kind, []]))

  function note(kind: string, files: readonly WrittenFile[]): void {
    for (const { hash, bytes } of files) {
      bytesByKind[kind] = (bytesByKind[kind] ?? 0) + bytes
      names.add(nameOfContent(kind, hash))
      hashes.get(kind)?.push(...hash)
    }
  }
  return {
    bytesByKind,
    names,
    hashesOf: (kind) => Uint32Array.from(hashes.get(kind) ?? []),
    note,
    write(kind, content) {
      const bytes = writeFileHead(kind, content)
      const file = { hash: hashContent(bytes), bytes: bytes.length }
      const name = nameOfContent(kind, file.hash)
      writeOnce(out, scratch, name, bytes)
      note(kind, [file])
      return { ...file, name }
    },
  }
}

/** Writes lexicon and header as the one file that opening reads. @returns where each is, by role */
export function writeRoot(
  files: WrittenFiles,
  lexicon: Uint8Array,
  header: Uint8Array,
): Record<'lexicon' | 'header', ManifestFile> {
  const { name } = files.write('root', Buffer.concat([lexicon, header]))
  return {
    lexicon: { name, start: 0, bytes: lexicon.length },
    header: { name, start: lexicon.length, bytes: header.length },
  }
}

/** Notes the files of query expansion. @returns their names by logical name */
export function noteExpansionFiles(
  files: WrittenFiles,
  written: readonly { readonly name: string; readonly file: WrittenFile }[],
): Record<string, string> {
  const named: Record<string, string> = {}
  for (const { name, file } of written) {
    named[name] = nameOfContent(kindOfName(name), file.hash)
    files.note(kindOfName(name), [file])
  }
  return named
}
