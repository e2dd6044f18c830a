import { isJsonObject, type JsonObject } from '../../text/json-object.ts'
import { wireFault } from './wire-fault.ts'

/** Queries of one request; InstantSearch sends one and one more for each refined attribute. */
const maxQueries = 32

/**
 * The entries of a request with several queries.
 *
 * @throws {SearchError} INVALID_PARAMETER
 */
export function readEntries({ requests }: JsonObject): JsonObject[] {
  if (!Array.isArray(requests) || requests.length > maxQueries || !requests.every(isJsonObject))
    throw wireFault('requests', `a list of at most ${maxQueries} objects`)
  return requests.map(flattenParameters)
}

/** Joins the parameters of an entry with its `params`, which version 4 of the client writes as a query string. */
export function flattenParameters(entry: JsonObject): JsonObject {
  const { params, ...flat } = entry
  if (typeof params === 'string') return { ...Object.fromEntries(new URLSearchParams(params)), ...flat }
  return isJsonObject(params) ? { ...params, ...flat } : flat
}
