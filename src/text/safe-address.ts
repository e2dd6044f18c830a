const scheme = /^[a-z][a-z0-9+.-]*:/i
const safeScheme = /^(?:https?:\/\/[^/?#]|mailto:)/i
// White space and controls (browsers drop some of them before they read an address) and the other slash.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const refused = /[\s\\\u0000-\u001f\u007f-\u009f]/

/**
 * Tells whether an answer may show an address as a link or a picture: http(s), mailto, a path of the site or a
 * relative one. Every other scheme (`javascript:`, `data:`, …) and `//host`, which leads to another site, are not.
 */
export function isSafeAddress(address: string): boolean {
  if (address === '' || address.startsWith('//') || refused.test(address)) return false
  return scheme.test(address) ? safeScheme.test(address) : true
}
