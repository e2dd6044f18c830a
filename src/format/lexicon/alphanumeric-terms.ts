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

/** Bytes that a term counts beside its units, where files are filled. */
const termOverhead = 12

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
    while (to < terms.length && bytes < fileBytes) bytes += termOverhead + terms[to++]!.term.length * 2
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
  const wanted = stringToUnits(string)
  return terms.list(0, terms.blocks - 1, limit, (units, start, end) => holdsUnits(units, start, end, wanted))
}

const hyphen = 0x2d

/**
 * Tells whether a term contains a string, or is it but for hyphens. Units are compared: making a string of each term of a
 * file takes four times as long.
 */
function holdsUnits(units: Uint16Array, start: number, end: number, wanted: Uint16Array): boolean {
  for (let from = start; from + wanted.length <= end; from++) {
    let same = 0
    while (same < wanted.length && units[from + same] === wanted[same]) same++
    if (same === wanted.length) return true
  }
  let same = 0
  for (let at = start; at < end; at++) {
    if (units[at] === wanted[same]) same++
    else if (units[at] !== hyphen) return false
  }
  return same === wanted.length
}

/** Finds a term in its file, and with `maxPrefixed` those that start with it, most frequent first. */
export function lookUpTerm(file: Uint8Array, term: string, maxPrefixed: number): TermEntry[] {
  const terms = openTerms(file)
  const wanted = stringToUnits(term)
  const startsWith = (units: Uint16Array, start: number): boolean =>
    wanted.every((unit, index) => unit === units[start + index])
  const isTerm: UnitTest = (units, start, end) => end - start === wanted.length && startsWith(units, start)
  const isLonger: UnitTest = (units, start, end) => end - start > wanted.length && startsWith(units, start)
  const first = terms.findBlock(term)
  const exact = terms.list(first, first, 1, isTerm)
  if (maxPrefixed === 0) return exact
  return [...exact, ...terms.list(first, terms.findBlock(`${term}\uffff`), maxPrefixed, isLonger)]
}

/** Looks at the units of a word. */
type UnitTest = (units: Uint16Array, start: number, end: number) => boolean

interface OpenTerms {
  readonly blocks: number
  /** The block that a term stands in, if any does. */
  findBlock(term: string): number
  /** The terms that a test accepts of blocks up to the last, most frequent first, at most `limit`. */
  list(first: number, last: number, limit: number, accepts: UnitTest): TermEntry[]
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
    list(firstBlock, lastBlock, limit, accepts) {
      const first = firstBlock * wordsOfBlock
      const size = Math.min((lastBlock + 1) * wordsOfBlock, count) - first
      const { units, offsets, values } = decodeWords(bytes, starts[firstBlock]!, size, 1)
      const rows: number[] = []
      for (let row = 0; row < size; row++)
        if (accepts(units, offsets[row]!, offsets[row + 1]!)) rows.push(row)
      rows.sort((a, b) => values[b]! - values[a]!)
      return rows.slice(0, limit).map((row) => ({
        term: unitsToString(units, offsets[row]!, offsets[row + 1]!),
        frequency: values[row]!,
        id: firstId + first + row,
      }))
    },
  }
}
