import { createByteWriter } from '../../format/encoding/bytes.ts'
import { writeSections } from '../../format/encoding/sections.ts'
import { writeSorted } from '../../format/encoding/sorted-numbers.ts'
import type { NamedFile } from '../../format/header/named-files.ts'
import { syllableStart, writeKey } from '../../format/pinyin/latin-key.ts'
import { keysOfGroup, maxInHalf } from '../../format/pinyin/pinyin-block.ts'
import { pinyinBlockName, pinyinHeaderName } from '../../format/pinyin/pinyin-header.ts'
import { type PinyinText, writePinyinText } from '../../format/pinyin/pinyin-text.ts'
import { findCrowded, writeCrowded } from './crowded-letters.ts'
import { cutBlocks, type KeyGroup } from './cut-pinyin-blocks.ts'
import { listReadings, readNamePinyin, readPinyin } from './read-pinyin.ts'

/** A word or name of the corpus, folded to simplified characters. */
export interface PinyinEntry {
  readonly text: string
  /** Passages that hold it, or times it was seen: 1–4,294,967,295. */
  readonly weight: number
  /** Its id where it is a word of the lexicon; its weight is then its frequency there. */
  readonly id?: number
  /** True where the text is known to be a personal name, so that its surname is read as one. */
  readonly isName?: boolean
}

/** Bounds of the files of readings. */
export interface PinyinWriterOptions {
  /** The heaviest texts that are kept, 0–1,000,000. */
  readonly maxTexts: number
  /** Bytes of a block at which the next one begins, 4,096–400,000, of a small index less; a block is at most 512 KiB. */
  readonly blockBytes: number
}

/** Options of a build. */
const defaultPinyinWriterOptions: PinyinWriterOptions = Object.freeze({
  maxTexts: 300_000,
  blockBytes: 128 * 1024,
})

const maxTextsPerKey = 1000
const maxCharacters = 8

interface ReadText extends PinyinText {
  readonly syllables: readonly string[]
}

/**
 * Writes the files of the pinyin index: `pinyin.bin`, the header, `pinyin-000.bin`… by full syllables and
 * `initials-000.bin`… by first letters.
 *
 * Kept are texts of 1–8 Han characters whose common reading is known; by first letters only those of 2–8.
 * Of one key the 1,000 heaviest are kept. A text that comes twice counts with its greater weight.
 *
 * @returns files in a fixed order; the same entries in any order give the same bytes
 */
export function writePinyin(
  entries: Iterable<PinyinEntry>,
  options: PinyinWriterOptions = defaultPinyinWriterOptions,
): NamedFile[] {
  const texts = readHeaviest(entries, options.maxTexts)
  const full = groupByKey(texts, (text) => text.syllables)
  const initials = groupByKey(
    texts.filter((text) => text.syllables.length > 1),
    (text) => text.syllables.map((syllable) => syllable[0]!),
  )
  const fullBlocks = cutBlocks(full, options.blockBytes)
  const initialBlocks = cutBlocks(initials, options.blockBytes)
  return [
    { name: pinyinHeaderName, bytes: writePinyinHeader(texts, fullBlocks, initialBlocks) },
    ...fullBlocks.map((groups, index) => ({
      name: pinyinBlockName('pinyin', index),
      bytes: writeBlock(groups),
    })),
    ...initialBlocks.map((groups, index) => ({
      name: pinyinBlockName('initials', index),
      bytes: writeBlock(groups),
    })),
  ]
}

function readHeaviest(entries: Iterable<PinyinEntry>, maxTexts: number): ReadText[] {
  const merged = new Map<string, { weight: number; isWord: boolean; isName: boolean; id: number | null }>()
  for (const { text, weight, isName = false, id = null } of entries) {
    if (text.length > 2 * maxCharacters || !(weight >= 1)) continue
    const known = merged.get(text)
    if (!known) merged.set(text, { weight, isWord: !isName, isName, id })
    else {
      if (id !== null) known.weight = weight
      else if (known.id === null) known.weight = Math.max(known.weight, weight)
      known.id ??= id
      known.isWord ||= !isName
      known.isName ||= isName
    }
  }
  const heaviest = [...merged].sort((a, b) => b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1))
  const texts: ReadText[] = []
  for (const [text, { weight, isWord, isName, id }] of heaviest) {
    if (texts.length >= maxTexts) break
    const readings = isWord ? listReadings(text, isName) : [readNamePinyin(text) ?? []]
    for (const syllables of readings) {
      if (syllables.length === 0 || syllables.length > maxCharacters) continue
      texts.push({ text, weight: Math.min(0xffffffff, Math.floor(weight)), id, syllables })
    }
  }
  return texts
}

