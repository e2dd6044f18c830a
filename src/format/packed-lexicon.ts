import type { FoundWords, Lexicon } from '../analysis/lexicon.ts'
import { corrupt } from './bytes.ts'
import { columnsOf, type LexiconColumns, listLengths, type WordsOfLength, wordsOfBlock } from './lexicon.ts'
import type { WeightedText } from './pinyin-text.ts'
import { createRowChecks } from './row-checksums.ts'
import { openSections } from './sections.ts'

/** The lexicon of an artifact, read in place. Ids are positions: by length, then by UTF-16 units. */
export interface PackedLexicon extends Lexicon {
  readonly size: number
  /** Id of a term, or -1. */
  idOf(term: string): number
  term(id: number): string
  frequency(id: number): number
  address(id: number): number
  /** Units of a term. */
  lengthAt(id: number): number
  /** A term with its frequency as weight; its block is checked first. */
  wordAt(id: number): WeightedText
  /** Frequency of a term; its block is checked first. */
  weightAt(id: number): number
  /**
   * The most frequent terms of two units or more that begin with a prefix, most frequent first; of equal frequency in
   * order of their units.
   */
  startingWith(prefix: string, most: number): WeightedText[]
}

/**
 * Opens a lexicon without reading it through.
 *
 * @throws {SearchError} INDEX_CORRUPT when its parts do not fit together; looking words up throws it where a
 *   block is damaged
 */
export function openLexicon(file: Uint8Array): PackedLexicon {
  const sections = openSections(file)
  const head = sections.uint32(0)
  const firsts = sections.uint16(1)
  const checksums = sections.uint32(2)
  const columns: LexiconColumns = {
    words: sections.uint16(3),
    costs: sections.int32(4),
    frequencies: sections.uint32(5),
    addresses: sections.uint32(6),
  }
  const { words, costs, frequencies, addresses } = columns
  const lengths = listLengths(head)
  const longest = lengths.length
  const last = lengths.at(-1)
  const size = last ? last.first + last.count : 0
  const units = last ? last.firstUnit + last.count * last.length : 0
  if (
    size !== costs.length ||
    size !== frequencies.length ||
    size !== addresses.length ||
    units !== words.length
  )
    throw corrupt('the lexicon does not add up')
  const checks = lengths.map(({ length, first, count, firstUnit, firstBlock }) =>
    createRowChecks(
      columnsOf(columns, length, first, count, firstUnit),
      wordsOfBlock,
      checksums.subarray(firstBlock, firstBlock + Math.ceil(count / wordsOfBlock)),
    ),
  )

  /** Position of `length` units among the words of that length, or -1. */
  function find(text: Uint16Array, start: number, length: number): number {
    const group = lengths[length - 1]
    if (group === undefined || group.count === 0) return -1
    const block = findLastRow(firsts, group.firstBlockUnit, length, blocksOf(group), text, start)
    if (block < 0) return -1
    const from = block * wordsOfBlock
    checks[length - 1]!(from)
    const rows = Math.min(wordsOfBlock, group.count - from)
    const firstUnit = group.firstUnit + from * length
    const row = findLastRow(words, firstUnit, length, rows, text, start)
    if (row < 0 || compareUnits(words, firstUnit + row * length, text, start, length) !== 0) return -1
    return group.first + from + row
  }

  function groupOf(id: number): WordsOfLength {
    const found = lengths.findLast(({ first, count }) => count > 0 && first <= id)
    if (found === undefined || id >= size) throw corrupt(`word ${id} of ${size} is not in the lexicon`)
    return found
  }
  function check(id: number): void {
    const group = groupOf(id)
    checks[group.length - 1]!(id - group.first)
  }
  function readTerm(id: number): string {
    const group = groupOf(id)
    const start = group.firstUnit + (id - group.first) * group.length
    return String.fromCharCode(...words.subarray(start, start + group.length))
  }
  /** First row of a length that does not come before a prefix, or with `after` the first behind all that have it. */
  function findBorder({ length, count, firstUnit }: WordsOfLength, prefix: string, after: boolean): number {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      checks[length - 1]!(middle)
      let difference = 0
      for (let at = 0; at < prefix.length && difference === 0; at++)
        difference = words[firstUnit + middle * length + at]! - prefix.charCodeAt(at)
      if (difference < 0 || (after && difference === 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    unknownCost: head[0] ?? 0,
    size,
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
    term: readTerm,
    frequency: (id) => frequencies[id]!,
    lengthAt: (id) => groupOf(id).length,
    wordAt(id) {
      check(id)
      return { text: readTerm(id), weight: frequencies[id]! }
    },
    weightAt(id) {
      check(id)
      return frequencies[id]!
    },
    startingWith(prefix, most) {
      const found: { id: number; weight: number }[] = []
      for (const group of lengths) {
        if (group.length < Math.max(2, prefix.length) || group.count === 0) continue
        const end = findBorder(group, prefix, true)
        for (let row = findBorder(group, prefix, false); row < end; row++) {
          checks[group.length - 1]!(row)
          const id = group.first + row
          const weight = frequencies[id]!
          if (found.length === most && weight <= found[most - 1]!.weight) continue
          let at = found.length
          while (at > 0 && found[at - 1]!.weight < weight) at--
          found.splice(at, 0, { id, weight })
          if (found.length > most) found.pop()
        }
      }
      return found
        .map(({ id, weight }) => ({ text: readTerm(id), weight }))
        .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    },
    address: (id) => addresses[id]!,
  }
}

function blocksOf({ count }: WordsOfLength): number {
  return Math.ceil(count / wordsOfBlock)
}

/** Last of `rows` sorted rows of `length` units that is not behind the wanted one, or -1. */
function findLastRow(
  column: Uint16Array,
  firstUnit: number,
  length: number,
  rows: number,
  wanted: Uint16Array,
  start: number,
): number {
  let low = 0
  let high = rows - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (compareUnits(column, firstUnit + middle * length, wanted, start, length) <= 0) low = middle + 1
    else high = middle - 1
  }
  return high
}

function compareUnits(a: Uint16Array, atA: number, b: Uint16Array, atB: number, length: number): number {
  for (let index = 0; index < length; index++) {
    const difference = a[atA + index]! - b[atB + index]!
    if (difference !== 0) return difference
  }
  return 0
}
