import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { answerFault } from '../../src/http/problem.ts'
import { safeHeaders } from '../../src/http/security-headers.ts'
import { failure, reasonOf } from '../messages/failure.ts'
import { guardRequests } from './guard-requests.ts'

/** A server that listens. */
export interface RunningServer {
  /** Where it answers, ending in `/`. */
  readonly url: string
  /** Stops at once, whatever connections are open. */
  close(): Promise<void>
}

interface App {
  fetch(request: Request): Response | Promise<Response>
}

/** Hosts and origins that a server answers. */
export interface ReachOptions {
  /** Address to listen on. Default: 127.0.0.1, this machine alone. */
  readonly host?: string
  /** Names beside those of this machine that requests may use, without port. Default: none. */
  readonly allowedHosts?: readonly string[]
  /** Answers under every name, and pages of every origin, as a deployed worker does. Default: false. */
  readonly isPublic?: boolean
}

/**
 * Serves an app on this machine alone, or as `reach` says; texts are compressed for those who take them so.
 *
 * @param port 0 takes any that is free
 * @throws {SearchError} INVALID_OPTION that says what to do when the port is taken
 */
export function serveApp(app: App, port: number, reach: ReachOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', allowedHosts = [], isPublic = false } = reach
  const guarded = isPublic ? app : guardRequests(app, [host, ...allowedHosts])
  // Static files of an index are deflated already, and of no type that is compressed.
  const compressed = new Hono().use(compress()).all('*', async (context) => {
    context.res = await guarded.fetch(context.req.raw)
    // Of answers without a body too, 304 and those to HEAD: caches keep one for each encoding.
    context.header('Vary', 'Accept-Encoding', { append: true })
    return context.res
  })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: (request) => compressed.fetch(request), port, hostname: host })
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? failure('INVALID_OPTION', 'port', [port, port + 1], error)
          : failure('INVALID_OPTION', 'at', [`${host}:${port}`, reasonOf(error)], error),
      )
    })
    server.on('clientError', (error: ParseError, socket: Duplex) => void refuse(error, socket))
    server.once('listening', () => {
      const { port: given } = server.address() as AddressInfo
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${given}/`,
        close: () => closeServer(server),
      })
    })
  })
}

/** What Node says of a request that it cannot read. */
interface ParseError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer
}

/** What is said, as Node says it, of requests that are no address in the wrong form. */
const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Says what is wrong with an address that holds 大运河 as it stands: HTTP has it in percent-encoding. */
async function refuse({ code, rawPacket }: ParseError, socket: Duplex): Promise<void> {
  if (!socket.writable) return
  if (code !== 'HPE_INVALID_URL' || !rawPacket) {
    const status = refusals[code ?? ''] ?? '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    return
  }
  const [, got = ''] = rawPacket.toString('utf8').split(/[ \r\n]/, 2)
  const expected = `an address in percent-encoding, such as ${encodeURI(got).slice(0, 200)} (curl -G --data-urlencode does it)`
  const problem = answerFault({ parameter: 'address', expected, got: got.slice(0, 200) })
  const head = ['HTTP/1.1 400 Bad Request', 'Connection: close']
  const headers = [...Object.entries(safeHeaders), ...problem.headers]
  for (const [name, value] of headers) head.push(`${name}: ${value}`)
  socket.end(`${head.join('\r\n')}\r\n\r\n${await problem.text()}`)
}

/**
 * The port that `PORT` asks for, or 8787.
 *
 * @throws {SearchError} INVALID_OPTION when it is no port number
 */
export function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return 8787
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535)
    throw failure('INVALID_OPTION', 'expected', [`PORT=${value.slice(0, 40)}`, '0–65535'])
  return port
}

/** Ends the program at the first Ctrl-C, after `close`. */
export function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().finally(() => process.exit(0))
    })
  }
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
