import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createSecureServer, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

/** A connection as pages are measured with (Lighthouse's slow 4G). */
export interface Link {
  readonly roundTripMs: number
  readonly bytesPerSecond: number
}

/** 150 ms, 1.6 Mbit/s. */
export const slow4G: Link = Object.freeze({ roundTripMs: 150, bytesPerSecond: 200_000 })

/** A file that was sent. */
export interface SentFile {
  readonly path: string
  /** As sent: compressed where a host compresses. */
  readonly bytes: number
}

/** A static host on this machine behind a slow link. */
export interface ShapedServer {
  readonly url: string
  /** What was asked for since the last call. */
  take(): SentFile[]
  /** Milliseconds since the last request, or since the start. */
  idleMs(): number
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}
/** What static hosts compress, with gzip. */
const compressed = /^text\/|json|javascript|wasm/

/**
 * Serves a folder by HTTP/2, as static hosts do, under a certificate that a browser must be told to take. Every
 * response waits for a round trip, then for its turn on the link, so that the simulation holds for the requests of
 * workers too, which the throttling of a browser's developer tools leaves out.
 *
 * @param frontPage  what stands at `/`
 * @throws where there is no `openssl`, which makes the certificate
 */
export async function serveShaped(folder: string, frontPage: string, link: Link): Promise<ShapedServer> {
  let sent: SentFile[] = []
  let lastRequest = performance.now()
  let linkIsFreeAt = 0
  const sessions = new Set<ServerHttp2Session>()
  const server = createSecureServer(await makeCertificate(), (request, response) => {
    void (async () => {
      lastRequest = performance.now()
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
      const content =
        path === '/'
          ? Buffer.from(frontPage)
          : await readFile(join(folder, normalize(path))).catch(() => null)
      const type = path === '/' ? types['.html']! : (types[extname(path)] ?? 'application/octet-stream')
      const isCompressed = content !== null && compressed.test(type)
      const body = isCompressed ? gzipSync(content, { level: 9 }) : (content ?? Buffer.alloc(0))
      if (path !== '/') sent.push({ path, bytes: body.length })
      const arrival = performance.now() + link.roundTripMs
      linkIsFreeAt = Math.max(arrival, linkIsFreeAt) + (body.length / link.bytesPerSecond) * 1000
      await delay(linkIsFreeAt - performance.now())
      response.writeHead(content === null ? 404 : 200, {
        'Content-Type': type,
        ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
      })
      response.end(body)
    })()
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    take() {
      const taken = sent
      sent = []
      lastRequest = performance.now()
      return taken
    },
    idleMs: () => performance.now() - lastRequest,
    close: () =>
      new Promise((resolve) => {
        for (const session of sessions) session.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A key and a certificate of this machine for a day. */
async function makeCertificate(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', key, '-out', cert]
  try {
    await promisify(execFile)('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...subject,
      ...files,
    ])
    return { key: await readFile(key), cert: await readFile(cert) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
