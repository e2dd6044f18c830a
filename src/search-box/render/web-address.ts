/** An address that a link or picture may have: of the web, or null. */
export function webAddress(address: string | null | undefined, base: string): string | null {
  if (!address || !URL.canParse(address, base)) return null
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}
