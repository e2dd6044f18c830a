/** How `hexo-abbrlink` shortens titles: `alg` and `rep` of its settings. */
export interface Abbreviation {
  readonly bits: 16 | 32
  readonly radix: 10 | 16
}

/**
 * The name that `hexo-abbrlink` gives a post that has none yet: the checksum of its title. The plug-in counts on where
 * two posts have the same; which of them it met first is not known here.
 *
 * @see https://github.com/Rozbo/hexo-abbrlink
 */
export function abbreviate(title: string, { bits, radix }: Abbreviation): string {
  return checksum(new TextEncoder().encode(title), bits).toString(radix)
}

/** CRC-32 as of ZIP, or CRC-16 as of ARC. */
function checksum(bytes: Uint8Array, bits: 16 | 32): number {
  const polynomial = bits === 32 ? 0xedb88320 : 0xa001
  let sum = bits === 32 ? 0xffffffff : 0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1
  }
  return bits === 32 ? (sum ^ 0xffffffff) >>> 0 : sum
}
