import { decodeText, encodingOf } from './decode-text.ts'
import { decodeAs } from './hong-kong-characters.ts'

/** A text and the encoding it was read in. */
export interface DetectedText {
  readonly text: string
  /** By its WHATWG name (`utf-8`, `gb18030`, `big5`, `utf-16le`, …). */
  readonly encoding: string
}

/**
 * Decodes a file of text: UTF-8, what a byte-order mark says (UTF-8, UTF-16), and where neither fits
 * GB18030 (with GBK) or Big5, when the text that comes out is surely Chinese.
 *
 * @param file  for messages
 * @throws {SearchError} ARTICLE_ENCODING with file, line and byte where no encoding is sure
 */
export function detectText(bytes: Uint8Array, file: string): DetectedText {
  const marked = encodingOf(bytes)
  if (marked !== 'utf-8') return { text: decodeText(bytes, file), encoding: marked }
  const utf8 = decodeAs(bytes, 'utf-8')
  const guessed = utf8 === null && !bytes.includes(0) ? guessChinese(bytes) : null
  return guessed ?? { text: utf8 ?? decodeText(bytes, file), encoding: 'utf-8' }
}

/** Characters of which every Chinese text has some, in both scripts. */
const common: ReadonlySet<string> = new Set(
  '的一是不了在人有我他这个中来上大为和国地到以说时要就出会可也你能得之用這個來為國說時會',
)
/** Characters of a text for one that is common, once it is longer than that: real ones have twelve to four. */
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
