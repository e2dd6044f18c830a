import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { PassageLine } from './peer.ts'

/**
 * Lines of a text file, gunzipped where its name ends in `.gz`; empty lines are left out. Only `\n` and `\r\n`
 * end a line: `node:readline` also cuts at U+2028, which may stand inside a JSON string.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (cause) => input.destroy(cause))
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of input) {
    const lines = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield* withoutReturn(line)
  }
  yield* withoutReturn(rest + decoder.decode())
}

function withoutReturn(line: string): string[] {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return text === '' ? [] : [text]
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
