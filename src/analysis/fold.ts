import { growArray } from '../text/grow-array.ts'
import type { Span } from '../text/span.ts'
import { isSurrogatePair } from './characters.ts'
import { readFoldPairs } from './fold-pairs.ts'

/**
 * Folded text with its offset map back to the source, as a char filter keeps it. `units` may be longer than
 * the text; only the first `length` count. The folder reuses the buffer, so what must last is copied.
 */
export interface FoldedText {
  readonly units: Uint16Array
  readonly length: number
  /** 1 for each unit that was a capital letter of the basic Latin alphabet, 0 for the others; used again as `units`. */
  readonly capitals: Uint8Array
  /**
   * Maps offsets back: the span in the source text of folded units `[start, end)`, which must not be empty.
   */
  sourceSpan(start: number, end: number): Span
}

/** Folds texts one after the other into the same buffers. */
export interface Folder {
  fold(text: string): FoldedText
}

// What stands in `foldOfUnit` where a unit does not simply become another: not looked up yet, or becomes several or
// none of the basic plane; is a mark on the character before; becomes nothing. Everything else is the folded unit.
const unknown = 0
const complex = 1
const continuation = 2
const dropped = 3
const firstFolded = 4

/** Units that buffers have behind the text, so that they grow seldom: the longest fold of one character has 18. */
const spareUnits = 32

/** How each unit of the basic plane folds by itself; filled as characters are met. */
const foldOfUnit = new Uint16Array(65536)

const marks = /^\p{M}$/u
const ignorable = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u

const simplified = new Map<string, string>()
// Unified ideographs are their own compatibility form and have no case; the table alone says how they fold.
for (const [first, last] of [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const) {
  for (let unit = first; unit <= last; unit++) foldOfUnit[unit] = unit
}
for (const [from, to] of readFoldPairs()) {
  simplified.set(from, to)
  if (from.length === 1) foldOfUnit[from.charCodeAt(0)] = to.length === 1 ? to.charCodeAt(0) : complex
}

function isContinuation(unit: number): boolean {
  if (unit < 0x300) return false
  if (unit === 0xff9e || unit === 0xff9f) return true
  // Variation selectors: how the character before them looks.
  if (unit >= 0xfe00 && unit <= 0xfe0f) return true
  if (unit >= 0x1160 && unit <= 0x11ff) return true
  return marks.test(String.fromCharCode(unit)) && !ignorable.test(String.fromCharCode(unit))
}

/** Folds one cluster: a character and the marks that stand on it. */
function foldCluster(cluster: string): string {
  let folded = ''
  for (const character of cluster.normalize('NFKC').toLowerCase().normalize('NFKC')) {
    const code = character.codePointAt(0)!
    if (code !== 0x0a && code !== 0x09 && ignorable.test(character)) continue
    if (code < 0x80) folded += character
    else if (code < 0x530) folded += character.normalize('NFD').replace(/\p{M}/gu, '') || character
    else folded += simplified.get(character) ?? character
  }
  return folded
}

function lookUpUnit(unit: number): number {
  const known = foldOfUnit[unit]!
  if (known !== unknown) return known
  const found = classifyFold(unit)
  foldOfUnit[unit] = found
  return found
}

function classifyFold(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return complex
  if (unit === 0x0a || unit === 0x09) return unit
  if (isContinuation(unit)) return continuation
  const folded = foldCluster(String.fromCharCode(unit))
  if (folded.length === 0) return dropped
  return folded.length === 1 && folded.charCodeAt(0) >= firstFolded ? folded.charCodeAt(0) : complex
}

/** A letter from A to Z, of half or full width. */
function isCapital(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xff21 && unit <= 0xff3a)
}

/**
 * Folds a text, or its beginning, as far as it folds unit by unit: what is folded stands where its source does. Most
 * texts do to their end.
 *
 * @returns how many units were folded
 */
