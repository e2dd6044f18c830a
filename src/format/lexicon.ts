import { type CheckedColumn, checkRows } from './row-checksums.ts'
import { writeSections } from './sections.ts'

/** A term of the corpus made of ideographs. */
export interface LexiconEntry {
  readonly term: string
  /** What the segmenter pays for it. */
  readonly cost: number
  /** Passages that hold it. */
  readonly frequency: number
  /** Where its postings are; 0 for the MiniSearch engine. */
  readonly address: number
}

/** Orders terms as the lexicon keeps them. */
export function compareTerms(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** Words of a block: what is searched, read and checked at once. */
export const wordsOfBlock = 64
/** The sections that are checked when they are read: words, costs, frequencies, addresses. */
export const firstCheckedLexiconSection = 3

/**
 * Lays out a lexicon: head (unknown cost, then for each length how many words), the first word of each block,
 * the checksum of each block; then words one after the other without ends, since all of a length stand
 * together, costs, frequencies, addresses. A block is up to 64 words of one length.
 *
 * @param entries  sorted by `compareTerms`
 */
export function writeLexicon(entries: readonly LexiconEntry[], unknownCost: number): Uint8Array {
  const longest = entries.at(-1)?.term.length ?? 0
  const head = new Uint32Array(longest + 2)
  head[0] = unknownCost
  let units = 0
  for (const entry of entries) {
    head[entry.term.length]! += 1
    units += entry.term.length
  }
  const words = new Uint16Array(units)
  const columns: LexiconColumns = {
    words,
    costs: Int32Array.from(entries, (entry) => entry.cost),
    frequencies: Uint32Array.from(entries, (entry) => entry.frequency),
    addresses: Uint32Array.from(entries, (entry) => entry.address),
  }
  let at = 0
  for (const { term } of entries)
    for (let index = 0; index < term.length; index++) words[at++] = term.charCodeAt(index)
  const firsts: number[] = []
  const checks: number[] = []
  for (const { length, first, count, firstUnit } of listLengths(head)) {
    for (let row = 0; row < count; row += wordsOfBlock) {
      for (let unit = 0; unit < length; unit++) firsts.push(words[firstUnit + row * length + unit]!)
    }
    checks.push(...checkRows(columnsOf(columns, length, first, count, firstUnit), count, wordsOfBlock))
  }
  return writeSections([
    head,
    Uint16Array.from(firsts),
    Uint32Array.from(checks),
    words,
    columns.costs,
    columns.frequencies,
    columns.addresses,
  ])
}

/** What a lexicon holds of each word, in order of their ids. */
export interface LexiconColumns {
  readonly words: Uint16Array
  readonly costs: Int32Array
  readonly frequencies: Uint32Array
  readonly addresses: Uint32Array
}

/** Where the words of one length are. */
export interface WordsOfLength {
  readonly length: number
  /** Id of the first, and how many. */
  readonly first: number
  readonly count: number
  /** Where they start among the words, in units. */
  readonly firstUnit: number
  /** Block of the first, and where the first words of blocks start, in units. */
  readonly firstBlock: number
  readonly firstBlockUnit: number
}

/** Finds where the words of each length are. @param head  of the file */
export function listLengths(head: Uint32Array): WordsOfLength[] {
  const lengths: WordsOfLength[] = []
  let first = 0
  let firstUnit = 0
  let firstBlock = 0
  let firstBlockUnit = 0
  for (let length = 1; length < head.length - 1; length++) {
    const count = head[length]!
    lengths.push({ length, first, count, firstUnit, firstBlock, firstBlockUnit })
    const blocks = Math.ceil(count / wordsOfBlock)
    first += count
    firstUnit += count * length
    firstBlock += blocks
    firstBlockUnit += blocks * length
  }
  return lengths
}

/** The columns of the words of one length, for their checksums. */
export function columnsOf(
  { words, costs, frequencies, addresses }: LexiconColumns,
  length: number,
  first: number,
  count: number,
  firstUnit: number,
): CheckedColumn[] {
  const end = first + count
  return [
    { bytes: bytesOf(words.subarray(firstUnit, firstUnit + count * length)), bytesOfRow: length * 2 },
    ...[costs, frequencies, addresses].map((column) => ({
      bytes: bytesOf(column.subarray(first, end)),
      bytesOfRow: 4,
    })),
  ]
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
