import type { NamedFile } from '../../format/header/named-files.ts'
import { measureRow, type SuggestRow, writeSuggestBlock } from '../../format/suggest/suggest-block.ts'
import { matchesPrefix, type SuggestionKey } from '../../format/suggest/suggest-entry.ts'
import {
  suggestBlockName,
  suggestHeaderName,
  writeSuggestHeader,
} from '../../format/suggest/suggest-header.ts'
import { compareUnits } from '../../text/compare-units.ts'
import {
  type FoldedEntry,
  innerKeys,
  type LanguageEntry,
  mergeEntries,
  spelledKeys,
  startKey,
} from './suggestion-keys.ts'

/** Bounds of the files of suggestions. */
export interface SuggestWriterOptions {
  /** Bytes of all blocks together, 0–200,000,000; the suggestions of the lowest rank is left out beyond. */
  readonly maxBytes: number
  /** Bytes of a block at which the next one begins, 1,024–250,000; more where blocks would be more than `maxBlocks`. */
  readonly blockBytes: number
  readonly maxBlocks: number
}

/** Options of a build. */
export const defaultSuggestWriterOptions: SuggestWriterOptions = Object.freeze({
  maxBytes: 16 * 1024 * 1024,
  blockBytes: 8 * 1024,
  maxBlocks: 128,
})

/** Completions of a language that are written for a start that too many keys share. */
const topRows = 20
const maxStart = 64

/**
 * Writes the files of the completions: `suggest.bin`, the header; `suggest-000.bin`…, all keys sorted by what
 * is typed; `suggest-top-000.bin`…, the best for starts whose keys would fill more than one block.
 *
 * Within `maxBytes` the starts of all entries come first, then pinyin and initials, then later words.
 *
 * @param cutWords  cuts a folded text into words and separators that join back to it
 * @returns files in a fixed order; the same entries in any order give the same bytes
 */
export function writeSuggestions(
  entries: Iterable<LanguageEntry>,
  cutWords: (folded: string) => readonly string[],
  options: SuggestWriterOptions = defaultSuggestWriterOptions,
): NamedFile[] {
  const merged = mergeEntries(entries)
  const languages = listLanguages(merged)
  const rows = listRows(merged, languages, cutWords, options)
  const allBytes = rows.reduce((sum, row) => sum + measureRow(row), 0)
  const blockBytes = Math.max(options.blockBytes, Math.ceil(allBytes / options.maxBlocks))
  const blocks = cutBlocks(rows, blockBytes)
  const crowded = findCrowded(rows, blockBytes)
  const topBlocks: SuggestRow[][] = []
  let bytes = Number.POSITIVE_INFINITY
  const placed = crowded.map(({ start, best }) => {
    if (bytes >= blockBytes) {
      topBlocks.push([])
      bytes = 0
    }
    topBlocks.at(-1)!.push(...best)
    for (const row of best) bytes += measureRow(row)
    return { start, block: topBlocks.length - 1 }
  })
  const firstKeys = blocks.map((block) => block[0]!.key)
  return [
    { name: suggestHeaderName, bytes: writeSuggestHeader(firstKeys, placed, languages) },
    ...blocks.map((block, index) => ({
      name: suggestBlockName('suggest', index),
      bytes: writeSuggestBlock(block),
    })),
    ...topBlocks.map((block, index) => ({
      name: suggestBlockName('suggest-top', index),
      bytes: writeSuggestBlock(block),
    })),
  ]
}

const maxLanguages = 255

/** Languages of the pages that entries lead to; none where all are in one. */
function listLanguages(entries: readonly FoldedEntry[]): string[] {
  const languages = new Set(entries.flatMap(({ entry }) => entry.language ?? []))
  return languages.size > 1 ? [...languages].sort(compareUnits).slice(0, maxLanguages) : []
}

