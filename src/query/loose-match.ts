import { isCommonIdeograph } from '../analysis/characters.ts'
import type { Span } from '../text/span.ts'

/** Signs that may stand between two ideographs of a phrase that stands nowhere as it is. */
export const maxLooseSigns = 4

const noSign = /[\p{L}\p{N}\n\0]/u

/**
 * Finds a string of ideographs with a few signs between them, as a name with its interpunct or words in quotes; a
 * line break ends it. Not by a regular expression of the string: to compile one with classes of letters takes longer
 * than to go through a text.
 *
 * @param text  not empty
 * @returns spans of folded units, in order, not overlapping
 */
export function findLoosely(folded: string, text: string, limit: number): Span[] {
  const characters = [...text]
  const first = characters[0]!
  const found: Span[] = []
  for (let start = folded.indexOf(first); start >= 0 && found.length < limit; ) {
    const end = matchFrom(folded, start + first.length, characters, 1, maxLooseSigns)
    if (end >= 0) found.push({ start, end })
    start = folded.indexOf(first, Math.max(start + 1, end))
  }
  return found
}

/**
 * Where the characters from `index` on end, which begin behind an offset and up to `signs` signs; -1 where they do not.
 * As many signs as possible are passed over, since an emoji is a sign and may be a character of the string as well.
 */
function matchFrom(
  folded: string,
  at: number,
  characters: readonly string[],
  index: number,
  signs: number,
): number {
  const character = characters[index]
  if (character === undefined) return at
  if (signs > 0 && at < folded.length && !isCommonIdeograph(folded.charCodeAt(at))) {
    const sign = String.fromCodePoint(folded.codePointAt(at)!)
    const end = noSign.test(sign) ? -1 : matchFrom(folded, at + sign.length, characters, index, signs - 1)
    if (end >= 0) return end
  }
  if (!folded.startsWith(character, at)) return -1
  return matchFrom(folded, at + character.length, characters, index + 1, maxLooseSigns)
}
