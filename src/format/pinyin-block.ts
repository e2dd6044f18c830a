import { type ColumnFile, openColumns, rangeAt } from './column-file.ts'
import { compareLetters } from './latin-key.ts'

/**
 * Layout of one block, by column: 0 letters of the keys · 1 key starts · 2 first text of each key · 3 first
 * UTF-16 unit of each key's texts · 4 weights · 5 lengths of the texts in units · 6 the texts' units.
 * Keys are sorted by letters, then by where syllables start; the texts of a key by falling weight.
 */
export const pinyinBlockMagic = 0x50594e31
export const pinyinBlockColumns = 7

/** A text with its weight in the corpus. */
export interface WeightedText {
  readonly text: string
  readonly weight: number
}

/** An open block: sorted keys, each with its texts. */
export interface PinyinBlock {
  readonly keys: number
  /** Letters of a key, with `syllableStart` set where a syllable begins. */
  keyAt(index: number): Uint8Array
  /** First key that is not before the letters. */
  seek(letters: string): number
  /** Texts of a key, heaviest first, at most `limit`. */
  textsAt(index: number, limit: number): WeightedText[]
  /** Texts of a key that are as long as `text` and differ from it in one UTF-16 unit. */
  textsNear(index: number, text: string): WeightedText[]
}

/**
 * Opens a block over its bytes.
 *
 * @throws {SearchError} INDEX_CORRUPT, also later when an offset leads outside the file
 */
export function openPinyinBlock(bytes: Uint8Array): PinyinBlock {
  const file = openColumns(bytes, pinyinBlockMagic, pinyinBlockColumns)
  return shardOver(file)
}

function shardOver(file: ColumnFile): PinyinBlock {
  const letters = file.bytes(0)
  const keyStarts = file.numbers(1)
  const textStarts = file.numbers(2)
  const unitStarts = file.numbers(3)
  const weights = file.numbers(4)
  const lengths = file.bytes(5)
  const units = file.units(6)
  const keys = Math.max(0, keyStarts.length - 1)

  function keyAt(index: number): Uint8Array {
    return letters.subarray(...rangeAt(keyStarts, index, letters.length))
  }

  return {
    keys,
    keyAt,
    seek(wanted) {
      let low = 0
      let high = keys
      while (low < high) {
        const middle = (low + high) >>> 1
        if (compareLetters(keyAt(middle), wanted) < 0) low = middle + 1
        else high = middle
      }
      return low
    },
    textsAt(index, limit) {
      const [first, end] = rangeAt(textStarts, index, weights.length)
      let [unit, lastUnit] = rangeAt(unitStarts, index, units.length)
      const texts: WeightedText[] = []
      for (let entry = first; entry < end && texts.length < limit; entry++) {
        const next = unit + lengths[entry]!
        if (next > lastUnit) break
        texts.push({ text: String.fromCharCode(...units.subarray(unit, next)), weight: weights[entry]! })
        unit = next
      }
      return texts
    },
    textsNear(index, text) {
      const [first, end] = rangeAt(textStarts, index, weights.length)
      let [unit, lastUnit] = rangeAt(unitStarts, index, units.length)
      const texts: WeightedText[] = []
      for (let entry = first; entry < end && unit < lastUnit; entry++) {
        const next = unit + lengths[entry]!
        if (lengths[entry] === text.length && next <= lastUnit && countDifferences(unit, text) === 1) {
          texts.push({ text: String.fromCharCode(...units.subarray(unit, next)), weight: weights[entry]! })
        }
        unit = next
      }
      return texts
    },
  }

  function countDifferences(unit: number, text: string): number {
    let differences = 0
    for (let at = 0; at < text.length; at++) if (units[unit + at] !== text.charCodeAt(at)) differences++
    return differences
  }
}
