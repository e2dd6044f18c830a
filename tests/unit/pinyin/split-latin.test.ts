import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WeightedText } from '../../../src/format/pinyin/pinyin-text.ts'
import { type LatinWords, splitLatin } from '../../../src/pinyin/split-latin.ts'

/** Words by what they are spelled with; an apostrophe parts syllables. */
type Spellings = Readonly<Record<string, readonly string[]>>

const weighted = (texts: readonly string[]): WeightedText[] => texts.map((text) => ({ text, weight: 1 }))

/** Words in memory: whole words by their letters and breaks, unfinished ones by how their last syllable begins. */
function wordsOf(spellings: Spellings, isSpelled: (letters: string) => boolean = () => true): LatinWords {
  const words = Object.entries(spellings).map(([spelled, texts]) => {
    const syllables = spelled.split("'")
    const starts = syllables.map((_, at) => syllables.slice(0, at).join('').length)
    return { letters: syllables.join(''), starts, texts }
  })
  return {
    isSpelled: (letters) => letters !== '' && isSpelled(letters),
    find: async ({ letters, breaks }, last) =>
      words
        .filter((word) =>
          last === 'whole'
            ? word.letters === letters
            : word.letters.startsWith(letters) &&
              word.letters !== letters &&
              word.starts.at(-1)! < letters.length,
        )
        .filter(({ starts }) => breaks.every((at) => starts.includes(at)))
        .flatMap(({ texts }) => weighted(texts)),
  }
}

async function split(typed: string, words: LatinWords): Promise<string[][]> {
  const parts = typed.split(' ')
  const breaks = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('').length)
  const found = await splitLatin({ letters: parts.join(''), breaks }, words)
  return found.map((texts) => texts.map(({ text }) => text))
}

describe('letters of several words', () => {
  const words = wordsOf({
    "an'hui": ['安徽'],
    "an'hui'cha": ['安徽茶'],
    cha: ['茶'],
    "cha'ye": ['茶叶'],
    "hui'cha": ['会茶'],
    an: ['安', '岸边'],
    ye: ['叶'],
    "ye'cha": ['夜茶'],
  })

  it.each([
    ['anhuichaye', [['安徽茶'], ['叶']], 'with the longest word first'],
    ['anhuicha', [['安徽'], ['茶']], 'but no word alone, though it is one'],
    ['anhuichayecha', [['安徽茶'], ['夜茶']], 'of two words'],
    ['anhui cha', [['安徽'], ['茶']], 'with syllables set apart where words have them'],
    ['anh uichaye', [], 'not with syllables set apart elsewhere'],
    ['anhuichay', [['安徽'], ['茶叶']], 'of which the last may be unfinished'],
    ['anhuiyech', [['安徽'], ['夜茶']], 'with two letters of the last syllable'],
    ['anhuiye cha', [['安徽'], ['夜茶']], 'with syllables set apart within the second word'],
    ['anhuiyec ha', [], 'not with syllables set apart where the second word has none'],
    ['anhuixx', [], 'not where a rest is no word'],
    ['chaye', [], 'not into single characters side by side'],
    ['anhuiyeye', [], 'not into single characters behind a word'],
    ['anye', [['岸边'], ['叶']], 'with words alone where letters are characters too'],
    ['anhuianhuianhuianhuianhuianhui', Array(6).fill(['安徽']), 'into six words at most'],
    ['anhuianhuianhuianhuianhuianhuianhui', [], 'not into seven'],
    ['an', [], 'not of one word'],
  ])('%s is cut as %j, %s', async (typed, parts) => {
    expect(await split(typed, words)).toEqual(parts)
  })

  it('are not looked up where they are no syllables', async () => {
    const asked: string[] = []
    const spelled = wordsOf({ "an'hui": ['安徽'], "cha'ye": ['茶叶'] }, (letters) =>
      ['anhui', 'chaye', 'anhuichaye'].includes(letters),
    )
    const counted: LatinWords = {
      ...spelled,
      find: (part, last) => {
        asked.push(part.letters)
        return spelled.find(part, last)
      },
    }
    expect(await split('anhuichaye', counted)).toEqual([['安徽'], ['茶叶']])
    expect(asked).toEqual(['anhui', 'chaye'])
  })

  it('are looked up once from each place', async () => {
    let looks = 0
    const rows = wordsOf({ aa: ['一一'], aaa: ['三三三'] })
    const counted: LatinWords = {
      ...rows,
      find: (part, last) => {
        looks++
        return rows.find(part, last)
      },
    }
    expect(await split(`${'a'.repeat(20)}b`, counted)).toEqual([])
    // Behind n words there are n + 1 places, and 21 letters at most behind each.
    expect(looks).toBeLessThan((1 + 2 + 3 + 4 + 5 + 6) * 21)
  })

  it('are cut as a plain search of all cuts finds first', async () => {
    const letters = fc
      .array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 9 })
      .map((all) => all.join(''))
    const spellings = fc.dictionary(
      fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
      fc.constantFrom(['字'], ['𠮷'], ['词语'], ['字', '词语']),
    )
    await fc.assert(
      fc.asyncProperty(letters, spellings, async (typed, known) => {
        expect(await split(typed, wordsOf(known))).toEqual(cutPlainly(typed, known))
      }),
    )
  })
})

/** Every cut into two to six words of two letters or more, longest words first; the first that reads well. */
function cutPlainly(typed: string, known: Spellings): (readonly string[])[] {
  const isLong = (text: string) => Array.from(text).length > 1
  function* cuts(rest: string, most: number): Generator<string[]> {
    if (rest === '') yield []
    if (most === 0) return
    for (let length = rest.length; length >= 2; length--)
      for (const others of cuts(rest.slice(length), most - 1)) yield [rest.slice(0, length), ...others]
  }
  for (const cut of cuts(typed, 6)) {
    if (cut.length < 2) continue
    const last = Object.keys(known).filter((word) => word.startsWith(cut.at(-1)!) && word !== cut.at(-1))
    const found = cut.map((part, at) =>
      known[part] === undefined && at === cut.length - 1
        ? last.flatMap((word) => known[word]!)
        : (known[part] ?? []),
    )
    const parts = found.map((texts) => (texts.some(isLong) ? texts.filter(isLong) : texts))
    const isSingle = parts.map((texts) => !texts.some(isLong))
    if (
      parts.every((texts) => texts.length > 0) &&
      isSingle.every((single, at) => !single || !isSingle[at + 1])
    )
      return parts
  }
  return []
}
