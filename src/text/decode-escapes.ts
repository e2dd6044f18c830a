/** Reads the escapes of a part of an address (`%E6%B2%B3`); where they are not valid, it stays as it stands. */
export function decodeEscapes(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
