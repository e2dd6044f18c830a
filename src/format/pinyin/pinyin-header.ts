import { countBefore } from '../../text/bisect.ts'
import { rangeAt } from '../encoding/offsets.ts'
import { openSections, type Sections } from '../encoding/sections.ts'
import { readSorted } from '../encoding/sorted-numbers.ts'
import { numberedName } from '../header/numbered-name.ts'
import { createPinyinTextReader, type PinyinWords, type WeightedText } from './pinyin-text.ts'

/** Logical name of the header of readings. */
export const pinyinHeaderName = 'pinyin.bin'

/** Blocks by whole syllables, and blocks by first letters. */
export type PinyinBlockKind = 'pinyin' | 'initials'

/** What a block is called before the artifact writer names it. */
export function pinyinBlockName(kind: PinyinBlockKind, index: number): string {
  return numberedName(`${kind}-`, index)
}

/** Which block holds which readings. */
export interface PinyinHeader {
  /**
   * The block that holds a key if any does, or null; `goesOn` when the next block begins with a key that
   * starts with the letters.
   */
  blockOf(kind: PinyinBlockKind, letters: string): { block: number | null; goesOn: boolean }
  /** The best texts of letters that keys of more than two blocks begin with; null for other letters. */
  topTexts(kind: PinyinBlockKind, letters: string, words: PinyinWords): WeightedText[] | null
  /** Common reading of one character, without a tone; null for one that nothing of the corpus is read like. */
  syllableOf(character: string): string | null
  /** Tells whether letters can be read as syllables of the corpus; the last one may be unfinished. */
  isSpelled(letters: string): boolean
}

/**
 * Opens the header of a pinyin index. By section: 0–1 first key of each block by syllables, as letters and starts · 2–3
 * the same by initials · 4–5 the corpus's syllables, sorted · 6 its characters and common ones that are read like them,
 * as sorted numbers by code point · 7 the syllable that each is commonly read with · 8–9 letters that too many keys by
 * syllables begin with, sorted, as letters and starts · 10–11 the best texts of each, and where they start · 12–15 the
 * same by initials.
 *
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openPinyinHeader(bytes: Uint8Array): PinyinHeader {
  const file = openSections(bytes)
  const firstKeys = {
    pinyin: readStrings(file.bytes(0), file.uint32(1)),
    initials: readStrings(file.bytes(2), file.uint32(3)),
  }
  const syllables = readStrings(file.bytes(4), file.uint32(5))
  const whole = new Set(syllables)
  const starts = new Set(
    syllables.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1))),
  )
  const characters = readSorted(file.bytes(6))
  const syllableOfCharacter = file.uint16(7)

  const crowded = { pinyin: openCrowded(file, 8), initials: openCrowded(file, 12) }

  return {
    topTexts(kind, letters, words) {
      const { starts, texts, textStarts } = crowded[kind]
      const index = countBefore(starts.length, (row) => starts[row]! < letters)
      if (starts[index] !== letters) return null
      const [first, end] = rangeAt(textStarts, index, texts.length)
      const reader = createPinyinTextReader(texts, words)
      reader.position = first
      const listed: WeightedText[] = []
      while (reader.position < end) listed.push(reader.read(reader.next()))
      return listed
    },
    blockOf(kind, letters) {
      const first = firstKeys[kind]
      const next = countBefore(first.length, (row) => first[row]! <= letters)
      const goesOn = first[next]?.startsWith(letters) ?? false
      if (next > 0) return { block: next - 1, goesOn }
      return { block: goesOn ? 0 : null, goesOn: first[1]?.startsWith(letters) ?? false }
    },
    syllableOf(character) {
      const code = character.codePointAt(0) ?? 0
      const index = countBefore(characters.length, (row) => characters[row]! < code)
      if (characters[index] !== code) return null
      return syllables[syllableOfCharacter[index] ?? -1] ?? null
    },
    isSpelled(letters) {
      const reached = new Array<boolean>(letters.length + 1).fill(false)
      reached[0] = true
      for (let at = 0; at < letters.length; at++) {
        if (!reached[at]) continue
        if (starts.has(letters.slice(at))) return true
        for (let length = 1; length <= 6 && at + length < letters.length; length++) {
          if (whole.has(letters.slice(at, at + length))) reached[at + length] = true
        }
      }
      return false
    },
  }
}

function openCrowded(file: Sections, section: number) {
  return {
    starts: readStrings(file.bytes(section), file.uint32(section + 1)),
    texts: file.bytes(section + 2),
    textStarts: file.uint32(section + 3),
  }
}

function readStrings(letters: Uint8Array, starts: Uint32Array): string[] {
  return Array.from({ length: Math.max(0, starts.length - 1) }, (_, index) =>
    String.fromCharCode(...letters.subarray(...rangeAt(starts, index, letters.length))),
  )
}
