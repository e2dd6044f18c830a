import { encodingOf } from '../encoding/decode-text.ts'
import { detectText } from '../encoding/detect-text.ts'
import { decodeAs } from '../encoding/hong-kong-characters.ts'

/** Bytes in which browsers look for the encoding of a page. */
const prescanBytes = 4096
/** Characters beyond ASCII from which text that is whole UTF-8 cannot be another encoding by chance. */
const sure = /(?:[^\0-\x7f][\0-\x7f]*){4}/

/**
 * Decodes a page: by its byte-order mark, its `<meta charset>`, else as `detectText` does. A page that names another encoding but is
 * UTF-8 is read as UTF-8.
 *
 * @param file  for messages
 * @throws {SearchError} ARTICLE_ENCODING with file, line and what to do
 */
export function decodePage(bytes: Uint8Array, file: string): string {
  const declared = encodingOf(bytes) === 'utf-8' ? declaredEncoding(bytes) : null
  if (declared === null || declared === 'utf-8') return detectText(bytes, file).text
  const text = decodeAs(bytes, 'utf-8')
  if (text !== null && sure.test(text)) return text
  return decodeAs(bytes, declared) ?? detectText(bytes, file).text
}

/** The encoding that a page names in its first 4 KiB, by the label `TextDecoder` gives it; null for none it knows. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, prescanBytes))
  const [, label] =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start) ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/i.exec(start) ??
    []
  if (label === undefined) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}
