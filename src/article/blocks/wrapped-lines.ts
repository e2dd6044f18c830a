const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\ufe30-\ufe4f\uff01-\uff60]$/u
const widePunctuation = /^[\u3001-\u303f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]$/u
/** Signs that Chinese shares with Latin text: they are as wide as their neighbours. */
const sharedPunctuation = /^[‘’“”…—·–]$/u
const spacedScripts = /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u

/**
 * Joins lines that were only wrapped: Chinese with nothing between, words with one space, a word
 * broken at its hyphen with nothing. Blank lines, and a line indented by an ideographic space,
 * start a new paragraph, which stays one `\n`.
 *
 * Han beside Latin follows the habit of the same text: spaced if it is spaced elsewhere.
 *
 * @param text  with `\n` or `\r\n` line ends
 * @see CSS Text 3, segment break transformation rules
 */
export function joinWrappedLines(text: string): string {
  if (!text.includes('\n')) return text
  return text.replace(/[ \t\r]*\n[\s]*/g, (gap, offset: number) => {
    const end = offset + gap.length
    if (offset === 0 || end === text.length) return ''
    if (/\n[^\n]*\n|\n[ \t]*\u3000/.test(gap)) return '\n'
    return between(text, offset, end)
  })
}

function between(text: string, end: number, start: number): string {
  const left = characterBefore(text, end)
  const right = String.fromCodePoint(text.codePointAt(start)!)
  const isWideLeft = wide.test(left)
  const isWideRight = wide.test(right)
  if (isWideLeft && isWideRight) return ''
  if (widePunctuation.test(left) || widePunctuation.test(right)) return ''
  if (sharedPunctuation.test(left) || sharedPunctuation.test(right)) {
    return hasWideNear(text, end, start) ? '' : ' '
  }
  if (isWideLeft || isWideRight) return spacedScripts.test(text) ? ' ' : ''
  return /[\p{L}\p{N}]-$/u.test(text.slice(Math.max(0, end - 3), end)) && /[\p{L}\p{N}]/u.test(right)
    ? ''
    : ' '
}

function hasWideNear(text: string, end: number, start: number): boolean {
  const near = text.slice(Math.max(0, end - 4), end) + text.slice(start, start + 4)
  for (const character of near) if (wide.test(character)) return true
  return false
}

function characterBefore(text: string, end: number): string {
  const unit = text.charCodeAt(end - 1)
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && end > 1
  return isPair ? String.fromCodePoint(text.codePointAt(end - 2)!).slice(-2) : text.charAt(end - 1)
}
