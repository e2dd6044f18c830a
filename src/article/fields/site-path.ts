import { decodeEscapes } from '../../text/decode-escapes.ts'

/**
 * The path that an address names on its own site, as the names of folders and file that a server makes of it.
 *
 * @param address  a path of the site, with or without `?query` and `#fragment`
 * @returns the decoded segments between the slashes (`''` at the end for a folder), or null when one of them leads
 *   elsewhere once it is decoded: `.`, `..`, a slash of either kind, or a control character. Escapes of escapes
 *   (`%252f`) count as what they end as, since some servers decode twice.
 */
export function readSitePath(address: string): readonly string[] | null {
  const path = address.replace(/[?#].*$/s, '').replace(/^\//, '')
  const segments = path.split('/')
  return segments.every(isPlainSegment) ? segments.map(decodeEscapes) : null
}

function isPlainSegment(segment: string): boolean {
  for (let seen = segment, before = ''; seen !== before; ) {
    before = seen
    seen = decodeEscapes(seen)
    if (seen === '.' || seen === '..' || /[/\\]/.test(seen) || hasControls(seen)) return false
  }
  return true
}

/** Whether a text holds a control character. */
export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
