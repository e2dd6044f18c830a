import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningServer, serveApp } from '../../scripts/server/serve.ts'

const site: { server: RunningServer | null } = { server: null }
beforeAll(async () => {
  site.server = await serveApp({ fetch: (request) => new Response(new URL(request.url).search) }, 0)
})
afterAll(() => site.server?.close())
const addressOf = (path: string): URL => new URL(path, site.server!.url)

/** What comes back for bytes on a connection of their own. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(Number(addressOf('/').port), '127.0.0.1')
  socket.end(bytes)
  return await text(socket)
}

it('an address that is not in percent-encoding is refused with the one that is', async () => {
  const answer = await answerTo('GET /api/search?q=大运河 HTTP/1.1\r\nHost: here\r\n\r\n')
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 400 /)
  expect(head).toContain('application/problem+json')
  expect(head).toContain('X-Content-Type-Options: nosniff')
  const { status, code, expected, got } = JSON.parse(body)
  expect({ status, code, got }).toEqual({
    status: 400,
    code: 'INVALID_PARAMETER',
    got: '/api/search?q=大运河',
  })
  const encoded = /\/api\/search\?q=\S+/.exec(expected)![0]
  expect(await (await fetch(addressOf(encoded))).text()).toBe(addressOf(encoded).search)
  expect(decodeURI(encoded)).toBe('/api/search?q=大运河')
})

it('what is no request at all is refused, and the server goes on', async () => {
  expect(await answerTo('大运河\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect((await fetch(addressOf('/'))).status).toBe(200)
})

it('an address longer than a server reads is told to be too long', async () => {
  const head = await answerTo(
    `GET /api/search?q=${'%E8%BF%90'.repeat(10_000)} HTTP/1.1\r\nHost: here\r\n\r\n`,
  )
  expect(head).toMatch(/^HTTP\/1\.1 431 /)
})

it.each([
  'evil.example',
  '127.0.0.1.evil.example:8787',
  '',
])('a page that had its own name %j point to this machine reads nothing', async (host) => {
  const answer = await answerTo(`GET /?draft HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 40[03] /)
  expect(answer).not.toContain('draft')
})
