import { escapeHtml } from '../../text/escape-html.ts'

/** Characters that XML 1.0 has no way to write: controls but tab and line ends, lone surrogates, U+FFFE, U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/**
 * Writes text of an XML element or of a quoted attribute; what XML cannot hold is left out.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(unwritable, ''))
}

/** Writes an element with text in it; nothing where there is no text. */
export function xmlElement(name: string, text: string | null): string {
  return text === null || text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`
}
