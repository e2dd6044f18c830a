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
  const isChinese = shareOfCommon(text) >= surely
  return isChinese || !/\P{ASCII}/u.test(text) ? { text, encoding } : null
}

/** Characters that make up half of any Chinese text, in both scripts. */
const common: ReadonlySet<string> = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指许统区保至形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取格望觉术领共确传师观清今切院让识候带导争运標題測試這個們來為國說時會後發過還進動學對沒開實現種經應間問點業長將兩給與關機體樣無從頭見當話電車東書門馬，。、：；！？（）《》“”「」',
)
/** Share of common characters: of a text in its own encoding 0.5 and more, in the other one 0.05 and less. */
const surely = 0.25

function guessChinese(bytes: Uint8Array): DetectedText | null {
  const candidates = ['gb18030', 'big5']
    .map((encoding) => ({ encoding, text: decodeAs(bytes, encoding) ?? '' }))
    .map((candidate) => ({ ...candidate, share: shareOfCommon(candidate.text) }))
    .sort((a, b) => b.share - a.share)
  const [best, other] = candidates
  if (!best || best.share < surely || (other && other.share * 2 > best.share)) return null
  return { text: best.text, encoding: best.encoding }
}

function shareOfCommon(text: string): number {
  let wide = 0
  let known = 0
  for (const character of text) {
    if (character < '\u0080') continue
    wide += 1
    if (common.has(character)) known += 1
  }
  return wide === 0 ? 0 : known / wide
}
