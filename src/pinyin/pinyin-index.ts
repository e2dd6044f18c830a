import {
  fitsLatin,
  type LastSyllable,
  type LatinKey,
  readLatin,
  startsWithLetters,
} from '../format/pinyin/latin-key.ts'
import { openPinyinBlock, type PinyinBlock } from '../format/pinyin/pinyin-block.ts'
import { type PinyinBlockKind, type PinyinHeader, pinyinBlockName } from '../format/pinyin/pinyin-header.ts'
import { noWords, type PinyinWords, type WeightedText } from '../format/pinyin/pinyin-text.ts'
import { completeLetters, type SpelledText } from './complete-letters.ts'
import { splitLatin } from './split-latin.ts'

/** First letters of a text at most; texts of readings have eight characters. */
const maxInitials = 8

/** Readings of an open index: from Latin letters to texts, and from texts to others that sound like them. */
export interface PinyinIndex {
  /**
   * Finds the texts that Latin letters may stand for: whole syllables (`yinhang`, `yin hang`, `xi'an`);
   * else whole syllables with the last one unfinished (`yinh`, never the first); else first letters of two
   * to eight characters (`wcc`), of whole texts only. One letter finds nothing.
   *
   * Reads at most two files.
   *
   * @param limit  1–100 texts
   * @returns heaviest first; empty for anything but pinyin
   * @throws {SearchError} INDEX_CORRUPT, and what the store throws
   */
  lookUp(latin: string, limit?: number): Promise<WeightedText[]>
  /**
   * Finds the texts of letters that stand for several words (`zhongguo nongye`, `jingjifazhan`): for each word
   * its texts, heaviest first. Reads at most six files.
   *
   * @param limit  1–100 texts a word
   * @returns empty for letters that are one word, and for anything but pinyin
   */
  lookUpWords(latin: string, limit?: number): Promise<WeightedText[][]>
  /** Finds the texts that are read like a folded text of Han characters, heaviest first, without itself. */
  homophones(text: string, limit?: number): Promise<WeightedText[]>
  /**
   * Finds the texts of as many characters that differ in one, which is not the first. Reads at most two files.
   *
   * @returns heaviest first
   */
  neighbours(text: string, limit?: number): Promise<WeightedText[]>
  /**
   * Completes letters of two or more: texts whose syllables, or whose first letters, begin with them. Of two letters
   * only whole first letters count. Reads at most four files.
   *
   * @param limit  1–20 texts of each
   * @returns by syllables and by first letters, each heaviest first
   */
  complete(letters: string, limit: number): Promise<SpelledText[]>
}

const maxWordBlocks = 6

