import { corrupt } from './bytes.ts'
import type { Codebook } from './codebook.ts'
import { openSections, writeSections } from './sections.ts'

/** Files of an artifact that are many, and are read one by one. */
export const fileKinds = ['postings', 'store', 'grams', 'terms'] as const
export type FileKind = (typeof fileKinds)[number]

/** What every query needs: lengths, the codebook, and the way to all other files. */
export interface Core {
  /** Different terms of each passage and of its title. */
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  /** First passage of each store file, and one past the last passage. */
  readonly storeFirsts: Uint32Array
  /** First passage of each article, and one past the last; empty where every article has one passage. */
  readonly articleFirsts: Uint32Array
  /** First and last pair of each gram shard. */
  readonly gramFirsts: Uint32Array
  readonly gramLasts: Uint32Array
  /** First term of each shard of letters and digits. */
  readonly termFirsts: readonly string[]
  readonly codebook: Codebook
  /** Two numbers for each file of a kind: the hash that names it. */
  readonly hashes: Readonly<Record<FileKind, Uint32Array>>
  /** Other files by logical name. */
  readonly named: Readonly<Record<string, string>>
}

/** Lays out the core. */
export function writeCore(core: Core): Uint8Array {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  return writeSections([
    core.textLengths,
    core.titleLengths,
    core.storeFirsts,
    core.articleFirsts,
    core.gramFirsts,
    core.gramLasts,
    json(core.termFirsts),
    core.codebook.offsets,
    core.codebook.units,
    json(core.named),
    ...fileKinds.map((kind) => core.hashes[kind]),
  ])
}

/** Opens the core without reading it through. */
export function openCore(file: Uint8Array, passages: number): Core {
  const sections = openSections(file)
  const core: Core = {
    textLengths: sections.uint16(0),
    titleLengths: sections.uint16(1),
    storeFirsts: sections.uint32(2),
    articleFirsts: sections.uint32(3),
    gramFirsts: sections.uint32(4),
    gramLasts: sections.uint32(5),
    termFirsts: sections.json(6) as string[],
    codebook: { offsets: sections.uint32(7), units: sections.uint16(8) },
    named: sections.json(9) as Record<string, string>,
    hashes: {
      postings: sections.uint32(10),
      store: sections.uint32(11),
      grams: sections.uint32(12),
      terms: sections.uint32(13),
    },
  }
  if (core.textLengths.length !== passages) throw corrupt('the core belongs to another index')
  return core
}

/** Last place of a sorted column whose value is at most `value`; -1 when all are greater. */
export function findLast(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle - 1
  }
  return high
}
