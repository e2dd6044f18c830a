import { describe, expect, it } from 'vitest'
import { followProxy } from '../../../scripts/server/follow-proxy.ts'
import { createApp } from '../../../src/http/app.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

const searcher = createFakeSearcher('v1')
const app = followProxy(
  createApp({
    searcher: async () => searcher,
    searchBox: async () => null,
    report: () => undefined,
  }),
)

function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
  return Promise.resolve(app.fetch(new Request(`http://site.example${path}`, { ...init, headers })))
}

async function addressOf(headers: Record<string, string>): Promise<string | undefined> {
  const text = await (await ask('/opensearch.xml', headers)).text()
  return /template="([^"?]*)\?q=/.exec(text)?.[1]
}

describe('a search behind a proxy', () => {
  it.each([
    [{}, 'http://site.example/'],
    [{ 'X-Forwarded-Proto': 'http' }, 'http://site.example/'],
    [{ 'X-Forwarded-Proto': 'https' }, 'https://site.example/'],
    [{ 'X-Forwarded-Proto': 'HTTPS, http' }, 'https://site.example/'],
    [{ 'X-Forwarded-Proto': 'httpsx' }, 'http://site.example/'],
    [{ 'X-Forwarded-Prefix': '/search' }, 'http://site.example/search/'],
    [{ 'X-Forwarded-Prefix': '/a-b/%E6%90%9C/' }, 'http://site.example/a-b/%E6%90%9C/'],
    [{ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Prefix': '/search' }, 'https://site.example/search/'],
    [{ 'X-Forwarded-Prefix': '//evil.example' }, 'http://site.example/'],
    [{ 'X-Forwarded-Prefix': 'evil.example/a' }, 'http://site.example/'],
    [{ 'X-Forwarded-Prefix': '/a/{searchTerms}' }, 'http://site.example/'],
  ])('with %o stands at %s', async (headers, address) => {
    expect(await addressOf(headers)).toBe(address)
  })

  it('says to caches what its answer depends on', async () => {
    expect((await ask('/opensearch.xml')).headers.get('vary') ?? '').not.toContain('X-Forwarded')
    const response = await ask('/opensearch.xml', { 'X-Forwarded-Prefix': '/search' })
    expect(response.headers.get('vary')).toContain('X-Forwarded-Proto, X-Forwarded-Prefix')
  })

  it('writes feeds anew for each address', async () => {
    const feed = async (headers: Record<string, string>) =>
      (await ask('/api/search.json?q=x', headers)).headers
    const plain = (await feed({})).get('etag')
    expect((await feed({})).get('etag')).toBe(plain)
    expect((await feed({ 'X-Forwarded-Proto': 'https' })).get('etag')).not.toBe(plain)
    expect((await feed({ 'X-Forwarded-Prefix': '/search' })).get('etag')).not.toBe(plain)
  })

  it('hands on what was sent', async () => {
    const headers = { 'X-Forwarded-Proto': 'https', 'Content-Type': 'application/json' }
    const response = await ask('/api/search', headers, { method: 'POST', body: '{"q":"灰犀牛"}' })
    expect(response.status).toBe(200)
  })
})