/** Groups texts, heaviest first within each key, keys sorted by letters, then by syllable starts. */
function groupByKey(texts: readonly ReadText[], spell: (text: ReadText) => readonly string[]): KeyGroup[] {
  const groups = new Map<string, ReadText[]>()
  for (const text of texts) {
    const key = spell(text).join(' ')
    const group = groups.get(key)
    if (!group) groups.set(key, [text])
    // Two readings of a text may have the same first letters.
    else if (group.length < maxTextsPerKey && group.at(-1)!.text !== text.text) group.push(text)
  }
  return [...groups]
    .map(([spelled, members]) => ({
      key: writeKey(spelled.split(' ')),
      letters: spelled.replaceAll(' ', ''),
      spelled,
      texts: members,
    }))
    .sort((a, b) =>
      a.letters === b.letters ? (a.spelled < b.spelled ? -1 : 1) : a.letters < b.letters ? -1 : 1,
    )
}

function writeBlock(groups: readonly KeyGroup[]): Uint8Array {
  const stream = createByteWriter(1 << 16)
  const starts: number[] = []
  groups.forEach(({ key, texts }, index) => {
    const isFirst = index % keysOfGroup === 0
    if (isFirst) starts.push(stream.length)
    const shared = isFirst ? 0 : Math.min(maxInHalf, countShared(groups[index - 1]!.key, key))
    const own = key.length - shared
    stream.byte((shared << 4) | Math.min(maxInHalf, own))
    if (own >= maxInHalf) stream.varint(own - maxInHalf)
    stream.bytes(key.subarray(shared))
    stream.varint(texts.length)
    for (const text of texts) writePinyinText(stream, text)
  })
  starts.push(stream.length)
  return writeSections([stream.take(), Uint32Array.from(starts), Uint32Array.of(groups.length)])
}

function countShared(a: Uint8Array, b: Uint8Array): number {
  let shared = 0
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++
  return shared
}

function writePinyinHeader(
  texts: readonly ReadText[],
  fullBlocks: readonly KeyGroup[][],
  initialBlocks: readonly KeyGroup[][],
): Uint8Array {
  const readings = readCharacters(texts)
  const syllables = [...new Set(texts.flatMap((text) => text.syllables))].sort()
  const numberOf = new Map(syllables.map((syllable, index) => [syllable, index]))
  // A slip may be a character that the corpus does not have; of use only if something is read like it.
  for (const character of texts.length > 0 ? listCommonCharacters() : []) {
    const syllable = readPinyin(character)?.[0]
    const code = character.codePointAt(0)!
    if (syllable !== undefined && numberOf.has(syllable) && !readings.has(code)) readings.set(code, syllable)
  }
  const characters = [...readings].sort((a, b) => a[0] - b[0])
  return writeSections([
    ...writeStrings(fullBlocks.map((groups) => groups[0]!.letters)),
    ...writeStrings(initialBlocks.map((groups) => groups[0]!.letters)),
    ...writeStrings(syllables),
    writeSorted(characters.map(([code]) => code)),
    Uint16Array.from(characters, ([, syllable]) => numberOf.get(syllable)!),
    ...writeCrowded(findCrowded('pinyin', fullBlocks)),
    ...writeCrowded(findCrowded('initials', initialBlocks)),
  ])
}

/** The 3,755 characters of the first level of GB 2312, which are those that people type. */
function listCommonCharacters(): string[] {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell)
  }
  return [...new TextDecoder('gbk').decode(Uint8Array.from(bytes))]
}

/** The reading that each character has most often in the texts, by weight; ties go to the earlier syllable. */
function readCharacters(texts: readonly ReadText[]): Map<number, string> {
  const weights = new Map<number, Map<string, number>>()
  for (const { text, weight, syllables } of texts) {
    for (const [index, character] of [...text].entries()) {
      const code = character.codePointAt(0)!
      const readings = weights.get(code) ?? new Map<string, number>()
      weights.set(code, readings)
      readings.set(syllables[index]!, (readings.get(syllables[index]!) ?? 0) + weight)
    }
  }
  return new Map(
    [...weights].map(([code, readings]) => {
      const [best] = [...readings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return [code, best![0]]
    }),
  )
}

function writeStrings(strings: readonly string[]): [Uint8Array, Uint32Array] {
  const starts = [0]
  const bytes: number[] = []
  for (const text of strings) {
    for (let index = 0; index < text.length; index++) bytes.push(text.charCodeAt(index) & ~syllableStart)
    starts.push(bytes.length)
  }
  return [Uint8Array.from(bytes), Uint32Array.from(starts)]
}
