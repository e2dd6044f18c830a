import { SearchError } from '../errors.ts'

/** An object as it came over the wire. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Longest body that is read, in UTF-16 units. */
const maxBodyUnits = 100_000

/**
 * Reads the body of a request as a JSON object, whatever `Content-Type` says; an empty body is an empty object.
 *
 * @throws {SearchError} INVALID_PARAMETER when it is something else, or too long
 */
export async function readJson(request: Request): Promise<JsonObject> {
  const isGzip = request.headers.get('Content-Encoding') === 'gzip'
  const body = isGzip ? request.body?.pipeThrough(new DecompressionStream('gzip')) : request.body
  try {
    const text = body ? await readText(body) : ''
    const parsed: unknown = JSON.parse(text.trim() === '' ? '{}' : text)
    if (isJsonObject(parsed)) return parsed
  } catch (error) {
    if (error instanceof SearchError) throw error
  }
  throw new SearchError('INVALID_PARAMETER', 'body: expected a JSON object')
}

/** Whether a value is an object of JSON, neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A small body may be a large text once it is unpacked: stops at the limit. */
async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > maxBodyUnits) {
      await reader.cancel()
      throw new SearchError('INVALID_PARAMETER', `body: expected at most ${maxBodyUnits} UTF-16 units`)
    }
  }
}
