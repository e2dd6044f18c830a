import { SearchError } from '../../errors.ts'
import { isJsonObject, type JsonObject } from '../../text/json-object.ts'

/** Longest body that is read, in bytes once it is unpacked: some 100,000 Chinese characters. */
const maxJsonBytes = 300_000

/**
 * Reads the body of a request as a JSON object, whatever `Content-Type` says; an empty body is an empty object.
 *
 * @throws {SearchError} INVALID_PARAMETER when it is something else, or too long
 */
export async function readJson(request: Request): Promise<JsonObject> {
  const isGzip = request.headers.get('Content-Encoding') === 'gzip'
  const body = isGzip ? request.body?.pipeThrough(new DecompressionStream('gzip')) : request.body
  try {
    const bytes = await readAtMost(body ?? null, maxJsonBytes)
    if (bytes === null)
      throw new SearchError('INVALID_PARAMETER', `body: expected at most ${maxJsonBytes} bytes`)
    const text = new TextDecoder().decode(bytes)
    const parsed: unknown = JSON.parse(text.trim() === '' ? '{}' : text)
    if (isJsonObject(parsed)) return parsed
  } catch (error) {
    if (error instanceof SearchError) throw error
  }
  throw new SearchError('INVALID_PARAMETER', 'body: expected a JSON object')
}

/** Reads the bytes of a body, which may be many once they are unpacked; null where there are more than `maxBytes`. */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      return null
    }
    chunks.push(value as Uint8Array<ArrayBuffer>)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
