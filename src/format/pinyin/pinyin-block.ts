import { countBefore } from '../../text/bisect.ts'
import { corrupt } from '../encoding/bytes.ts'
import { rangeAt } from '../encoding/offsets.ts'
import { openSections, type Sections } from '../encoding/sections.ts'
import { compareLetters } from './latin-key.ts'
import {
  createPinyinTextReader,
  type PinyinTextView,
  type PinyinWords,
  type WeightedText,
} from './pinyin-text.ts'

/** Keys that are read one after the other to come to one of them. */
export const keysOfGroup = 16
/** Letters that one half of a byte can count. */
export const maxInHalf = 15

/**
 * An open block: sorted keys, each with its texts.
 *
 * By section: 0 the keys, one after the other · 1 where every sixteenth of them starts · 2 how many there are. Keys are
 * sorted by letters, then by where syllables start. A key is: letters that it shares with the one before (high half of a
 * byte, none for the first of sixteen) and letters of its own (low half; 15 means 15 more and a varint) · those letters ·
 * number of texts · texts, heaviest first. A text is a word of the lexicon as its id, or written out: see
 * `writePinyinText`.
 */
export interface PinyinBlock {
  readonly keys: number
  /** Letters of a key, with `syllableStart` set where a syllable begins; good until another key is asked for. */
  keyAt(index: number): Uint8Array
  /** First key that is not before the letters. */
  seek(letters: string): number
  /** Texts of a key, heaviest first, at most `limit`. */
  textsAt(index: number, limit: number): WeightedText[]
  /** Texts of a key that are as long as `text` and differ from it in one UTF-16 unit. */
  textsNear(index: number, text: string): WeightedText[]
  /** Calls back with each text of a key as it lies there, while that answers true; `read` makes a string of one. */
  visitTexts(index: number, visit: (view: PinyinTextView, read: () => WeightedText) => boolean): void
}

/**
 * Opens a block over its bytes. Keys are cheapest to read one after the other.
 *
 * @throws {SearchError} INDEX_CORRUPT, also later when an offset leads outside the file
 */
export function openPinyinBlock(file: Uint8Array, words: PinyinWords): PinyinBlock {
  const sections = openSections(file)
  const { keys, keyAt, visitTexts } = openKeyCursor(sections, words)
  return {
    keys,
    keyAt,
    visitTexts,
    seek(wanted) {
      const groups = countBefore(
        Math.ceil(keys / keysOfGroup),
        (group) => compareLetters(keyAt(group * keysOfGroup), wanted) < 0,
      )
      let index = Math.max(0, groups - 1) * keysOfGroup
      while (index < keys && compareLetters(keyAt(index), wanted) < 0) index++
      return index
    },
    textsAt(index, limit) {
      const texts: WeightedText[] = []
      visitTexts(index, (_view, read) => {
        if (texts.length < limit) texts.push(read())
        return texts.length < limit
      })
      return texts
    },
    textsNear(index, text) {
      const texts: WeightedText[] = []
      visitTexts(index, (view, read) => {
        const found = view.length === text.length ? read() : null
        if (found !== null && countDifferences(found.text, text) === 1) texts.push(found)
        return true
      })
      return texts
    },
  }
}

/** Reads the keys of a block, each over the letters of the one before. */
function openKeyCursor(
  sections: Sections,
  words: PinyinWords,
): Pick<PinyinBlock, 'keys' | 'keyAt' | 'visitTexts'> {
  const stream = sections.bytes(0)
  const groups = sections.uint32(1)
  const keys = sections.uint32(2)[0] ?? 0
  const reader = createPinyinTextReader(stream, words)
  const letters = new Uint8Array(256)
  const current = { index: -1, length: 0, textsStart: 0, end: 0 }

  /** Reads the key at a place of the stream over the letters of the one before. */
  function readKey(index: number, at: number): void {
    reader.position = at
    const head = stream[reader.position++] ?? 0
    const shared = head >>> 4
    const half = head & maxInHalf
    const own = half === maxInHalf ? maxInHalf + reader.varint() : half
    if (shared + own > letters.length || reader.position + own > stream.length)
      throw corrupt('a key ends behind its block')
    letters.set(stream.subarray(reader.position, reader.position + own), shared)
    reader.position += own
    current.index = index
    current.length = shared + own
    current.textsStart = reader.position
    current.end = -1
  }
  function passTexts(): number {
    if (current.end >= 0) return current.end
    reader.position = current.textsStart
    for (let left = reader.varint(); left > 0; left--) passText()
    current.end = reader.position
    return current.end
  }
  function passText(): void {
    const head = reader.varint()
    if ((head & 1) === 0) return
    reader.position += (head >>> 1) * 2
    reader.varint()
  }
  function moveTo(index: number): void {
    if (index === current.index) return
    const group = Math.floor(index / keysOfGroup)
    const follows = current.index >= group * keysOfGroup && current.index < index
    if (!follows) {
      const [start] = rangeAt(groups, group, stream.length)
      readKey(group * keysOfGroup, start)
    }
    while (current.index < index) readKey(current.index + 1, passTexts())
  }
  function keyAt(index: number): Uint8Array {
    if (index < 0 || index >= keys) throw corrupt('a key is not in its block')
    moveTo(index)
    return letters.subarray(0, current.length)
  }
  function visitTexts(
    index: number,
    visit: (view: PinyinTextView, read: () => WeightedText) => boolean,
  ): void {
    keyAt(index)
    reader.position = current.textsStart
    for (let left = reader.varint(); left > 0; left--) {
      const view = reader.next()
      if (!visit(view, () => reader.read(view))) return
    }
  }

  return { keys, keyAt, visitTexts }
}

function countDifferences(a: string, b: string): number {
  let differences = 0
  for (let at = 0; at < a.length; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) differences++
  return differences
}
