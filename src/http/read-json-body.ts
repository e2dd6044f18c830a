import { describeValue, type GivenParameters, type ParameterFault } from './read-parameters.ts'

/** Longest body that is read, in bytes. */
export const maxBodyBytes = 64 * 1024

/**
 * Reads parameters from a body of JSON: an object of the parameters of the query string, with numbers and booleans as
 * such, and a list where a parameter may have several values.
 */
export async function readJsonBody(
  request: Request,
): Promise<{ readonly given: GivenParameters } | { readonly fault: ParameterFault }> {
  const refuse = (got: string) => ({
    fault: { parameter: 'body', expected: `a JSON object of at most ${maxBodyBytes} bytes`, got },
  })
  const bytes = await readAtMost(request, maxBodyBytes)
  if (bytes === null) return refuse('more bytes')
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('other bytes')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse(describeValue(body))
  const given = Object.entries(body).filter(([, value]) => value !== null)
  return { given: new Map(given.map(([name, value]) => [name, Array.isArray(value) ? value : [value]])) }
}

/** The body of a request; null where it is longer than `most` bytes. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) return null
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
