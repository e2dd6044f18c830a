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
    const offset = findBroken(bytes, encoding)
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

/** Offset of the first byte that is not of an encoding: there the text, written again, is another. */
function findBroken(bytes: Uint8Array, encoding: ReturnType<typeof encodingOf>): number {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  if (encoding === 'utf-8') {
    const written = new TextEncoder().encode(text)
    const at = bytes.findIndex((byte, index) => byte !== written[index])
    return at < 0 ? bytes.length - 1 : at
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 1 < bytes.length; at += 2)
    if (view.getUint16(at, encoding === 'utf-16le') !== text.charCodeAt(at / 2)) return at
  return bytes.length - 1
}
