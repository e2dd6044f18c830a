import { countBefore } from '../../text/bisect.ts'
import { hashTerm } from '../encoding/hash.ts'
import { openSections, writeSections } from '../encoding/sections.ts'

/**
 * Encodes a hash table from strings to numbers, in files by the hash of the string: sorted hashes, and the number of
 * each. Strings are not stored in it: what a lookup answers is verified by what is stored under the number.
 *
 * @param entries  a string may stand for several numbers
 * @param entriesOfFile  of 8 bytes each, on average
 */
export function writeHashTable(
  entries: readonly (readonly [key: string, number: number])[],
  entriesOfFile: number,
): Uint8Array[] {
  const files = Math.ceil(entries.length / entriesOfFile)
  const byFile: [hash: number, number: number][][] = Array.from({ length: files }, () => [])
  for (const [key, number] of entries) byFile[fileOfKey(key, files)]!.push([hashTerm(key), number])
  return byFile.map((ofFile) => {
    ofFile.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return writeSections([
      Uint32Array.from(ofFile, ([hash]) => hash),
      Uint32Array.from(ofFile, ([, number]) => number),
    ])
  })
}

/** Position of the file that a string stands in, of `files` in all; -1 where there is none. */
export function fileOfKey(key: string, files: number): number {
  return files === 0 ? -1 : hashTerm(key) % files
}

/** Numbers that a string may stand for, in order: those of all strings with its hash. */
export function findNumbers(file: Uint8Array, key: string): number[] {
  const sections = openSections(file)
  const hashes = sections.uint32(0)
  const numbers = sections.uint32(1)
  const wanted = hashTerm(key)
  const first = countBefore(hashes.length, (row) => hashes[row]! < wanted)
  const found: number[] = []
  for (let at = first; at < hashes.length && hashes[at] === wanted; at++) found.push(numbers[at]!)
  return found
}
