import { countBefore } from '../../text/bisect.ts'
import { rangeAt } from '../encoding/offsets.ts'
import { openSections, writeSections } from '../encoding/sections.ts'
import { numberedName } from '../header/numbered-name.ts'

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
  /** Number of a language in the blocks; 0 where no page is in it, or all are. */
  numberOfLanguage(language: string): number
}

/** A start of keys that so many have that its best stand in a block of their own. */
export interface CrowdedStart {
  readonly start: string
  readonly block: number
}

/**
 * Writes the header, by section: 0–1 first key of each block, as UTF-16 units and starts · 2–3 starts of keys that too
 * many keys share, sorted by code units, for which the best are written apart · 4 the block of the best that holds each · 5 the
 * languages of the pages, numbered from 1, where there are several.
 */
export function writeSuggestHeader(
  firstKeys: readonly string[],
  crowded: readonly CrowdedStart[],
  languages: readonly string[] = [],
): Uint8Array {
  return writeSections([
    ...writeStrings(firstKeys),
    ...writeStrings(crowded.map((one) => one.start)),
    Uint16Array.from(crowded, (one) => one.block),
    ...(languages.length > 0 ? [new TextEncoder().encode(JSON.stringify(languages))] : []),
  ])
}

/**
 * Opens the header of the completions.
 *
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openSuggestHeader(bytes: Uint8Array): SuggestHeader {
  const file = openSections(bytes)
  const firstKeys = openStrings(file.uint16(0), file.uint32(1))
  const crowded = openStrings(file.uint16(2), file.uint32(3))
  const blockOfCrowded = file.uint16(4)
  const languages = file.count > 5 ? (file.json(5) as string[]) : []

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
    numberOfLanguage: (language) => languages.indexOf(language) + 1,
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
