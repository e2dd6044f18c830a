import { deflateSync } from 'node:zlib'
import { writeFileHead } from '../../../src/format/header/file-head.ts'

/** Inflating is worth the while where so much of a file is left at most. */
const maxLeft = 0.95

/**
 * Lays out a file of an index.
 *
 * @param deflated  whether its content is deflated where that makes it smaller
 */
export function writeIndexFile(kind: string, content: Uint8Array, deflated: boolean): Uint8Array {
  if (!deflated) return writeFileHead(kind, content)
  const smaller = deflateSync(content, { level: 9 })
  return smaller.length < content.length * maxLeft
    ? writeFileHead(kind, smaller, true)
    : writeFileHead(kind, content)
}
