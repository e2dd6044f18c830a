/**
 * Hashes bytes to 64 bits, as two numbers of 32: two lanes of multiply and shift over words of four bytes.
 * It tells damage and names content; it is no defence against an enemy who writes the index.
 *
 * @param seed  sets hashes of the same bytes apart
 */
export function hashBytes(bytes: Uint8Array, seed = 0): readonly [high: number, low: number] {
  const words = bytes.length >>> 2
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  const view = new Uint32Array(aligned.buffer, aligned.byteOffset, words)
  let first = 0x9e3779b9 ^ seed
  let second = 0x85ebca6b ^ bytes.length
  let index = 0
  for (; index + 1 < words; index += 2) {
    first = Math.imul(first ^ view[index]!, 0xcc9e2d51)
    first ^= first >>> 15
    second = Math.imul(second ^ view[index + 1]!, 0x1b873593)
    second ^= second >>> 13
  }
  if (index < words) first = Math.imul(first ^ view[index]!, 0xcc9e2d51)
  for (let at = words * 4; at < bytes.length; at++) second = Math.imul(second ^ bytes[at]!, 0x01000193)
  first ^= second >>> 7
  first = Math.imul(first ^ (first >>> 16), 0x85ebca6b)
  first ^= first >>> 13
  second = Math.imul(second ^ first ^ (second >>> 16), 0xc2b2ae35)
  second ^= second >>> 16
  return [first >>> 0, second >>> 0]
}

/** Hashes bytes to 32 bits. */
export function checksum(bytes: Uint8Array, seed = 0): number {
  return hashBytes(bytes, seed)[1]
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
