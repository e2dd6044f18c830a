import { pinyin } from 'pinyin-pro'

/** Single characters whose usual reading in running text is not the dictionary's first one. */
const readingOfCharacter = new Map([
  ['了', 'le'],
  ['地', 'di'],
  ['得', 'de'],
  ['着', 'zhe'],
  ['嗯', 'en'],
  ['呣', 'mu'],
  ['欸', 'ai'],
])

/** Where the script fold merged two characters that are read apart: what to read instead. */
const readAs: readonly (readonly [string, string])[] = (
  '着名著名 显着显著 着作著作 名着名著 原着原著 巨着巨著 专着专著 论着论著 编着编著 着称著称 土着土著 卓着卓著 着者著者 ' +
  '着述著述 昭着昭著 合着合著 干隆乾隆 干坤乾坤 了望瞭望 慰借慰藉 狼借狼藉'
)
  .split(' ')
  .map((pair) => [pair.slice(0, 2), pair.slice(2)])

/** Surnames of whose readings as such pinyin-pro does not know. */
const readingOfSurname = new Map([['缪', 'miao']])

const hanOnly = /^\p{Script=Han}+$/u
const syllable = /^[a-z]{1,6}$/

/**
 * Reads a word aloud: its common reading as syllables without tones, one a character. A surname is read as a word
 * (解放 is jie fang).
 *
 * ü is written v where it differs from u (lv, nv); lüe and nüe are lue and nue, since nothing else is.
 *
 * @param word  Han characters only, folded
 * @returns null for a text with other characters, or with one whose reading is not known
 */
export function readPinyin(word: string): string[] | null {
  return readSyllables(word, 'off')
}

/** Reads a name aloud, as `readPinyin` does a word: 解晓东 is xie xiao dong. */
export function readNamePinyin(name: string): string[] | null {
  return readSyllables(name, 'head')
}

/** @param surname  whether the text begins with one (`head`), as pinyin-pro has it */
function readSyllables(word: string, surname: 'head' | 'off'): string[] | null {
  if (!hanOnly.test(word)) return null
  const single = readingOfCharacter.get(word)
  if (single) return [single]
  let text = word
  for (const [folded, source] of readAs) if (text.includes(folded)) text = text.replaceAll(folded, source)
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname,
  }).map(spellSyllable)
  const first = surname === 'head' ? readingOfSurname.get(word.slice(0, 1)) : undefined
  if (first !== undefined) syllables[0] = first
  if (syllables.length !== [...word].length) return null
  return syllables.every((spelled) => syllable.test(spelled)) ? syllables : null
}

/** Characters of a word from which on it is hardly anything but a name where it begins with a surname: 曾国藩. */
const minNameLength = 3

/**
 * The readings of a word of the dictionary: its own, and that as a name of one that may be a name too (曾国藩 is zeng guo
 * fan), where its surname is read apart.
 *
 * @param isAlsoName  tells that the word was found as a name
 */
export function listReadings(word: string, isAlsoName: boolean): string[][] {
  const own = readPinyin(word)
  if (own === null) return []
  if (!isAlsoName && own.length < minNameLength) return [own]
  const asName = readNamePinyin(word) ?? own
  return asName.join(' ') === own.join(' ') ? [own] : [own, asName]
}

function spellSyllable(spelled: string): string {
  const plain = spelled.toLowerCase().replaceAll('ü', 'v')
  if (plain === 'lve' || plain === 'nve') return plain.replace('v', 'u')
  return plain === 'ng' || plain === 'n' ? 'en' : plain
}
