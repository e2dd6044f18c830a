import { crc32Final, crc32Init, crc32Update } from '@foxglove/crc'

/** State of the checksum before the content: format 5 has four zero bytes in front of it. */
const start = crc32Update(crc32Init(), new Uint8Array(4))

/**
 * CRC-32 (IEEE 802.3) of bytes. It detects every damage of up to 32 neighbouring bits, and of other damage all but one in
 * four billion; it is no defence against an enemy who writes the index. 2.5 GB/s beside 3 GB/s of the two lanes of
 * multiply and shift that it replaced (64 KiB, 2026-11-26), 0.4 µs for 200 bytes.
 */
export function checksum(bytes: Uint8Array): number {
  return crc32Final(crc32Update(start, bytes))
}

/** Writes 32 bits as eight hexadecimal digits. */
export function toHex(bits: number): string {
  return bits.toString(16).padStart(8, '0')
}

/** Writes a hash as the sixteen signs that stand in file names. */
export function hashToHex(high: number, low: number): string {
  return toHex(high) + toHex(low)
}

/** Hashes a term to 32 bits, for checksums and partitions. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < term.length; index++)
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
