import { createHash } from 'node:crypto'
import { checksum } from '../../../src/format/encoding/hash.ts'

/**
 * Hashes the content of a file to 64 bits for its name: the first 32 of SHA-256, which keep files apart, and the
 * checksum, by which who reads the file finds damage without a cryptographic hash.
 */
export function hashContent(bytes: Uint8Array): readonly [high: number, low: number] {
  return [createHash('sha256').update(bytes).digest().readUInt32BE(0), checksum(bytes)]
}
