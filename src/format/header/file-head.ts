import { SearchError } from '../../errors.ts'
import { corrupt } from '../encoding/bytes.ts'
import { formatVersion } from './format-version.ts'

/** Bytes before the content of every file but the manifest; a multiple of eight, so that content stays aligned. */
export const fileHeadBytes = 8

const signature = [0x48, 0x53, 0x4f]
/** Bit of the version that says that the content is deflated (zlib). */
const deflatedBit = 0x80
const kindLetters = 4

/**
 * Writes a file of the index: `HSO`, the version of the format, the first four letters of its kind, the content.
 *
 * @param kind  what the name of the file begins with, such as `postings`
 * @param isDeflated  whether the content is, for readers that wait for the network longer than for inflating
 */
export function writeFileHead(kind: string, content: Uint8Array, isDeflated = false): Uint8Array {
  const file = new Uint8Array(fileHeadBytes + content.length)
  file.set([...signature, formatVersion | (isDeflated ? deflatedBit : 0), ...lettersOf(kind)])
  file.set(content, fileHeadBytes)
  return file
}

/**
 * Checks the head of a file, and returns its content; deflated where `isDeflated` says so.
 *
 * @throws {SearchError} INDEX_TOO_OLD or INDEX_TOO_NEW for a file of another version, INDEX_CORRUPT for any
 *   other bytes
 */
export function readFileHead(kind: string, file: Uint8Array): Uint8Array {
  if (file.length < fileHeadBytes || signature.some((byte, index) => file[index] !== byte))
    throw corrupt('a file does not begin as the files of an index do')
  checkVersion(file[signature.length]! & ~deflatedBit)
  if (lettersOf(kind).some((letter, index) => file[signature.length + 1 + index] !== letter))
    throw corrupt('a file is of another kind than its name says')
  return file.subarray(fileHeadBytes)
}

/** Tells whether the content of a file is deflated. */
export function isDeflated(file: Uint8Array): boolean {
  return (file[signature.length]! & deflatedBit) !== 0
}

/** @throws {SearchError} INDEX_TOO_OLD or INDEX_TOO_NEW unless it is the version of this format */
export function checkVersion(version: number): void {
  const difference = `index has format ${version}, this build reads ${formatVersion}`
  if (version < formatVersion) throw new SearchError('INDEX_TOO_OLD', `${difference}; rebuild the index`)
  if (version > formatVersion) throw new SearchError('INDEX_TOO_NEW', `${difference}; update hansou`)
}

function lettersOf(kind: string): number[] {
  return Array.from({ length: kindLetters }, (_, index) =>
    index < kind.length ? kind.charCodeAt(index) : 0x2e,
  )
}
