import { isJsonObject } from '../../text/json-object.ts'
import { readAtMost } from './read-json.ts'
import { describeValue, type GivenParameters, type ParameterFault } from './read-parameters.ts'

/** Longest body that is read, in bytes. */
export const maxBodyBytes = 64 * 1024

/**
 * Reads parameters from a body of JSON: an object of the parameters of the query string, with numbers and booleans as
 * such, and a list where a parameter may have several values.
 */
export async function readParameterBody({
  body,
}: Request): Promise<{ readonly given: GivenParameters } | { readonly fault: ParameterFault }> {
  const refuse = (got: string) => ({
    fault: { parameter: 'body', expected: `a JSON object of at most ${maxBodyBytes} bytes`, got },
  })
  const bytes = await readAtMost(body, maxBodyBytes)
  if (bytes === null) return refuse('more bytes')
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('other bytes')
  }
  if (!isJsonObject(parsed)) return refuse(describeValue(parsed))
  const given = Object.entries(parsed).filter(([, value]) => value !== null)
  return { given: new Map(given.map(([name, value]) => [name, Array.isArray(value) ? value : [value]])) }
}
