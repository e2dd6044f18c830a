import { isCommonIdeograph } from '../../analysis/characters.ts'
import { countBefore } from '../../text/bisect.ts'
import type { Span } from '../../text/span.ts'

/** Positions of a text where a window may start or end, in order, with how good each is. */
export interface Borders {
  readonly positions: readonly number[]
  readonly sentences: ReadonlySet<number>
}

const sentenceEnds = listUnits('。！？!?…\n')
const clauseEnds = listUnits('，,；;：:、—')
const closings = listUnits('”’"\'」』)）)】》〉')

/** What a Latin word, a number or an address goes on with. */
const wordUnit =
  /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]/v
const joinsWords = /[-_.'’&:/@#?=%~+$\\]/
/** Marks and modifiers that belong to the character before: accents, variation selectors, skin tones, tags. */
const continues = /^(?:[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\u200d)$/u
const flag = /^\p{Regional_Indicator}$/u
const joiner = '\u200d'
const modifier = /^\p{Emoji_Modifier}/u
const pictograph = /^\p{Extended_Pictographic}/u

/**
 * Whether a text may be cut before a position: not inside a surrogate pair, a Latin word, a number, an address or
 * an emoji.
 */
export function isCuttable(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  if (isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1))) return true
  const before = characterBefore(text, at)
  const after = String.fromCodePoint(text.codePointAt(at)!)
  if (before === ',' && isDigit(text[at - 2]) && isDigit(text[at])) return false
  if (isHalf(text, at) || continues.test(after) || before === joiner) return false
  if (flag.test(before) && flag.test(after)) return false
  if (wordUnit.test(before)) return !(wordUnit.test(after) || goesOn(text, at))
  return !(wordUnit.test(after) && joinsWords.test(before) && !isBlank(text[at - 2])) && !goesOn(text, at)
}

/** Completes a span that begins or ends inside an emoji of several characters: 👍🏽, 👨‍👩‍👧. */
export function completeEmoji(text: string, { start, end }: Span): Span {
  while (start > 0 && isInsideEmoji(text, start)) start -= characterBefore(text, start).length
  while (isInsideEmoji(text, end)) end += String.fromCodePoint(text.codePointAt(end)!).length
  return { start, end }
}

function isInsideEmoji(text: string, at: number): boolean {
  // Nearly every span ends before an ideograph or at the end of its text.
  if (at >= text.length || isCommonIdeograph(text.charCodeAt(at))) return false
  const after = text.slice(at, at + 3)
  const isJoined = text[at] === joiner || text[at - 1] === joiner
  return isJoined ? pictograph.test(after.replace(joiner, '')) : modifier.test(after)
}

/** Ideographs and their punctuation, after which any cut is allowed: most characters need no other test. */
function isPlain(unit: number): boolean {
  return isCommonIdeograph(unit) || plainSigns.has(unit)
}

const plainSigns = listUnits('\n，。、；：！？…“”《》「」『』（）【】')

function listUnits(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))
}

/** Whether a connector at a position has a word behind it: the `:` and `//` of an address, the `,` of 1,000. */
function goesOn(text: string, at: number): boolean {
  let end = at
  while (end < at + 4 && joinsWords.test(text[end] ?? '')) end++
  if (end === at) return text[at] === ',' && isDigit(text[at - 1]) && isDigit(text[at + 1])
  const isInside = wordUnit.test(text[at - 1] ?? '') || joinsWords.test(text[at - 1] ?? '')
  return isInside && wordUnit.test(text[end] ?? '')
}

function characterBefore(text: string, at: number): string {
  return isHalf(text, at - 1) ? text.slice(at - 2, at) : text[at - 1]!
}

function isHalf(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1))
}

function isDigit(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '0' && unit <= '9'
}

function isBlank(unit: string | undefined): boolean {
  return unit === undefined || /\s/u.test(unit)
}

/** Finds the ends of sentences and clauses. */
export function findBorders(text: string): Borders {
  const positions = [0]
  const sentences = new Set(positions)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // Most characters are ideographs, and none of them is a border.
    if (isCommonIdeograph(unit)) continue
    const isSentence = sentenceEnds.has(unit)
    if (!isSentence && !clauseEnds.has(unit)) continue
    for (; at + 1 < text.length; at++) {
      const next = text.charCodeAt(at + 1)
      if (!sentenceEnds.has(next) && !closings.has(next)) break
    }
    if (!isCuttable(text, at + 1)) continue
    positions.push(at + 1)
    if (isSentence) sentences.add(at + 1)
  }
  if (positions.at(-1) !== text.length) {
    positions.push(text.length)
    sentences.add(text.length)
  }
  return { positions, sentences }
}

/** Index of the last border that is not behind a position. */
export function findLastBorder({ positions }: Borders, at: number): number {
  return countBefore(positions.length, (index) => positions[index]! <= at) - 1
}
