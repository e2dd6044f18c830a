import { kindOfName } from '../../../src/build/expansion/expansion-files.ts'
import { nameOfContent } from '../../../src/format/header/file-name.ts'
import { fileKinds, type IndexHeader } from '../../../src/format/header/index-header.ts'
import type { ManifestFile } from '../../../src/format/header/manifest.ts'
import { hashContent } from './hash-content.ts'
import { writeIndexFile } from './write-index-file.ts'
import { writeOnce } from './write-once.ts'

/** A file that was written under the name of its content. */
export interface WrittenFile {
  readonly hash: readonly [high: number, low: number]
  readonly bytes: number
}

/** A file of query expansion: written, or its bytes where it is stored in the header file. */
export interface ExpansionFile {
  readonly name: string
  readonly file: WrittenFile | Uint8Array
}

/** Keeps count of the files of an artifact while they are written. */
export interface WrittenFiles {
  readonly bytesByKind: Readonly<Record<string, number>>
  /** Names of all files so far. */
  readonly names: ReadonlySet<string>
  /** By kind two numbers for each file, in the order they were noted; see `IndexHeader.hashes`. */
  listHashes(): IndexHeader['hashes']
  /** Notes files that a task wrote; files of a `FileKind` are numbered in this order. */
  note(kind: string, files: readonly WrittenFile[]): void
  /** Writes one file under the name of its content, behind a head that says its kind, and notes it. */
  write(kind: string, content: Uint8Array): WrittenFile & { readonly name: string; readonly file: Uint8Array }
}

/** Where files are written, and how. */
export interface WrittenFilesOptions {
  readonly out: string
  /** Folder of the build on the same file system. */
  readonly scratch: string
  readonly deflated: boolean
}

/** Starts the count for an artifact in the folder `out`. */
export function createWrittenFiles({ out, scratch, deflated }: WrittenFilesOptions): WrittenFiles {
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
    listHashes: () =>
      Object.fromEntries(
        fileKinds.map((kind) => [kind, Uint32Array.from(hashes.get(kind)!)]),
      ) as IndexHeader['hashes'],
    note,
    write(kind, content) {
      const file = writeIndexFile(kind, content, deflated)
      const written = { hash: hashContent(file), bytes: file.length }
      const name = nameOfContent(kind, written.hash)
      writeOnce(out, scratch, name, file)
      note(kind, [written])
      return { ...written, name, file }
    },
  }
}

/** The header file of an index. */
export interface HeaderFile {
  /** The byte range of each part, by role. */
  readonly roles: Readonly<Record<string, ManifestFile>>
  readonly file: Uint8Array
}

/** Writes the header file, which opening an index reads: lexicon, header, small files. */
export function writeHeaderFile(
  files: WrittenFiles,
  parts: Readonly<Record<string, Uint8Array>>,
): HeaderFile {
  const padded = Object.values(parts).map((part) => {
    const aligned = new Uint8Array((part.length + 7) & ~7)
    aligned.set(part)
    return aligned
  })
  const { name, file } = files.write('header', Buffer.concat(padded))
  let end = 0
  const roles = Object.fromEntries(
    Object.entries(parts).map(([role, { length }], index) => {
      const start = end
      end += padded[index]!.length
      return [role, { name, start, bytes: length }]
    }),
  )
  return { roles, file }
}

/** Files of query expansion: what is written, and what is stored in the header file. */
export interface ExpansionFiles {
  /** Names by logical name. */
  readonly named: Readonly<Record<string, string>>
  /** Small files by logical name. */
  readonly inHeaderFile: Readonly<Record<string, Uint8Array>>
}

/** Notes the files of query expansion. */
export function noteExpansionFiles(files: WrittenFiles, written: readonly ExpansionFile[]): ExpansionFiles {
  const named: Record<string, string> = {}
  const inHeaderFile: Record<string, Uint8Array> = {}
  for (const { name, file } of written) {
    if (file instanceof Uint8Array) inHeaderFile[name] = file
    else {
      named[name] = nameOfContent(kindOfName(name), file.hash)
      files.note(kindOfName(name), [file])
    }
  }
  return { named, inHeaderFile }
}
