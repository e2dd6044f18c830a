import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import type { UsageEvent } from '../../../src/http/usage.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

function createTestApp(isCounted = true) {
  const events: UsageEvent[] = []
  const app = createApp({
    searcher: async () => createFakeSearcher(),
    searchBox: async () => null,
    ...(isCounted ? { usage: (event: UsageEvent) => events.push(event) } : {}),
  })
  const post = (path: string, body: unknown) =>
    app.request(path, { method: 'POST', body: JSON.stringify(body), headers: { Cookie: 'a=b' } })
  return { app, events, post }
}

const q = encodeURIComponent('灰犀牛')

describe('searches', () => {
  it('are recorded by their first page, whatever interface was asked, without a word on who', async () => {
    const { app, events, post } = createTestApp()
    await app.request(`/api/search?q=${q}`)
    await post('/api/search', { q: '黑天鹅' })
    await post('/1/indexes/*/queries', {
      requests: [
        { indexName: 'a', query: '访美' },
        { indexName: 'a', query: '访美', hitsPerPage: 0, facets: 'tags' },
      ],
    })
    const params = { name: 'search', arguments: { query: '无此物' } }
    await post('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params })
    expect(events).toEqual([
      { kind: 'search', query: '灰犀牛', total: 2, via: 'api' },
      { kind: 'search', query: '黑天鹅', total: 1, via: 'api' },
      { kind: 'search', query: '访美', total: 1, via: 'algolia' },
      { kind: 'search', query: '无此物', total: 0, via: 'mcp' },
    ])
  })

  it.each(['q=', `q=${q}&offset=10`, `q=${q}&limit=0`])('are not recorded by %s', async (parameters) => {
    const { app, events } = createTestApp()
    await app.request(`/api/search?${parameters}`)
    expect(events).toEqual([])
  })

  it('are recorded without blanks around them, and cut short', async () => {
    const { app, events } = createTestApp()
    await app.request(`/api/search?q=%20${'x'.repeat(900)}%20`)
    expect(events[0]).toMatchObject({ query: 'x'.repeat(300) })
  })
})

describe('clicks', () => {
  const click = { query: '灰犀牛', hit: '/news/rhino', position: 2 }

  it('are recorded as a beacon sends them', async () => {
    const { events, post } = createTestApp()
    expect((await post('/api/click', { ...click, query: ' 灰犀牛 ' })).status).toBe(204)
    expect(events).toEqual([{ kind: 'click', ...click }])
  })

  it('are recorded cut short', async () => {
    const { events, post } = createTestApp()
    const long = 'x'.repeat(400)
    await post('/api/click', { query: long, hit: long, position: 10_000 })
    expect(events).toEqual([
      { kind: 'click', query: long.slice(0, 300), hit: long.slice(0, 300), position: 10_000 },
    ])
  })

  it.each([
    ['query', { ...click, query: 1 }],
    ['hit', { ...click, hit: '' }],
    ['position', { ...click, position: 0 }],
    ['position', { ...click, position: 1.5 }],
    ['position', { ...click, position: 10_001 }],
  ])('are refused with a wrong %s', async (parameter, body) => {
    const { events, post } = createTestApp()
    const response = await post('/api/click', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'INVALID_PARAMETER', parameter })
    expect(events).toEqual([])
  })

  it('are no address of a site that counts nothing', async () => {
    expect((await createTestApp(false).post('/api/click', click)).status).toBe(404)
  })
})
