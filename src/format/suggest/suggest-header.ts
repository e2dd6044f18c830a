import { countBefore } from '../../text/bisect.ts'
import { openColumns, rangeAt, writeColumns } from '../encoding/column-file.ts'
import { numberedName } from '../header/numbered-name.ts'

/**
 * Layout of the header, by column: 0–1 first key of each block, as UTF-16 units and starts · 2–3 starts of keys
 * that too many keys share, sorted, for which the best are written apart · 4 the block of the best that
 * holds each.
 */
const magic = 0x53475231
const columns = 5

/** Logical name of the header of suggestions. */
export const suggestHeaderName = 'suggest.bin'

/** Blocks of all suggestions, and blocks of the best of each crowded start. */
export type SuggestFamily = 'suggest' | 'suggest-top'

/** What a block is called before the artifact writer names it. */
export function suggestBlockName(family: SuggestFamily, index: number): string {
  return numberedName(`${family}-`, index)
}

/** Which block holds which keys. */
export interface SuggestHeader {
  /** The block of the best keys for a crowded start, or null where it is not crowded. */
  topBlockOf(typed: string): number | null
  /** Blocks whose keys may start with the typed text, in order. */
  blocksOf(typed: string): number[]
}

/** A start of keys that so many have that its best stand in a block of their own. */
export interface CrowdedStart {
  readonly start: string
  readonly block: number
}

/** Writes the header: first keys in the order of their blocks, crowded starts sorted by code units. */
export function writeSuggestHeader(
  firstKeys: readonly string[],
  crowded: readonly CrowdedStart[],
): Uint8Array {
  return writeColumns(magic, [
    ...writeStrings(firstKeys),
    ...writeStrings(crowded.map((one) => one.start)),
    Uint16Array.from(crowded, (one) => one.block),
  ])
}

/**
 * Opens the header of the completions.
 *
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openSuggestHeader(bytes: Uint8Array): SuggestHeader {
  const file = openColumns(bytes, magic, columns)
  const firstKeys = openStrings(file.units(0), file.numbers(1))
  const crowded = openStrings(file.units(2), file.numbers(3))
  const blockOfCrowded = file.units(4)

  return {
    topBlockOf(typed) {
      const index = countBefore(crowded.count, (at) => crowded.at(at) < typed)
      return index < crowded.count && crowded.at(index) === typed ? (blockOfCrowded[index] ?? null) : null
    },
    blocksOf(typed) {
      // Keys that start with the text may begin in the block before the first key that does.
      const after = countBefore(firstKeys.count, (at) => firstKeys.at(at) < typed)
      const blocks = after > 0 ? [after - 1] : []
      for (let at = after; at < firstKeys.count && firstKeys.at(at).startsWith(typed); at++) blocks.push(at)
      return blocks
    },
  }
}

function openStrings(units: Uint16Array, starts: Uint32Array): { count: number; at(index: number): string } {
  return {
    count: Math.max(0, starts.length - 1),
    at: (index) => String.fromCharCode(...units.subarray(...rangeAt(starts, index, units.length))),
  }
}

function writeStrings(strings: readonly string[]): [Uint16Array, Uint32Array] {
  const starts = [0]
  const units: number[] = []
  for (const text of strings) {
    for (let index = 0; index < text.length; index++) units.push(text.charCodeAt(index))
    starts.push(units.length)
  }
  return [Uint16Array.from(units), Uint32Array.from(starts)]
}
