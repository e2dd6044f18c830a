import { isIP } from 'node:net'
import { safeHeaders } from '../../src/http/security-headers.ts'

interface App {
  fetch(request: Request): Response | Promise<Response>
}

/**
 * Keeps what a server of this machine shows from the web pages of others, which a browser here may have open: the
 * articles may be drafts. Requests are answered that name this machine (a page elsewhere that has its own name point
 * to 127.0.0.1 sends that name) and that come from no page, or from a page of this machine. Such a page may read the
 * answer, as a site under work on another port does; no other may.
 *
 * @param allowedHosts  further names, without port, that requests may use
 */
export function guardRequests(app: App, allowedHosts: readonly string[] = []): App {
  const isAllowed = (host: string | null) =>
    host !== null &&
    (isLoopback(host) || allowedHosts.includes(nameOf(host)) || isOwnAddress(host, allowedHosts))
  return {
    async fetch(request) {
      const origin = request.headers.get('origin')
      if (!isAllowed(request.headers.get('host'))) return refuse('HOST_REFUSED', hostDetail)
      if (origin !== null && !isAllowed(hostOf(origin))) return refuse('ORIGIN_REFUSED', originDetail)
      // A picture or script on a page of another site sends no Origin.
      if (isEmbedded(request.headers)) return refuse('ORIGIN_REFUSED', originDetail)
      return shareWith(await app.fetch(request), origin)
    },
  }
}

const hostDetail =
  'This server answers this machine alone, under localhost and 127.0.0.1. To let another name in, start it with --allow-host and that name.'
const originDetail =
  'This server answers pages of this machine alone. To let pages of another host in, start it with --allow-host and its name.'

function refuse(code: string, detail: string): Response {
  const problem = { type: 'about:blank', title: 'Forbidden', status: 403, detail, code }
  return new Response(JSON.stringify(problem), {
    status: 403,
    headers: {
      ...safeHeaders,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  })
}

/** `localhost`, `*.localhost`, 127.0.0.0/8 and ::1, with or without a port. */
function isLoopback(host: string): boolean {
  return /^(?:(?:[a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/.test(nameOf(host))
}

/** A server that was asked to listen everywhere is called by its addresses, which no one else can point to it. */
function isOwnAddress(host: string, allowedHosts: readonly string[]): boolean {
  const listensEverywhere = allowedHosts.includes('0.0.0.0') || allowedHosts.includes('::')
  return listensEverywhere && isIP(nameOf(host)) > 0
}

function nameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function isEmbedded(headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'cross-site' && headers.get('sec-fetch-mode') !== 'navigate'
}

function shareWith(response: Response, origin: string | null): Response {
  const headers = new Headers(response.headers)
  headers.delete('Access-Control-Allow-Origin')
  headers.append('Vary', 'Origin')
  if (origin !== null) headers.set('Access-Control-Allow-Origin', origin)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
