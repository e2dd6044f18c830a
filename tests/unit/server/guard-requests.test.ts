import { expect, it } from 'vitest'
import { guardRequests } from '../../../scripts/server/guard-requests.ts'

const app = {
  fetch: () => new Response('draft', { headers: { 'Access-Control-Allow-Origin': '*' } }),
}

/** Asks a guarded app. */
async function ask(headers: Record<string, string>, allowed: readonly string[] = []): Promise<Response> {
  return await guardRequests(app, allowed).fetch(new Request('http://127.0.0.1:8787/', { headers }))
}

it.each([
  '127.0.0.1:8787',
  'localhost:8787',
  'LOCALHOST',
  '[::1]:8787',
  'site.localhost:1',
  '127.0.0.2',
  'localhost.:80',
])('answers the host %s', async (host) => {
  const response = await ask({ host })
  expect([response.status, await response.text()]).toEqual([200, 'draft'])
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

it.each([
  'evil.example',
  'evil.example:8787',
  '127.0.0.1.evil.example',
  'notlocalhost',
  '192.168.1.5',
  'localhost@evil',
])('refuses the host %s, so that no name that was pointed here reads a draft', async (host) => {
  const response = await ask({ host })
  expect(response.status).toBe(403)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(await response.json()).toMatchObject({ code: 'HOST_REFUSED', status: 403 })
})

it('refuses a request without a host', async () => {
  expect((await ask({})).status).toBe(403)
})

it.each([
  ['an origin elsewhere', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  [
    'a picture or script on a page elsewhere',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  ],
])('refuses %s', async (_name, headers: Record<string, string>) => {
  const response = await ask({ host: 'localhost', ...headers })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
  expect(await response.json()).toMatchObject({ code: 'ORIGIN_REFUSED' })
})

it('answers a link from a page elsewhere', async () => {
  const headers = { host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect((await ask(headers)).status).toBe(200)
})

it('lets a page of this machine read, and that page alone', async () => {
  const response = await ask({ host: 'localhost:8787', origin: 'http://localhost:1313' })
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:1313')
  expect(response.headers.get('vary')).toBe('Origin')
})

it('answers further hosts where it was asked to, and addresses where it listens everywhere', async () => {
  expect((await ask({ host: 'box.lan:8787' }, ['box.lan'])).status).toBe(200)
  expect((await ask({ host: '192.168.1.5:8787' }, ['0.0.0.0'])).status).toBe(200)
  expect((await ask({ host: 'evil.example' }, ['0.0.0.0'])).status).toBe(403)
})
