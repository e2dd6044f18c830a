import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { decodeText, encodingOf } from '../../../src/article/encoding/decode-text.ts'
import type { LineDocument } from '../../../src/article/read-document.ts'
import { SearchError } from '../../../src/errors.ts'
import { failure, reasonOf } from '../../messages/failure.ts'

/**
 * Reads a `.jsonl` or `.jsonl.gz` file line by line; empty lines are passed over.
 *
 * @param path  the file
 * @param name  what messages call it
 * A line that is not UTF-8 says so when it is read, with the others that cannot be.
 *
 * @throws {SearchError} ARTICLE_ENCODING for a file in UTF-16, ARTICLE_INVALID for a broken gzip file
 */
export async function* readJsonLines(path: string, name: string): AsyncGenerator<LineDocument> {
  let line = 0
  let offset = 0
  for await (const bytes of readLines(path, name)) {
    line += 1
    const document = readLine(bytes, name, line, offset)
    offset += bytes.length + 1
    if (document !== null) yield document
  }
}

function readLine(bytes: Uint8Array, file: string, line: number, offset: number): LineDocument | null {
  const document = { kind: 'line', form: 'article', file, line } as const
  try {
    const json = decodeText(bytes, file, line, offset)
    return json.trim() === '' ? null : { ...document, json }
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    return { ...document, json: '', problem: error.message }
  }
}

async function* readLines(path: string, name: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer[] = []
  let isFirst = true
  for await (const piece of readPieces(path, name)) {
    if (isFirst && encodingOf(piece) !== 'utf-8') {
      throw new SearchError(
        'ARTICLE_ENCODING',
        `${name}:1: expected JSON Lines in UTF-8, got UTF-16; save the file as UTF-8`,
      )
    }
    isFirst = false
    let start = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      const line = piece.subarray(start, end)
      yield rest.length === 0 ? line : Buffer.concat([...rest, line])
      rest = []
      start = end + 1
    }
    if (start < piece.length) rest.push(piece.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

async function* readPieces(path: string, name: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const unpacked = path.endsWith('.gz') ? createGunzip({ chunkSize: 1 << 20 }) : null
  file.on('error', (cause) => unpacked?.destroy(cause))
  try {
    yield* unpacked === null ? file : file.pipe(unpacked)
  } catch (cause) {
    if ('syscall' in (cause as Error))
      throw failure('ARTICLE_NOT_FOUND', 'read', [path, reasonOf(cause)], cause)
    throw new SearchError(
      'ARTICLE_INVALID',
      `${name}: expected a whole gzip file, got one that cannot be unpacked`,
      { cause },
    )
  } finally {
    file.destroy()
  }
}
