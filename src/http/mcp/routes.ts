import type { Context } from 'hono'
import type { JsonObject } from '../../text/json-object.ts'
import type { CheckedAppOptions } from '../options.ts'
import { problemCodeOf } from '../problem.ts'
import { readJson } from '../request/read-json.ts'
import { absoluteUrlsFrom, siteUrlOf } from '../site-url.ts'
import {
  handshakeVersions,
  type RpcFault,
  type RpcRequest,
  readMessage,
  rpcCodes,
  statelessVersion,
} from './protocol.ts'
import { callTool, describeTools, type ToolAnswer } from './tools.ts'

/** How long a client may keep what this server says of itself, in milliseconds. */
const ttlMs = 3_600_000

/**
 * `POST /mcp`: a server of the Model Context Protocol over streamable HTTP that keeps no session. It answers the
 * stateless revision, older ones that begin with `initialize`, and a bare `tools/call`.
 *
 * @see https://modelcontextprotocol.io/specification
 */
export function mcpRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const request = context.req.raw
    const read = await readRequest(request)
    if (read === null) return new Response(null, { status: 202 })
    if ('fault' in read) return answerFault(read.fault, read.id)
    const { rpc } = read
    try {
      const answer = await answerMethod(rpc, request, options)
      if ('code' in answer) return answerFault(answer, rpc.id)
      const result = rpc.isStateless ? { resultType: 'complete', ...answer.result } : answer.result
      return Response.json(
        { jsonrpc: '2.0', id: rpc.id, result },
        { headers: { 'Cache-Control': 'no-store' } },
      )
    } catch (error) {
      options.report(error)
      const message = 'the index cannot be read'
      return answerFault({ code: rpcCodes.internal, status: rpc.isStateless ? 500 : 200, message }, rpc.id)
    }
  }
}

type Read = { readonly rpc: RpcRequest } | { readonly fault: RpcFault; readonly id: RpcRequest['id'] | null }

async function readRequest(request: Request): Promise<Read | null> {
  try {
    const message = await readJson(request)
    const read = readMessage(message, request.headers)
    if (read === null) return null
    if ('method' in read) return { rpc: read }
    const { id } = message
    return { fault: read, id: typeof id === 'string' || typeof id === 'number' ? id : null }
  } catch (error) {
    if (problemCodeOf(error) !== 'INVALID_PARAMETER') throw error
    return { fault: { code: rpcCodes.parse, status: 400, message: 'expected one JSON object' }, id: null }
  }
}

function answerFault({ code, message, status, extra }: RpcFault, id: RpcRequest['id'] | null): Response {
  const error = { code, message, ...(extra === undefined ? {} : { data: extra }) }
  return Response.json({ jsonrpc: '2.0', id, error }, { status, headers: { 'Cache-Control': 'no-store' } })
}

async function answerMethod(
  { method, params, isStateless }: RpcRequest,
  request: Request,
  options: CheckedAppOptions,
): Promise<{ readonly result: JsonObject } | RpcFault> {
  const { siteName, siteUrl } = options
  const server = { name: 'hansou', title: siteName, version: options.release === '' ? '1' : options.release }
  const capabilities = { tools: {} }
  const instructions = `Full-text search of the articles of ${siteName}. Call search, then fetch with an id of its results.`
  const kept = isStateless ? { ttlMs, cacheScope: 'public' } : {}
  switch (method) {
    case 'initialize': {
      const { protocolVersion: wanted } = params
      const protocolVersion = handshakeVersions.find((version) => version === wanted) ?? handshakeVersions[0]
      return { result: { protocolVersion, capabilities, serverInfo: server, instructions } }
    }
    case 'server/discover':
      return {
        result: {
          supportedVersions: [statelessVersion, ...handshakeVersions],
          capabilities,
          instructions,
          ...kept,
          _meta: { 'io.modelcontextprotocol/serverInfo': server },
        },
      }
    case 'ping':
      return { result: {} }
    case 'tools/list':
      return { result: { tools: describeTools(siteName), ...kept } }
    case 'tools/call': {
      const { name, arguments: given = {} } = params
      const answer = await callTool(
        String(name),
        given as JsonObject,
        await options.searcher(),
        absoluteUrlsFrom(siteUrlOf(request, siteUrl)),
        options.usage,
      )
      if (answer === null)
        return { code: rpcCodes.invalidParams, status: isStateless ? 400 : 200, message: 'no such tool' }
      return { result: writeToolAnswer(answer) }
    }
    default:
      return {
        code: rpcCodes.methodNotFound,
        status: isStateless ? 404 : 200,
        message: 'this server has no such method',
      }
  }
}

/** Structured, and the same as text for clients that read no structure. */
function writeToolAnswer(answer: ToolAnswer): JsonObject {
  if ('complaint' in answer) return { content: [{ type: 'text', text: answer.complaint }], isError: true }
  return {
    content: [{ type: 'text', text: JSON.stringify(answer.structured) }],
    structuredContent: answer.structured,
  }
}