function listRows(
  entries: readonly FoldedEntry[],
  languages: readonly string[],
  cutWords: (folded: string) => readonly string[],
  { maxBytes }: SuggestWriterOptions,
): SuggestRow[] {
  const rows: SuggestRow[] = []
  let bytes = 0
  function add(folded: FoldedEntry, keys: readonly SuggestionKey[]): boolean {
    for (const key of keys) {
      const { entry } = folded
      const row = { ...key, entry, language: languages.indexOf(entry.language ?? '') + 1 }
      bytes += measureRow(row)
      if (bytes > maxBytes) return false
      rows.push(row)
    }
    return true
  }
  // The index of readings has the words.
  const rounds: readonly ((folded: FoldedEntry) => readonly SuggestionKey[])[] = [
    (folded) => [startKey(folded)],
    ({ folded, entry }) => (entry.kind === 'title' ? spelledKeys(cutWords(folded)) : []),
    ({ folded, entry }) => (entry.kind === 'word' ? [] : innerKeys(folded, cutWords(folded))),
  ]
  for (const keysOf of rounds) if (!entries.every((entry) => add(entry, keysOf(entry)))) break
  return rows.sort((a, b) => compareUnits(a.key, b.key) || compareRows(a, b))
}

/** Compares keys by which is to be offered first. */
function compareRows(a: SuggestRow, b: SuggestRow): number {
  return (
    a.rank - b.rank ||
    b.entry.weight - a.entry.weight ||
    compareUnits(a.key, b.key) ||
    compareUnits(a.entry.text, b.entry.text) ||
    a.start - b.start
  )
}

function cutBlocks(rows: readonly SuggestRow[], blockBytes: number): SuggestRow[][] {
  const blocks: SuggestRow[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (bytes >= blockBytes) {
      blocks.push([])
      bytes = 0
    }
    blocks.at(-1)!.push(row)
    bytes += measureRow(row)
  }
  return blocks
}

interface Crowded {
  readonly start: string
  readonly best: readonly SuggestRow[]
}

/**
 * Finds the starts whose keys take more bytes than a block, so that every other start lies in two, and
 * chooses the best keys of each.
 */
function findCrowded(rows: readonly SuggestRow[], blockBytes: number): Crowded[] {
  const crowded: Crowded[] = []
  const sizes = new Float64Array(rows.length + 1)
  for (const [index, row] of rows.entries()) sizes[index + 1] = sizes[index]! + measureRow(row)

  function search(first: number, end: number, length: number): void {
    if (length > maxStart) return
    for (let from = first; from < end; ) {
      const start = rows[from]!.key.slice(0, length)
      let to = from + 1
      while (to < end && rows[to]!.key.startsWith(start)) to++
      if (start.length === length && sizes[to]! - sizes[from]! > blockBytes) {
        crowded.push({ start, best: chooseBest(rows, from, to, start) })
        search(from, to, length + 1)
      }
      from = to
    }
  }
  search(0, rows.length, 1)
  return crowded.sort((a, b) => compareUnits(a.start, b.start))
}

/** The best rows of each language, in the order they are to be offered. */
function chooseBest(rows: readonly SuggestRow[], first: number, end: number, start: string): SuggestRow[] {
  const bestOf = new Map<number, SuggestRow[]>()
  for (let index = first; index < end; index++) {
    const row = rows[index]!
    if (!matchesPrefix(row.rank, row.key.length, start.length)) continue
    const best = bestOf.get(row.language) ?? []
    bestOf.set(row.language, best)
    if (best.length === topRows && compareRows(row, best.at(-1)!) >= 0) continue
    const same = best.findIndex((other) => other.entry === row.entry)
    if (same >= 0) {
      if (compareRows(row, best[same]!) >= 0) continue
      best.splice(same, 1)
    }
    best.push({ ...row, key: start })
    best.sort(compareRows)
    if (best.length > topRows) best.pop()
  }
  return [...bestOf.values()].flat().sort(compareRows)
}
