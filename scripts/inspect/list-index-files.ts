import { kindOfFile, nameOfContent } from '../../src/format/header/file-name.ts'
import { fileKinds, type IndexHeader } from '../../src/format/header/index-header.ts'
import type { Manifest } from '../../src/format/header/manifest.ts'
import { manifestName } from '../../src/format/header/manifest-name.ts'
import { openingName } from '../../src/format/header/opening-file.ts'

/** A file that an index names. */
export interface IndexFile {
  readonly name: string
  /** What its layout is; `manifest` for the one that names the others. */
  readonly kind: string
  /** What it is called inside the index: a role of the manifest, a logical name, or its number among its kind. */
  readonly calledBy: string
}

/** The files that a manifest names. */
export function listManifestFiles(manifest: Manifest): IndexFile[] {
  const roles = new Map<string, string[]>()
  for (const [role, { name }] of Object.entries(manifest.files))
    roles.set(name, [...(roles.get(name) ?? []), role])
  return [
    { name: manifestName, kind: 'manifest', calledBy: 'manifest' },
    ...[...roles].map(([name, calledBy]) => ({
      name,
      kind: name === openingName ? 'opening' : kindOfFile(name),
      calledBy: calledBy.sort().join(', '),
    })),
  ]
}

/** The files that a header names: those of each kind by their number, then those with a logical name. */
export function listHeaderFiles({ hashes, named }: Pick<IndexHeader, 'hashes' | 'named'>): IndexFile[] {
  const files = fileKinds.flatMap((kind) =>
    Array.from({ length: hashes[kind].length / 2 }, (_, index) => ({
      name: nameOfContent(kind, [hashes[kind][index * 2]!, hashes[kind][index * 2 + 1]!]),
      kind,
      calledBy: `${index}`,
    })),
  )
  const logical = Object.entries(named).map(([calledBy, name]) => ({
    name,
    kind: kindOfFile(name),
    calledBy,
  }))
  // Files of one content are one file.
  const byName = new Map<string, IndexFile>()
  for (const file of [...files, ...logical]) {
    const known = byName.get(file.name)
    byName.set(file.name, known ? { ...file, calledBy: `${known.calledBy}, ${file.calledBy}` } : file)
  }
  return [...byName.values()]
}
