import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { mountable } from '../../../src/http/mounted.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

const searcher = createFakeSearcher('v1')
const search = createApp({
  searcher: async () => searcher,
  searchBox: async () => new TextEncoder().encode('/* box */'),
  report: () => undefined,
  examples: ['pinyin:dyh'],
})
const site = new Hono()
site.get('/', (context) => context.text('front page'))
site.route('/search', mountable(search))
site.route('/:lang/find', mountable(search))

const q = encodeURIComponent('灰犀牛')
const json = { 'Content-Type': 'application/json' }

describe('a search that is mounted in another app', () => {
  it.each<[string, string, RequestInit, number]>([
    ['GET', `/api/search?q=${q}`, {}, 200],
    ['POST', '/api/search', { body: '{"q":"灰犀牛"}', headers: json }, 200],
    ['POST', '/1/indexes/*/queries', { body: '{"requests":[{"indexName":"a","query":"灰犀牛"}]}' }, 200],
    ['POST', '/mcp', { body: '{"jsonrpc":"2.0","id":1,"method":"ping"}', headers: json }, 200],
    ['GET', '/api/articles/news/rhino', {}, 200],
    ['GET', '/search-box.js', {}, 200],
    ['GET', '/', {}, 200],
    ['GET', '/api/nowhere', {}, 404],
    ['DELETE', '/api/search', {}, 405],
  ])('answers %s %s as it does by itself', async (method, path, init, status) => {
    const alone = await search.request(path, { method, ...init })
    expect(alone.status).toBe(status)
    for (const mount of ['/search', '/zh/find']) {
      const mounted = await site.request(mount + path, { method, ...init })
      expect([mount, mounted.status, mounted.headers.get('content-type')]).toEqual([
        mount,
        status,
        alone.headers.get('content-type'),
      ])
    }
  })

  it('has its host wait for an answer whose visitor went away, since others share its reads', async () => {
    let goOn = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const app = new Hono().route(
      '/search',
      mountable(
        createApp({
          searcher: () => slow.then(() => searcher),
          searchBox: async () => null,
          report: () => undefined,
        }),
      ),
    )
    const waited: Promise<unknown>[] = []
    const execution = {
      waitUntil: (promise: Promise<unknown>) => void waited.push(promise),
      passThroughOnException: () => undefined,
      props: {},
    }
    void app.fetch(new Request(`https://site.example/search/api/search?q=${q}`), {}, execution)
    const state = () => Promise.race([Promise.all(waited).then(() => 'answered'), Promise.resolve('waiting')])
    expect([waited.length, await state()]).toEqual([1, 'waiting'])
    goOn()
    expect(await Promise.all(waited)).toMatchObject([{ status: 200 }])
  })

  it.each([
    '/search',
    '/zh&lt/find',
  ])('tells people under %s what it does not have by a page of its own', async (mount) => {
    const answer = await site.request(`${mount}/no/where`, { headers: { Accept: 'text/html' } })
    const page = await answer.text()
    const base = `${mount.replace('&', '&amp;')}/`
    expect(answer.status).toBe(404)
    expect(page).toContain(`src="${base}search-box.js"`)
    expect(page).toContain(`<hansou-search endpoint="${base}"`)
    expect(page).toContain(`<a href="${base}">`)
  })

  it('leaves the other addresses of the app alone', async () => {
    expect(await (await site.request('/')).text()).toBe('front page')
    expect((await site.request('/searching')).status).toBe(404)
  })

  it.each([
    ['/search', '/search/'],
    ['/search/', '/search/'],
    ['/zh/find', '/zh/find/'],
    ['/zh/find/', '/zh/find/'],
    ['/%E6%96%87/find', '/%E6%96%87/find/'],
  ])('shows the page at %s, whose addresses lead below %s', async (path, below) => {
    const response = await site.request(`${path}?q=${q}`)
    expect(response.status).toBe(200)
    const html = await response.text()
    const addresses = [...html.matchAll(/ (?:src|href|endpoint)="(?!\?|data:)([^"]*)"/g)].map(
      ([, address]) => new URL(address!, `https://site.example${path}`).pathname,
    )
    expect(addresses).toEqual(
      ['opensearch.xml', 'api/search.json', 'search-box.js', 'page-examples.js', ''].map(
        (name) => below + name,
      ),
    )
  })

  it('tells programs the address that it is mounted at', async () => {
    const text = async (path: string) => (await site.request(`https://site.example${path}`)).text()
    expect(await text('/search/opensearch.xml')).toContain(
      'template="https://site.example/search/?q={searchTerms}"',
    )
    expect(await text('/zh/find/llms.txt')).toContain('(https://site.example/zh/find/api/search?q={query})')
    expect(JSON.parse(await text(`/search/api/search.json?q=${q}`))).toMatchObject({
      home_page_url: `https://site.example/search/?q=${q}`,
      feed_url: `https://site.example/search/api/search.json?q=${q}`,
    })
    expect(await text('/search/api/opensearch?q=x')).not.toContain('site.example/?q=')
  })
})
