import { crc32Final, crc32Init, crc32Update } from '@foxglove/crc'

const seedBytes = new DataView(new ArrayBuffer(4))

/**
 * CRC-32 (IEEE 802.3) of a seed and bytes. It detects every damage of up to 32 neighbouring bits, and of
 * other damage all but one in four billion; it is no defence against an enemy who writes the index. 2.5
 * GB/s beside 3 GB/s of the two lanes of multiply and shift that it replaced (64 KiB, 2026-11-26), 0.4 µs
 * for 200 bytes.
 *
 * @param seed  what the bytes belong to, so that bytes in another's place are found out
 */
export function checksum(bytes: Uint8Array, seed = 0): number {
  seedBytes.setUint32(0, seed, true)
  return crc32Final(crc32Update(crc32Update(crc32Init(), seedBytes), bytes))
}

/** Writes a hash as the sixteen signs that stand in file names. */
export function hashToHex(high: number, low: number): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** Hashes a term to 32 bits, for checksums and partitions. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < term.length; index++)
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
