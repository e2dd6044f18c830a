/** Writes bytes in Base64; see RFC 4648, section 4. */
export function toBase64(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}

/** Reads Base64. @throws {DOMException} for what is none */
export function fromBase64(text: string): Uint8Array {
  const signs = atob(text)
  const bytes = new Uint8Array(signs.length)
  // A new isolate waits for it: `from` with a function takes twenty times as long.
  for (let at = 0; at < bytes.length; at++) bytes[at] = signs.charCodeAt(at)
  return bytes
}
