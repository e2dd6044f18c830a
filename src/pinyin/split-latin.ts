import type { LastSyllable, LatinKey } from '../format/pinyin/latin-key.ts'
import type { WeightedText } from '../format/pinyin/pinyin-text.ts'

/** What a split of typed letters looks words up in. */
export interface LatinWords {
  /** Tells whether letters can be read as syllables of the corpus; the last one may be unfinished. */
  isSpelled(letters: string): boolean
  /** Texts that are spelled like a part of the letters, heaviest first. */
  find(part: LatinKey, last: LastSyllable): Promise<readonly WeightedText[]>
}

const maxParts = 6

/**
 * Splits typed letters into words of the corpus, the longest word first from the left: `zhongguonongye` is
 * zhongguo and nongye. Characters that are words of their own do not stand side by side: any letters at all could
 * be read as a row of those.
 *
 * @returns the texts of each part, of two parts or more; empty where the letters do not split
 */
export async function splitLatin(latin: LatinKey, words: LatinWords): Promise<WeightedText[][]> {
  const { letters } = latin
  const deadEnds = new Set<string>()

  async function splitFrom(start = 0, parts = 0, afterSingle = false): Promise<WeightedText[][] | null> {
    const state = `${start} ${parts} ${afterSingle}`
    if (parts >= maxParts || deadEnds.has(state)) return null
    for (let end = letters.length; end > start + 1; end--) {
      // All of the letters at once are no split.
      if (end - start === letters.length || !words.isSpelled(letters.slice(start, end))) continue
      if (end < letters.length && !words.isSpelled(letters.slice(end))) continue
      const isLast = end === letters.length
      const texts = await findPart(start, end, isLast)
      const long = texts.filter(({ text }) => isLong(text))
      const chosen = long.length > 0 ? long : afterSingle ? [] : texts
      if (chosen.length === 0) continue
      if (isLast) return [[...chosen]]
      const rest = await splitFrom(end, parts + 1, long.length === 0)
      if (rest) return [[...chosen], ...rest]
    }
    deadEnds.add(state)
    return null
  }

  async function findPart(start: number, end: number, isLast: boolean): Promise<readonly WeightedText[]> {
    const breaks = latin.breaks.filter((at) => at > start && at < end).map((at) => at - start)
    const part: LatinKey = { letters: letters.slice(start, end), breaks }
    const whole = await words.find(part, 'whole')
    return whole.length > 0 || !isLast ? whole : words.find(part, 'unfinished')
  }

  return (await splitFrom()) ?? []
}

function isLong(text: string): boolean {
  return [...text].length > 1
}
