import { countBefore } from '../../text/bisect.ts'
import { rangeAt } from '../encoding/offsets.ts'
import { openSections, writeSections } from '../encoding/sections.ts'
import { type SuggestEntry, suggestKinds } from './suggest-entry.ts'

/** A key together with the entry behind it. */
export interface SuggestRow {
  readonly key: string
  readonly rank: number
  readonly start: number
  readonly entry: SuggestEntry
  /** Language of the page that the entry leads to, by its number in the header; 0 for none. */
  readonly language: number
}

/** An open block; numbers are read where they lie, texts only when asked for. */
export interface SuggestBlock {
  readonly rows: number
  /** First row whose key is not before the typed text. */
  seek(typed: string): number
  /** Tells whether a row's key starts with the typed text. */
  startsWith(row: number, typed: string): boolean
  keyLengthAt(row: number): number
  rankAt(row: number): number
  startAt(row: number): number
  weightAt(row: number): number
  /** Number of the language in the header, 0 for none. */
  languageAt(row: number): number
  entryAt(row: number): SuggestEntry
}

/** Bytes that a row takes in a block. */
export function measureRow({ entry, key }: SuggestRow): number {
  const own = entry.text.includes(key) ? 0 : key.length
  return 2 * (entry.text.length + own) + (entry.url?.length ?? 0) + 24
}

/**
 * Writes rows, in the order they come, as one block. By section, one value a row: 0 units of the texts, each followed by
 * its key where the key is not a part of the text · 1 first unit of each row · 2 length of the text · 3 where the key
 * starts, from the row's first unit · 4 length of the key · 5 rank and, eight bits up, kind · 6 where the key starts in
 * the folded text · 7 weights · 8 addresses in UTF-8 · 9 first byte of each address · 10 languages, where an index has several.
 */
export function writeSuggestBlock(rows: readonly SuggestRow[]): Uint8Array {
  const units = new Uint16Array(rows.reduce((sum, row) => sum + row.entry.text.length + row.key.length, 0))
  const rowStarts = new Uint32Array(rows.length + 1)
  const textLengths = new Uint16Array(rows.length)
  const keyStarts = new Uint16Array(rows.length)
  const keyLengths = new Uint16Array(rows.length)
  const kinds = new Uint16Array(rows.length)
  const starts = new Uint16Array(rows.length)
  const weights = new Uint32Array(rows.length)
  const urlStarts = new Uint32Array(rows.length + 1)
  const encoder = new TextEncoder()
  const urls: Uint8Array[] = []
  let unit = 0
  for (const [index, { entry, key, rank, start }] of rows.entries()) {
    const inText = entry.text.indexOf(key)
    const all = inText < 0 ? entry.text + key : entry.text
    for (let at = 0; at < all.length; at++) units[unit++] = all.charCodeAt(at)
    rowStarts[index + 1] = unit
    textLengths[index] = entry.text.length
    keyStarts[index] = inText < 0 ? entry.text.length : inText
    keyLengths[index] = key.length
    kinds[index] = rank | (suggestKinds.indexOf(entry.kind) << 8)
    starts[index] = start
    weights[index] = Math.min(0xffffffff, Math.max(0, Math.floor(entry.weight)))
    const url = encoder.encode(entry.url ?? '')
    urls.push(url)
    urlStarts[index + 1] = urlStarts[index]! + url.length
  }
  const addresses = new Uint8Array(urlStarts[rows.length]!)
  for (const [index, url] of urls.entries()) addresses.set(url, urlStarts[index])
  const languages = Uint8Array.from(rows, ({ language }) => language)
  return writeSections([
    units.subarray(0, unit),
    rowStarts,
    textLengths,
    keyStarts,
    keyLengths,
    kinds,
    starts,
    weights,
    addresses,
    urlStarts,
    ...(languages.some(Boolean) ? [languages] : []),
  ])
}

/**
 * Opens a block over its bytes.
 *
 * @throws {SearchError} INDEX_CORRUPT, also later when an offset leads outside the file
 */
export function openSuggestBlock(bytes: Uint8Array): SuggestBlock {
  const file = openSections(bytes)
  const units = file.uint16(0)
  const rowStarts = file.uint32(1)
  const textLengths = file.uint16(2)
  const keyStarts = file.uint16(3)
  const keyLengths = file.uint16(4)
  const kinds = file.uint16(5)
  const starts = file.uint16(6)
  const weights = file.uint32(7)
  const addresses = file.bytes(8)
  const urlStarts = file.uint32(9)
  const languages = file.count > 10 ? file.bytes(10) : []
  const rows = Math.max(0, rowStarts.length - 1)

  /** Compares the first units of a row's key with the typed text; 0 when the key starts with it. */
  function compareStart(row: number, typed: string): number {
    const [first, end] = rangeAt(rowStarts, row, units.length)
    const start = first + keyStarts[row]!
    const length = Math.min(keyLengths[row]!, end - start)
    for (let index = 0; index < typed.length; index++) {
      if (index >= length) return -1
      const difference = units[start + index]! - typed.charCodeAt(index)
      if (difference !== 0) return difference
    }
    return 0
  }

  return {
    rows,
    seek: (typed) => countBefore(rows, (row) => compareStart(row, typed) < 0),
    startsWith: (row, typed) => compareStart(row, typed) === 0,
    keyLengthAt: (row) => keyLengths[row] ?? 0,
    rankAt: (row) => kinds[row]! & 0xff,
    startAt: (row) => starts[row] ?? 0,
    weightAt: (row) => weights[row] ?? 0,
    languageAt: (row) => languages[row] ?? 0,
    entryAt(row) {
      const [first, end] = rangeAt(rowStarts, row, units.length)
      const [urlStart, urlEnd] = rangeAt(urlStarts, row, addresses.length)
      const text = units.subarray(first, Math.min(end, first + textLengths[row]!))
      return {
        text: String.fromCharCode(...text),
        kind: suggestKinds[kinds[row]! >> 8] ?? 'word',
        url: urlEnd > urlStart ? new TextDecoder().decode(addresses.subarray(urlStart, urlEnd)) : null,
        weight: weights[row] ?? 0,
      }
    },
  }
}
