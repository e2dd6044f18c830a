/** Latin letters as a visitor typed them, in the form that keys are compared with. */
export interface LatinKey {
  /** `a`–`z` only; ü is v. */
  readonly letters: string
  /** Offsets into `letters` where the visitor set a syllable apart, sorted, never 0. */
  readonly breaks: readonly number[]
}

/** Letters of a key have this bit where a syllable starts. */
export const syllableStart = 0x80

const spelled = /^[a-zü' ’-]{2,40}$/

/**
 * Reads typed Latin letters as pinyin: `yinhang`, `yin hang`, `xi'an`, `lü`, `lve`.
 *
 * @returns null when the text holds anything else, or fewer than two letters
 */
export function readLatin(typed: string): LatinKey | null {
  const lower = typed.normalize('NFC').toLowerCase().trim()
  if (!spelled.test(lower)) return null
  let letters = ''
  const breaks: number[] = []
  for (const piece of lower.replaceAll('ü', 'v').split(/[' ’-]+/)) {
    if (piece === '') continue
    if (letters !== '') breaks.push(letters.length)
    letters += piece.replace(/([ln])ve(?!r)/g, '$1ue')
  }
  return letters.length < 2 ? null : { letters, breaks }
}

/** Writes syllables as a key: their letters, with `syllableStart` set where each begins. */
export function writeKey(syllables: readonly string[]): Uint8Array {
  const key = new Uint8Array(syllables.reduce((sum, syllable) => sum + syllable.length, 0))
  let at = 0
  for (const syllable of syllables) {
    for (let index = 0; index < syllable.length; index++) {
      key[at++] = syllable.charCodeAt(index) | (index === 0 ? syllableStart : 0)
    }
  }
  return key
}

/** Compares the letters of a key with typed letters: negative, 0 or positive. */
export function compareLetters(key: Uint8Array, letters: string): number {
  const shared = Math.min(key.length, letters.length)
  for (let index = 0; index < shared; index++) {
    const difference = (key[index]! & 0x7f) - letters.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return key.length - letters.length
}

/** Whether typed letters end with a syllable, or within one: `yinh` of yin'hang. */
export type LastSyllable = 'whole' | 'unfinished'

/**
 * Tells whether a key is spelled as typed: same letters, and a syllable begins at each break. Of a key of one syllable
 * the beginning fits nothing: it stands for too much to mean anything.
 */
export function fitsLatin(key: Uint8Array, { letters, breaks }: LatinKey, last: LastSyllable): boolean {
  if (!startsWithLetters(key, letters)) return false
  const hasStart = (from: number, end: number) =>
    key.subarray(from, end).some((letter) => letter >= syllableStart)
  const isLonger = key.length > letters.length
  const ends =
    last === 'whole'
      ? !isLonger
      : isLonger && hasStart(1, letters.length) && !hasStart(letters.length, key.length)
  return ends && breaks.every((at) => key[at]! >= syllableStart)
}

/** Tells whether a key begins with typed letters. */
export function startsWithLetters(key: Uint8Array, letters: string): boolean {
  if (key.length < letters.length) return false
  for (let index = 0; index < letters.length; index++) {
    if ((key[index]! & 0x7f) !== letters.charCodeAt(index)) return false
  }
  return true
}
