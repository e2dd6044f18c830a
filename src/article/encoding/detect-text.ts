import { decodeText, encodingOf } from './decode-text.ts'
import { decodeAs } from './hong-kong-characters.ts'

/** A text and the encoding it was read in. */
export interface DetectedText {
  readonly text: string
  /** By its WHATWG name (`utf-8`, `gb18030`, `big5`, `utf-16le`, …) or `utf-32le`, `utf-32be`. */
  readonly encoding: string
}

/**
 * Decodes a file of text: UTF-8, what a byte-order mark says (UTF-8, UTF-16, UTF-32), and where neither fits
 * UTF-16 without a mark, GB18030 (with GBK) or Big5, when the text that comes out is surely Chinese.
 *
 * @param file  for messages
 * @throws {SearchError} ARTICLE_ENCODING with file, line and byte where no encoding is sure
 */
export function detectText(bytes: Uint8Array, file: string): DetectedText {
  const wide = decodeUtf32(bytes)
  if (wide) return wide
  const marked = encodingOf(bytes)
  if (marked !== 'utf-8') return { text: decodeText(bytes, file), encoding: marked }
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8 !== null && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8' }
  const guessed = guessUtf16(bytes) ?? (bytes.includes(0) ? null : guessChinese(bytes))
  if (guessed) return guessed
  return { text: utf8 ?? decodeText(bytes, file), encoding: 'utf-8' }
}

function decodeUtf32(bytes: Uint8Array): DetectedText | null {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0
  const big = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff
  if ((!little && !big) || bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const characters: string[] = []
  for (let at = 4; at < bytes.length; at += 4) {
    const point = view.getUint32(at, little)
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
    characters.push(String.fromCodePoint(point))
  }
  return { text: characters.join(''), encoding: little ? 'utf-32le' : 'utf-32be' }
}

/** UTF-16 without a mark: the zeros of its line ends and letters stand on one side (those of 一, U+4E00, on the other). */
function guessUtf16(bytes: Uint8Array): DetectedText | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null
  const zeros = [0, 0]
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0 || Math.min(even, odd) * 2 > Math.max(even, odd)) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = decodeAs(bytes, encoding)
  if (text === null || /\0|\p{Cn}|\p{Co}/u.test(text)) return null
  return isChinese(text) ? { text, encoding } : null
}

/** Characters of which every Chinese text has some, in both scripts. */
const common: ReadonlySet<string> = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方標題測試這個們來為國說時會後發過還進動學',
)
/** Characters of a text for one that is common, once it is longer than that: real ones have eight to three. */
const rarest = 30

function isChinese(text: string): boolean {
  const wide = [...text].filter((character) => character >= '\u0080')
  return wide.filter((character) => common.has(character)).length >= wide.length / rarest - 1
}

/** Where an encoding keeps what is written most, beside its marks: the first bytes of pairs, and the least second one. */
const levels = [
  { encoding: 'gb18030', first: 0xb0, last: 0xd7, second: 0xa1 },
  { encoding: 'big5', first: 0xa4, last: 0xc6, second: 0x40 },
] as const
/** Share of pairs that are written most: of a text in its own encoding 0.9 and more, in the other one 0.6. */
const surely = 0.8

function guessChinese(bytes: Uint8Array): DetectedText | null {
  const [best, other] = levels
    .map((level) => {
      const text = decodeAs(bytes, level.encoding) ?? ''
      return { encoding: level.encoding, text, share: text === '' ? 0 : shareOfLevel(bytes, level) }
    })
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < surely || best.share === other?.share || !isChinese(best.text)) return null
  return { text: best.text, encoding: best.encoding }
}

function shareOfLevel(bytes: Uint8Array, { first, last, second }: (typeof levels)[number]): number {
  let pairs = 0
  let frequent = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    const next = bytes[++at]!
    pairs += 1
    // Of GB18030, four bytes are one character.
    if (next < 0x40) at += 2
    else if (next >= second && ((byte >= first && byte <= last) || (byte > 0xa0 && byte < 0xa4)))
      frequent += 1
  }
  return frequent / pairs
}
