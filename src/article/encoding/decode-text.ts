import { SearchError } from '../../errors.ts'

/**
 * Decodes an article: UTF-8, or what a byte-order mark says (UTF-8, UTF-16 in both orders). The mark
 * itself is no text.
 *
 * @param file  for messages
 * @param firstLine  line of the file that `bytes` begin on, from 1
 * @param firstByte  offset in the file that `bytes` begin on
 * @throws {SearchError} ARTICLE_ENCODING with file, byte offset, line and what to do
 */
export function decodeText(bytes: Uint8Array, file: string, firstLine = 1, firstByte = 0): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    const offset = encoding === 'utf-8' ? findBrokenUtf8(bytes) : findBrokenUtf16(bytes, encoding)
    const line = firstLine + countLines(bytes, offset)
    const hint = encoding === 'utf-8' ? 'save it as UTF-8 (it may be GBK or Big5)' : 'save it again as UTF-8'
    throw new SearchError(
      'ARTICLE_ENCODING',
      `${file}:${line}: expected ${encoding.toUpperCase()} text, got something else at byte ${firstByte + offset}; ${hint}`,
      { cause },
    )
  }
}

/** The encoding that a byte-order mark announces; UTF-8 where there is none. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function countLines(bytes: Uint8Array, end: number): number {
  let count = 0
  for (let i = 0; i < end; i++) if (bytes[i] === 0x0a) count += 1
  return count
}

/** Offset of the first sequence that is not UTF-8. */
function findBrokenUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = lengthOfSequence(bytes, i)
    if (length === 0) return i
    i += length
  }
  return bytes.length
}

/** @see The Unicode Standard, table 3-7: well-formed UTF-8 byte sequences */
function lengthOfSequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0
  if (length === 0 || at + length > bytes.length) return 0
  const second = bytes[at + 1]!
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let i = at + 2; i < at + length; i++) if ((bytes[i]! & 0xc0) !== 0x80) return 0
  return length
}

function findBrokenUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const unitAt = (at: number) => (at + 1 < bytes.length ? view.getUint16(at, encoding === 'utf-16le') : 0)
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const kind = unitAt(i) & 0xfc00
    if (kind === 0xdc00) return i
    if (kind !== 0xd800) continue
    if ((unitAt(i + 2) & 0xfc00) !== 0xdc00) return i
    i += 2
  }
  return bytes.length - 1
}