function foldAligned(text: string, units: Uint16Array, capitals: Uint8Array): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const folded = lookUpUnit(unit)
    if (folded < firstFolded) return at
    units[at] = folded
    if (isCapital(unit)) capitals[at] = 1
  }
  return text.length
}

/**
 * Makes the char filter of the analyzer: NFKC, width and case, marks off Latin letters, invisible
 * characters out, every Traditional or variant character to its simplified form, character by character.
 * Marks are folded together with their base character, so a span never cuts a cluster.
 */
export function createFolder(): Folder {
  let units = new Uint16Array(1024)
  let capitals = new Uint8Array(1024)
  let starts = new Uint32Array(1024)
  let ends = new Uint32Array(1024)

  function grow(wanted: number): void {
    if (wanted <= units.length) return
    const size = Math.max(wanted, units.length * 2)
    units = growArray(units, size)
    capitals = growArray(capitals, size)
    starts = growArray(starts, size)
    ends = growArray(ends, size)
  }

  /**
   * Folds what is behind the aligned beginning of a text, cluster by cluster.
   *
   * @returns units of the whole folded text
   */
  function foldBehind(text: string, aligned: number): number {
    for (let at = 0; at < aligned; at++) starts[at] = at
    for (let at = 0; at < aligned; at++) ends[at] = at + 1
    let source = aligned
    let length = aligned
    // The last character of the beginning, should a mark stand on it.
    let clusterSource = Math.max(0, aligned - 1)
    let clusterOutput = clusterSource
    while (source < text.length) {
      const unit = text.charCodeAt(source)
      const folded = lookUpUnit(unit)
      if (folded >= firstFolded) {
        clusterSource = source
        clusterOutput = length
        units[length] = folded
        capitals[length] = isCapital(unit) ? 1 : 0
        starts[length] = source
        ends[length] = ++source
        length++
        grow(length + spareUnits)
        continue
      }
      if (folded === dropped) {
        source++
        continue
      }
      let end = source + (isSurrogatePair(unit, text.charCodeAt(source + 1)) ? 2 : 1)
      if (folded === continuation) length = clusterOutput
      else {
        clusterSource = source
        clusterOutput = length
      }
      while (end < text.length && lookUpUnit(text.charCodeAt(end)) === continuation) end++
      const cluster = foldCluster(text.slice(clusterSource, end))
      grow(length + cluster.length + spareUnits)
      for (let index = 0; index < cluster.length; index++) {
        units[length] = cluster.charCodeAt(index)
        capitals[length] = 0
        starts[length] = clusterSource
        ends[length] = end
        length++
      }
      source = end
    }
    return length
  }

  return {
    fold(text) {
      grow(text.length + spareUnits)
      capitals.fill(0, 0, text.length)
      const aligned = foldAligned(text, units, capitals)
      const isAligned = aligned === text.length
      const length = isAligned ? aligned : foldBehind(text, aligned)
      const spans = { starts, ends }
      return {
        units,
        length,
        capitals,
        sourceSpan: (start, end) =>
          isAligned ? { start, end } : { start: spans.starts[start]!, end: spans.ends[end - 1]! },
      }
    },
  }
}

const folderOfStrings = createFolder()

/** Folds one text to a string, for comparisons that need no offsets. */
export function foldToString(text: string): string {
  const folded = folderOfStrings.fold(text)
  return unitsToString(folded.units, 0, folded.length)
}

/** The UTF-16 units of a string. */
export function stringToUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
  return units
}

/** Reads UTF-16 units as a string, lone surrogates and all. */
export function unitsToString(units: Uint16Array, start: number, end: number): string {
  let text = ''
  // Of a few units, one by one: a view of an array takes longer to make.
  if (end - start <= 12) {
    for (let at = start; at < end; at++) text += String.fromCharCode(units[at]!)
    return text
  }
  for (let from = start; from < end; from += 8192) {
    text += String.fromCharCode.apply(
      null,
      units.subarray(from, Math.min(end, from + 8192)) as unknown as number[],
    )
  }
  return text
}
