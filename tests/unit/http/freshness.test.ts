import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { cacheControl, headersFor } from '../../../src/http/freshness.ts'
import { checkAppOptions } from '../../../src/http/options.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

function createTestApp({ maxAgeSeconds = 60, release = '' } = {}) {
  const searcher = createFakeSearcher()
  return createApp({
    searcher: async () => searcher,
    searchBox: async () => new Uint8Array(1),
    maxAgeSeconds,
    release,
  })
}

/** Addresses whose answers change with the index, and a neighbour of each that asks for something else. */
const tagged = [
  ['/api/search?q=x', '/api/search?q=x&fields=url'],
  ['/api/suggest?q=x', '/api/suggest?q=x&limit=3'],
  ['/api/suggest?q=x', '/api/suggest?q=x&lang=en'],
  ['/api/opensearch?q=x', '/api/opensearch?q=x&limit=3'],
  ['/api/facets/author?q=x', '/api/facets/author?q=x&limit=3'],
  ['/api/articles/news/rhino', '/api/articles/news/rhino?from=1'],
  ['/api/search.json?q=x', '/api/search.json?q=x&offset=1'],
  ['/api/search.xml?q=x', '/api/search.xml?q=x&sort=oldest'],
  ['/llms.txt', 'https://other.example/llms.txt'],
] as const

async function tagOf(app: ReturnType<typeof createTestApp>, path: string): Promise<string> {
  return (await app.request(path)).headers.get('etag') ?? ''
}

describe.each(tagged)('%s', (path, neighbour) => {
  it('is not sent again to those who have it', async () => {
    const app = createTestApp()
    const first = await app.request(path)
    expect(first.status).toBe(200)
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^W\/"\w+-\w+"$/)
    const again = await app.request(path, { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect(again.headers.get('cache-control')).toBe('public, max-age=60')
  })

  it('is sent where another answer is kept', async () => {
    const app = createTestApp()
    const tags = [await tagOf(app, neighbour), await tagOf(createTestApp({ release: '2' }), path)]
    for (const tag of tags) {
      const answer = await app.request(path, { headers: { 'If-None-Match': tag } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('etag')).not.toBe(tag)
    }
  })
})

it.each([
  ['the tag in other places than its beginning', (tag: string) => `a${tag}`],
  ['a tag with a mark of its own', (tag: string) => `"W/${tag.slice(3)}`],
])('does not take %s for the copy', async (_name, write) => {
  const app = createTestApp()
  const headers = { 'If-None-Match': write(await tagOf(app, '/api/suggest?q=x')) }
  expect((await app.request('/api/suggest?q=x', { headers })).status).toBe(200)
})

it.each([
  ['the strong form of the tag', (tag: string) => tag.slice(2)],
  ['any tag', () => ' * '],
  ['one of several', (tag: string) => `"a" ,${tag}, "b"`],
])('takes %s for the copy', async (_name, write) => {
  const app = createTestApp()
  const headers = { 'If-None-Match': write(await tagOf(app, '/api/suggest?q=x')) }
  expect((await app.request('/api/suggest?q=x', { headers })).status).toBe(304)
})

it.each(['', '"a"', 'W/""', 'a*', '*, "a"'])('does not take %j for the copy', async (given) => {
  const answer = await createTestApp().request('/api/suggest?q=x', { headers: { 'If-None-Match': given } })
  expect(answer.status).toBe(200)
})

describe.each([
  ['/', 300],
  ['/search-box.js', 3600],
  ['/algoliasearch-lite.js', 3600],
  ['/opensearch.xml', 86_400],
  ['/api/suggest?q=x', 60],
])('%s', (path, seconds) => {
  it(`may be used for ${seconds} seconds`, async () => {
    const { headers } = await createTestApp().request(path)
    expect(headers.get('cache-control')).toBe(`public, max-age=${seconds}`)
  })

  it('is asked for again each time where nothing may be kept', async () => {
    const { headers } = await createTestApp({ maxAgeSeconds: 0 }).request(path)
    expect(headers.get('cache-control')).toBe('no-cache')
  })
})

it('lets nobody keep an answer that is partial', () => {
  const headers = { ETag: 'W/"a-b"', 'Cache-Control': 'public, max-age=60' }
  expect(headersFor({}, headers)).toBe(headers)
  expect(headersFor({ partial: true }, headers)).toEqual({ 'Cache-Control': 'no-store' })
})

it.each([
  [0, 600, 'no-cache'],
  [1, 600, 'public, max-age=600'],
])('has answers kept where they may be kept for %i s at all: one for %i s by %s', (maxAgeSeconds, seconds, header) => {
  const options = checkAppOptions({
    searcher: async () => createFakeSearcher(),
    searchBox: async () => new Uint8Array(1),
    maxAgeSeconds,
  })
  expect(cacheControl(options, seconds)).toBe(header)
})
