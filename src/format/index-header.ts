import { corrupt } from './bytes.ts'
import type { Codebook } from './codebook.ts'
import { type CheckedColumn, checkRows, createRowChecks } from './row-checksums.ts'
import { openSections, writeSections } from './sections.ts'

/** Files of an artifact that are many, and are read one by one. */
export const fileKinds = ['postings', 'store', 'bigrams', 'terms', 'article-ids'] as const
export type FileKind = (typeof fileKinds)[number]

/** Different terms of each passage, in as few bytes as the longest needs. */
export type Lengths = Uint8Array | Uint16Array

/** What every query needs: lengths, the codebook, and the way to all other files. */
export interface IndexHeader {
  /** Different terms of each passage and of its title. */
  readonly textLengths: Lengths
  /** Empty where no article has a title. */
  readonly titleLengths: Lengths
  /** First passage of each store file, and one past the last passage. */
  readonly storeFirsts: Uint32Array
  /** First passage of each article, and one past the last; empty where every article has one passage. */
  readonly articleFirsts: Uint32Array
  /** First and last key of each bigram block. */
  readonly bigramFirsts: Uint32Array
  readonly bigramLasts: Uint32Array
  /** First term of each block of letters and digits. */
  readonly termFirsts: readonly string[]
  readonly codebook: Codebook
  /** Two numbers for each file of a kind: the hash that names it. */
  readonly hashes: Readonly<Record<FileKind, Uint32Array>>
  /** Other files by logical name. */
  readonly named: Readonly<Record<string, string>>
}

/** The header as it is read: its lengths are to be checked before use. */
export interface OpenIndexHeader extends IndexHeader {
  /**
   * Checks the lengths of the block a passage is in, `lengthsOfBlock` passages.
   *
   * @throws {SearchError} INDEX_CORRUPT when they are damaged
   */
  checkLengths(passage: number): void
}

/** Passages whose lengths are checked at once. */
export const lengthsOfBlock = 4096
/** The sections that are checked when they are read: the lengths of texts and of titles. */
export const firstCheckedHeaderSection = 14

/** Lays out the header. */
export function writeIndexHeader(header: IndexHeader): Uint8Array {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const textLengths = narrow(header.textLengths)
  const titleLengths = narrow(header.titleLengths)
  return writeSections([
    header.storeFirsts,
    header.articleFirsts,
    header.bigramFirsts,
    header.bigramLasts,
    json(header.termFirsts),
    header.codebook.offsets,
    header.codebook.units,
    json(header.named),
    ...fileKinds.map((kind) => header.hashes[kind]),
    checkRows([columnOf(textLengths), columnOf(titleLengths)], textLengths.length, lengthsOfBlock),
    textLengths,
    titleLengths,
  ])
}

function narrow(lengths: Lengths): Lengths {
  return lengths.every((length) => length < 256) ? Uint8Array.from(lengths) : lengths
}

function columnOf(lengths: Lengths): CheckedColumn {
  return {
    bytes: new Uint8Array(lengths.buffer, lengths.byteOffset, lengths.byteLength),
    bytesOfRow: lengths.BYTES_PER_ELEMENT,
  }
}

/**
 * Opens the header without reading it through.
 *
 * @throws {SearchError} INDEX_CORRUPT when it was made for another number of passages
 */
export function openIndexHeader(file: Uint8Array, passages: number): OpenIndexHeader {
  const sections = openSections(file)
  const lengths = (index: number): Lengths =>
    sections.bytes(index).length === passages ? sections.bytes(index) : sections.uint16(index)
  const textLengths = lengths(firstCheckedHeaderSection)
  const titleLengths = lengths(firstCheckedHeaderSection + 1)
  if (textLengths.length !== passages) throw corrupt('the header belongs to another index')
  return {
    storeFirsts: sections.uint32(0),
    articleFirsts: sections.uint32(1),
    bigramFirsts: sections.uint32(2),
    bigramLasts: sections.uint32(3),
    termFirsts: sections.json(4) as string[],
    codebook: { offsets: sections.uint32(5), units: sections.uint16(6) },
    named: sections.json(7) as Record<string, string>,
    hashes: {
      postings: sections.uint32(8),
      store: sections.uint32(9),
      bigrams: sections.uint32(10),
      terms: sections.uint32(11),
      'article-ids': sections.uint32(12),
    },
    textLengths,
    titleLengths,
    checkLengths: createRowChecks(
      [columnOf(textLengths), columnOf(titleLengths)],
      lengthsOfBlock,
      sections.uint32(firstCheckedHeaderSection - 1),
    ),
  }
}

/** Last index of a sorted column whose value is at most `value`; -1 when all are greater. */
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
