/** What a folded character is to the analyzer. */
export const characterClass = Object.freeze({
  /** Space, punctuation, symbols: ends a run. */
  separator: 1,
  /** Scripts written without spaces: Han, kana, Hangul, Bopomofo; and emoji, which stand among them. */
  ideograph: 2,
  /** Letters and digits of scripts that put spaces between words. */
  alphanumeric: 3,
} as const)

const ideographs =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u30fc]$/u
const punctuationOfIdeographs = /^[\p{P}\p{S}]$/u
const emoji = /^[[\p{Extended_Pictographic}\p{Regional_Indicator}]--[©®]]$/v
const alphanumerics = /^[\p{L}\p{N}\p{M}]$/u

const classOfUnit = new Uint8Array(65536)
// What texts are mostly made of is known beforehand.
classOfUnit.fill(characterClass.ideograph, 0x3400, 0x4dc0).fill(characterClass.ideograph, 0x4e00, 0xa000)

function classifyCharacter(character: string): number {
  if (ideographs.test(character) && !punctuationOfIdeographs.test(character)) return characterClass.ideograph
  if (emoji.test(character)) return characterClass.ideograph
  return alphanumerics.test(character) ? characterClass.alphanumeric : characterClass.separator
}

/**
 * Tells the class of the character that starts at a UTF-16 unit.
 *
 * @param unit  the unit; for a surrogate pair its first half
 * @param next  the unit after it (0 at the end of the text)
 * @returns one of `characterClass`; a lone surrogate is a separator
 */
export function classifyUnit(unit: number, next: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) {
    if (!isSurrogatePair(unit, next)) return characterClass.separator
    return classifyCharacter(String.fromCharCode(unit, next))
  }
  const known = classOfUnit[unit]!
  if (known !== 0) return known
  const found = classifyCharacter(String.fromCharCode(unit))
  classOfUnit[unit] = found
  return found
}

/** Class of the character at a position of some units; see `classifyUnit`. @param end  of the text */
export function classifyAt(units: Uint16Array, at: number, end: number): number {
  return classifyUnit(units[at]!, at + 1 < end ? units[at + 1]! : 0)
}

/** UTF-16 units of a character, by its first unit. */
export function unitsOfCharacter(first: number): number {
  return first >= 0xd800 && first <= 0xdbff ? 2 : 1
}

/** Tells whether a text is nothing but ideographs. @param text  folded */
export function isIdeographic(text: string): boolean {
  for (let at = 0; at < text.length; at += unitsOfCharacter(text.charCodeAt(at))) {
    // Behind the last unit stands NaN, which is no half of a pair.
    if (classifyUnit(text.charCodeAt(at), text.charCodeAt(at + 1)) !== characterClass.ideograph) return false
  }
  return text.length > 0
}

/** Tells whether two UTF-16 units make one character outside the basic plane. */
export function isSurrogatePair(unit: number, next: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff
}

/** Tells whether a unit is an ideograph of the first block, as nearly all characters of a Chinese text are. */
export function isCommonIdeograph(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** Tells whether a unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
