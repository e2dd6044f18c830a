import type { FoundWords, Lexicon } from '../analysis/lexicon.ts'
import { corrupt } from './bytes.ts'
import { openSections, writeSections } from './sections.ts'

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

/** The lexicon of an artifact, read in place. Ids are places: by length, then by UTF-16 units. */
export interface PackedLexicon extends Lexicon {
  readonly size: number
  /** Id of a term, or -1. */
  idOf(term: string): number
  term(id: number): string
  frequency(id: number): number
  address(id: number): number
}

/** Orders terms as the lexicon keeps them. */
export function compareTerms(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * Lays out a lexicon: head (unknown cost, then for each length how many words), words one after the other
 * without ends since all of a length stand together, costs, frequencies, addresses.
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
  let at = 0
  for (const { term } of entries)
    for (let index = 0; index < term.length; index++) words[at++] = term.charCodeAt(index)
  return writeSections([
    head,
    words,
    Int32Array.from(entries, (entry) => entry.cost),
    Uint32Array.from(entries, (entry) => entry.frequency),
    Uint32Array.from(entries, (entry) => entry.address),
  ])
}

/**
 * Opens a lexicon without reading it through.
 *
 * @throws {SearchError} INDEX_CORRUPT when its parts do not fit together
 */
export function openLexicon(file: Uint8Array): PackedLexicon {
  const sections = openSections(file)
  const head = sections.uint32(0)
  const words = sections.uint16(1)
  const costs = sections.int32(2)
  const frequencies = sections.uint32(3)
  const addresses = sections.uint32(4)
  const longest = Math.max(0, head.length - 2)
  const firstIds = new Int32Array(longest + 2)
  const firstUnits = new Int32Array(longest + 2)
  for (let length = 1; length <= longest; length++) {
    firstIds[length + 1] = firstIds[length]! + head[length]!
    firstUnits[length + 1] = firstUnits[length]! + head[length]! * length
  }
  if (firstIds[longest + 1] !== costs.length || firstUnits[longest + 1] !== words.length) {
    throw corrupt('the lexicon does not add up')
  }

  /** Place of `length` units among the words of that length, or -1. */
  function find(units: Uint16Array, start: number, length: number): number {
    if (length > longest) return -1
    const base = firstUnits[length]!
    let low = 0
    let high = head[length]! - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const word = base + middle * length
      let difference = 0
      for (let index = 0; index < length && difference === 0; index++) {
        difference = words[word + index]! - units[start + index]!
      }
      if (difference === 0) return firstIds[length]! + middle
      if (difference < 0) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  return {
    unknownCost: head[0] ?? 0,
    size: costs.length,
    findWords(units, start, end, found: FoundWords) {
      let count = 0
      for (let length = 1; length <= longest && start + length <= end; length++) {
        const id = find(units, start, length)
        if (id < 0) continue
        found.ids[count] = id
        found.lengths[count] = length
        found.costs[count] = costs[id]!
        count++
      }
      return count
    },
    idOf(term) {
      const units = new Uint16Array(term.length)
      for (let index = 0; index < term.length; index++) units[index] = term.charCodeAt(index)
      return term.length === 0 ? -1 : find(units, 0, term.length)
    },
    term(id) {
      let length = 1
      while (length < longest && firstIds[length + 1]! <= id) length++
      const start = firstUnits[length]! + (id - firstIds[length]!) * length
      return String.fromCharCode(...words.subarray(start, start + length))
    },
    frequency: (id) => frequencies[id]!,
    address: (id) => addresses[id]!,
  }
}
