import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PassageLine } from './peer.ts'

/** Lines of a text file, gunzipped where its name ends in `.gz`; empty lines are left out. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (cause) => input.destroy(cause))
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line
  }
}

/**
 * Reads the passages of a JSON Lines file one by one, at most `limit`.
 *
 * @throws {SyntaxError} naming file and line where a line is no passage
 */
export async function* readPassages(
  path: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<PassageLine> {
  let number = 0
  for await (const line of readLines(path)) {
    if (number >= limit) return
    number++
    yield parsePassage(line, path, number)
  }
}

function parsePassage(line: string, path: string, number: number): PassageLine {
  try {
    const { id, title, text } = JSON.parse(line) as Record<string, unknown>
    if (typeof id === 'string' && typeof text === 'string') {
      return { id, title: typeof title === 'string' ? title : '', text }
    }
  } catch (cause) {
    throw new SyntaxError(`${path}:${number}: expected a JSON object a line`, { cause })
  }
  throw new SyntaxError(`${path}:${number}: expected {"id","title","text"} with strings`)
}
