import { hashToHex } from '../encoding/hash.ts'

/**
 * Name of a file by its content.
 *
 * @param hash  32 bits of a hash that keeps files apart, and the checksum of the content
 */
export function nameOfContent(kind: string, hash: readonly [number, number]): string {
  return `${kind}-${hashToHex(...hash)}.bin`
}

/** Kind of a file by its name. */
export function kindOfFile(name: string): string {
  return name.slice(0, name.lastIndexOf('-'))
}
