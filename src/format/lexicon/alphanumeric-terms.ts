import { stringToUnits, unitsToString } from '../../analysis/fold.ts'
import { countBefore } from '../../text/bisect.ts'
import { openSections, writeSections } from '../encoding/sections.ts'
import {
  compareFirstWord,
  decodeWords,
  listBlockStarts,
  wordsOfBlock,
  writeWordBlocks,
} from '../encoding/word-list.ts'

/** A term of letters and digits, with its frequency in passages. */
export interface TermEntry {
  readonly term: string
  readonly frequency: number
  /** Position among all terms of the index: those of the lexicon come before these. */
  readonly id: number
}

/** Entries of so many bytes, as columns of 32-bit numbers and UTF-16 units, make a file; written they take a third. */
const fileBytes = 64 * 1024

/** Sorted terms cut into files, and the first term of each. */
export interface TermBlocks {
  readonly files: readonly Uint8Array[]
  readonly firstTerms: readonly string[]
}

/**
 * Lays out terms: id of the first, and how many; then the terms in blocks of words, each with its frequency.
 *
 * @param terms  sorted by UTF-16 units
 * @param firstId  of the first; the others follow
 */
export function writeTermBlocks(terms: readonly Omit<TermEntry, 'id'>[], firstId: number): TermBlocks {
  const files: Uint8Array[] = []
  const firstTerms: string[] = []
  for (let from = 0; from < terms.length; ) {
    let to = from
    let bytes = 0
    while (to < terms.length && bytes < fileBytes) bytes += 12 + terms[to++]!.term.length * 2
    const block = terms.slice(from, to)
    const words = writeWordBlocks(
      block.map(({ term }) => term),
      (writer, index) => writer.varint(block[index]!.frequency),
    )
    files.push(writeSections([Uint32Array.of(firstId + from, block.length), words.blockBytes, words.bytes]))
    firstTerms.push(block[0]!.term)
    from = to
  }
  return { files, firstTerms }
}

/** The block that holds a term, if any does; -1 when the term is before all. */
export function findTermBlock(firstTerms: readonly string[], term: string): number {
  return countBefore(firstTerms.length, (block) => firstTerms[block]! <= term) - 1
}

/**
 * Finds the terms of a file that contain a string, and those that are it but for the hyphens between their digits.
 *
 * @returns the most frequent first, at most `limit`
 */
export function findTermsInside(file: Uint8Array, string: string, limit: number): TermEntry[] {
  const terms = openTerms(file)
  const found: TermEntry[] = []
  for (let block = 0; block < terms.blocks; block++) {
    for (const entry of terms.decode(block)) {
      const { term } = entry
      if (term.includes(string) || (term.includes('-') && term.replaceAll('-', '') === string))
        found.push(entry)
    }
  }
  return found.sort((a, b) => b.frequency - a.frequency).slice(0, limit)
}

/** Terms that are gone through for those that begin with a string. */
const maxGoneThrough = 4096

/** Finds a term in its file, and with `maxPrefixed` those that start with it, most frequent first. */
export function lookUpTerm(file: Uint8Array, term: string, maxPrefixed: number): TermEntry[] {
  const terms = openTerms(file)
  const entries: TermEntry[] = []
  for (let block = terms.findBlock(term); block < terms.blocks; block++) {
    for (const entry of terms.decode(block)) {
      if (entry.term < term) continue
      const isFound = entry.term === term || (maxPrefixed > 0 && entry.term.startsWith(term))
      if (!isFound || entries.length === maxGoneThrough) return order(entries)
      entries.push(entry)
    }
  }
  return order(entries)

  function order(found: readonly TermEntry[]): TermEntry[] {
    const exact = found.filter((entry) => entry.term === term)
    const longer = found.filter((entry) => entry.term !== term).sort((a, b) => b.frequency - a.frequency)
    return [...exact, ...longer.slice(0, maxPrefixed)]
  }
}

interface OpenTerms {
  readonly blocks: number
  /** The block that a term stands in, if any does. */
  findBlock(term: string): number
  decode(block: number): TermEntry[]
}

function openTerms(file: Uint8Array): OpenTerms {
  const sections = openSections(file)
  const [firstId = 0, count = 0] = sections.uint32(0)
  const starts = listBlockStarts(sections.uint16(1))
  const bytes = sections.bytes(2)
  const blocks = starts.length - 1
  return {
    blocks,
    findBlock(term) {
      const units = stringToUnits(term)
      const isBefore = (block: number): boolean =>
        compareFirstWord(bytes, starts[block]!, units, 0, units.length) <= 0
      return Math.max(0, countBefore(blocks, isBefore) - 1)
    },
    decode(block) {
      const first = block * wordsOfBlock
      const rows = Math.min(wordsOfBlock, count - first)
      const { units, offsets, values } = decodeWords(bytes, starts[block]!, rows, 1)
      return Array.from(values, (frequency, row) => ({
        term: unitsToString(units, offsets[row]!, offsets[row + 1]!),
        frequency,
        id: firstId + first + row,
      }))
    },
  }
}
