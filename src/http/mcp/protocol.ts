import { fromBase64 } from '../../text/base64.ts'
import { isJsonObject, type JsonObject } from '../../text/json-object.ts'

/** Codes of JSON-RPC 2.0, and those that MCP adds. */
export const rpcCodes = Object.freeze({
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  headerMismatch: -32020,
  unsupportedVersion: -32022,
})

/** The stateless revision: every request names its version, and nothing is opened or kept. */
export const statelessVersion = '2026-07-28'

/** Revisions that begin with `initialize`, newest first. */
export const handshakeVersions: readonly string[] = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05']

const versionKey = 'io.modelcontextprotocol/protocolVersion'

/** A request of JSON-RPC that wants an answer. */
export interface RpcRequest {
  readonly id: string | number
  readonly method: string
  readonly params: JsonObject
  /** Whether it is of the stateless revision. */
  readonly isStateless: boolean
}

/** What is wrong with a message. */
export interface RpcFault {
  readonly code: number
  readonly message: string
  /** HTTP status. */
  readonly status: number
  readonly extra?: JsonObject
}

/**
 * Reads a message together with the headers that repeat parts of it.
 *
 * @returns null for a notification or a response, which want no answer
 */
export function readMessage(message: JsonObject, headers: Headers): RpcRequest | RpcFault | null {
  const { id, method, params = {} } = message
  if (message.jsonrpc !== '2.0') return invalid('expected JSON-RPC 2.0')
  if (method === undefined && ('result' in message || 'error' in message)) return null
  if (typeof method !== 'string' || !isJsonObject(params)) return invalid('expected a method and its params')
  const version = readVersion(params, headers)
  if (typeof version !== 'string') return version
  const isStateless = version === statelessVersion
  const mismatch = isStateless ? findMismatch(method, params, headers) : null
  if (mismatch !== null)
    return { code: rpcCodes.headerMismatch, status: 400, message: `${mismatch}: header and body differ` }
  if (id === undefined) return null
  if (typeof id !== 'string' && typeof id !== 'number') return invalid('expected an id')
  return { id, method, params, isStateless }
}

/** The version of a message: in its body, in its header, or of a client that says none. */
function readVersion({ _meta: meta }: JsonObject, headers: Headers): string | RpcFault {
  const header = headers.get('MCP-Protocol-Version')
  const inBody = isJsonObject(meta) ? meta[versionKey] : undefined
  const version = inBody ?? header ?? handshakeVersions[0]!
  const supported = [statelessVersion, ...handshakeVersions]
  if (typeof version !== 'string' || !supported.includes(version))
    return {
      code: rpcCodes.unsupportedVersion,
      status: 400,
      message: 'the protocol version is not supported',
      extra: { supported, requested: typeof version === 'string' ? version : '' },
    }
  if (version === statelessVersion && header !== inBody)
    return {
      code: rpcCodes.headerMismatch,
      status: 400,
      message: 'MCP-Protocol-Version: header and body differ',
    }
  return version
}

/** The header that does not say what the body says, or null. */
function findMismatch(method: string, params: JsonObject, headers: Headers): string | null {
  if (headers.get('Mcp-Method') !== method) return 'Mcp-Method'
  if (method === 'tools/call' && decodeHeader(headers.get('Mcp-Name')) !== params.name) return 'Mcp-Name'
  return null
}

/** A header that holds more than ASCII comes as `=?base64?…?=`. */
function decodeHeader(value: string | null): string | null {
  const encoded = /^=\?base64\?(.*)\?=$/.exec(value ?? '')?.[1]
  if (encoded === undefined) return value
  try {
    return new TextDecoder().decode(fromBase64(encoded))
  } catch {
    return null
  }
}

function invalid(message: string): RpcFault {
  return { code: rpcCodes.invalidRequest, status: 400, message }
}
