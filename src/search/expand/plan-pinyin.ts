import type { ExpansionPlan, ExpansionString } from '../../engine/retriever.ts'
import type { WeightedText } from '../../format/pinyin/pinyin-text.ts'
import type { PinyinIndex } from '../../pinyin/pinyin-index.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { toKnownTerm, toRun } from '../retrieve/known-terms.ts'

/** Strings that Latin letters may stand for, to be retrieved and highlighted. */
export interface PinyinExpansion {
  readonly plan: ExpansionPlan
  /** The word that all of the letters are read as, the likeliest; null where they are read as several. */
  readonly reading: string | null
  /** The strings that the letters stand for. */
  readonly runs: readonly (readonly Run[])[]
  /** Their words, where these stand apart. */
  readonly words: readonly (readonly Run[])[]
}

/** Strings looked for; of each of several words, and put together. */
const maxTexts = 8
const textsOfWord = 3
/** Passages with words together, after which other words that sound alike together are hardly meant. */
const enoughTogether = 10
/** With 20 or more direct matches, pinyin expansion is skipped; the same on every page of an answer. */
export const enoughDirect = 20
/** Best passages wanted of an expansion. */
const maxPassages = 100

/**
 * Plans the search for Latin letters read as pinyin or initials: for the words they stand for; where there is none,
 * for the several words they stand for, together before apart.
 *
 * @returns null when the letters stand for nothing in the corpus
 */
export async function planPinyin(
  reader: IndexReader,
  pinyin: PinyinIndex,
  typed: string,
): Promise<PinyinExpansion | null> {
  const whole = await pinyin.lookUp(typed, maxTexts)
  const lists = whole.length > 0 ? [] : await pinyin.lookUpWords(typed, textsOfWord)
  const joined = whole.length > 0 ? whole.map(({ text }) => ({ text, words: [] })) : joinWords(lists)
  if (joined.length === 0) return null
  const planString = (text: string, words: readonly string[]): ExpansionString => {
    const term = toKnownTerm(reader, text, 1)
    return {
      text,
      terms: term ? [term] : words.flatMap((word) => toKnownTerm(reader, word, 1) ?? []),
    }
  }
  return {
    plan: {
      whenFewerThan: enoughDirect,
      strings: joined.map(({ text, words }) => planString(text, words)),
      enough: lists.length > 0 ? enoughTogether : null,
      conjunction: lists.map((list) => list.map(({ text }) => planString(text, []))),
      limit: maxPassages,
    },
    reading: whole[0]?.text ?? null,
    runs: joined.map(({ text }) => [toRun(text)]),
    words: lists.flat().map(({ text }) => [toRun(text)]),
  }
}

/** Plans the search for strings that a query may be written as instead; null where there are none. */
export function planSynonymStrings(texts: readonly string[]): ExpansionPlan | null {
  if (texts.length === 0) return null
  return {
    whenFewerThan: enoughDirect,
    strings: texts.map((text) => ({ text, terms: [] })),
    enough: null,
    conjunction: [],
    limit: maxPassages,
  }
}

/** The strings that words make up together, those of the commonest words first. */
function joinWords(
  lists: readonly (readonly WeightedText[])[],
): { text: string; words: readonly string[] }[] {
  let joined: { words: string[]; score: number }[] = lists.length > 0 ? [{ words: [], score: 0 }] : []
  for (const list of lists) {
    joined = joined
      .flatMap(({ words, score }) =>
        list.map(({ text, weight }) => ({ words: [...words, text], score: score + Math.log(weight) })),
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, maxTexts)
  }
  return joined.map(({ words }) => ({ text: words.join(''), words }))
}