/**
 * Opens a pinyin index over its header.
 *
 * @param read  answers a file by its logical name; it keeps what it likes
 * @param words  that texts may be; none unless told
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openPinyin(
  header: PinyinHeader,
  read: (name: string) => Promise<Uint8Array>,
  words: PinyinWords = noWords,
): PinyinIndex {
  const { blockOf, syllableOf, isSpelled } = header

  async function openBlock(kind: PinyinBlockKind, block: number): Promise<PinyinBlock> {
    return openPinyinBlock(await read(pinyinBlockName(kind, block)), words)
  }

  /** Texts that fit, or null where the reads of one look-up are used up. */
  async function spelledOut(latin: LatinKey, limit: number): Promise<WeightedText[] | null> {
    const located = blockOf('pinyin', latin.letters)
    if (located.block === null) return []
    const block = await openBlock('pinyin', located.block)
    const whole = collectTexts(block, latin, 'whole', limit)
    if (whole.length > 0) return whole
    const unfinished = collectTexts(block, latin, 'unfinished', limit)
    if (unfinished.length > 0) return unfinished
    if (!located.goesOn) return []
    const next = collectTexts(await openBlock('pinyin', located.block + 1), latin, 'unfinished', limit)
    return next.length > 0 ? next : null
  }

  async function byInitials(letters: string, limit: number): Promise<WeightedText[]> {
    const { block } = blockOf('initials', letters)
    if (block === null) return []
    return collectTexts(await openBlock('initials', block), { letters, breaks: [] }, 'whole', limit)
  }

  return {
    complete: (letters, limit) => completeLetters(header, words, openBlock, letters, limit),
    async lookUp(typed, limit = 20) {
      const latin = readLatin(typed)
      if (!latin) return []
      const spelled = isSpelled(latin.letters) ? await spelledOut(latin, limit) : []
      if (spelled === null) return []
      if (spelled.length > 0 || latin.letters.length > maxInitials) return spelled
      const isApart = latin.breaks.length > 0 && latin.breaks.length < latin.letters.length - 1
      return isApart ? [] : byInitials(latin.letters, limit)
    },
    async lookUpWords(typed, limit = 4) {
      const latin = readLatin(typed)
      if (!latin || !isSpelled(latin.letters)) return []
      const blocks = new Map<number, PinyinBlock>()
      return splitLatin(latin, {
        isSpelled,
        async find(part, last) {
          const { block } = blockOf('pinyin', part.letters)
          if (block === null || (!blocks.has(block) && blocks.size >= maxWordBlocks)) return []
          const opened = blocks.get(block) ?? (await openBlock('pinyin', block))
          blocks.set(block, opened)
          return collectTexts(opened, part, last, limit)
        },
      })
    },
    async homophones(text, limit = 20) {
      const syllables = Array.from(text, syllableOf)
      if (syllables.length === 0 || syllables.includes(null)) return []
      const breaks: number[] = []
      let letters = ''
      for (const syllable of syllables) {
        if (letters !== '') breaks.push(letters.length)
        letters += syllable
      }
      const { block } = blockOf('pinyin', letters)
      if (block === null) return []
      // Among them are the text itself, and texts of fewer characters: 先 is spelled like 西安.
      return collectTexts(await openBlock('pinyin', block), { letters, breaks }, 'whole', Infinity)
        .filter((found) => found.text !== text && [...found.text].length === syllables.length)
        .slice(0, limit)
    },
    async neighbours(text, limit = 20) {
      const [first] = text
      const syllable = first === undefined ? null : syllableOf(first)
      if (first === undefined || syllable === null) return []
      const located = blockOf('pinyin', syllable)
      if (located.block === null) return []
      const near = collectNear(await openBlock('pinyin', located.block), syllable, text)
      if (located.goesOn) {
        near.push(...collectNear(await openBlock('pinyin', located.block + 1), syllable, text))
      }
      return near
        .filter((found) => found.text.startsWith(first))
        .sort(byWeight)
        .slice(0, limit)
    },
  }
}

/** Texts of all keys that fit, heaviest first. */
function collectTexts(
  block: PinyinBlock,
  latin: LatinKey,
  last: LastSyllable,
  limit: number,
): WeightedText[] {
  const texts: WeightedText[] = []
  for (let index = block.seek(latin.letters); index < block.keys; index++) {
    const key = block.keyAt(index)
    if (!startsWithLetters(key, latin.letters)) break
    if (last === 'whole' && key.length > latin.letters.length) break
    if (fitsLatin(key, latin, last)) texts.push(...block.textsAt(index, limit))
  }
  return texts.sort(byWeight).slice(0, limit)
}

/** Texts near a text among the keys that start with its first syllable. */
function collectNear(block: PinyinBlock, syllable: string, text: string): WeightedText[] {
  const texts: WeightedText[] = []
  for (let index = block.seek(syllable); index < block.keys; index++) {
    if (!startsWithLetters(block.keyAt(index), syllable)) break
    texts.push(...block.textsNear(index, text))
  }
  return texts
}

function byWeight(a: WeightedText, b: WeightedText): number {
  return b.weight - a.weight || (a.text < b.text ? -1 : 1)
}
