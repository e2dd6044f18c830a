import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { writeJsonFeed } from '../../../src/http/feeds/json-feed.ts'
import { writeRss } from '../../../src/http/feeds/rss.ts'
import { plainRequest } from '../../../src/search/answer.ts'
import { answerWith, bareHit, createTwoHitSearcher, fullHit } from '../../fixtures/one-hit.ts'

const app = createApp({
  searcher: async () => createTwoHitSearcher(),
  searchBox: async () => null,
  siteUrl: 'https://site.example/',
  siteName: '运河志',
})

async function post(path: string, body: unknown) {
  const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.json()
}

describe('NLWeb', () => {
  it('answers what an article says of itself, and nothing that it does not', async () => {
    const { results } = await post('/ask', { query: '水闸' })
    expect(results[0]).toEqual({
      url: `https://site.example${fullHit.url}`,
      name: '大运河 & 水闸',
      site: '运河志',
      score: 100,
      description: '水闸<b>七座',
      schema_object: {
        '@context': 'https://schema.org',
        '@type': 'Article',
        headline: '大运河 & 水闸',
        url: 'https://site.example/canal/1',
        description: '一条河的闸',
        datePublished: '2023-06-15',
        image: 'https://site.example/canal/1.png',
        author: [{ '@type': 'Person', name: '林一舟' }],
        keywords: ['水闸', '北方'],
      },
    })
    expect(results[1]).toMatchObject({ score: 25 })
    expect(results[1].schema_object).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: '船',
      url: 'https://site.example/canal/2',
      author: [],
      keywords: [],
    })
  })

  it('repeats the id of a query, cut short', async () => {
    expect(await post('/ask', { query: 'x', query_id: 'a'.repeat(101) })).toMatchObject({
      query_id: 'a'.repeat(100),
    })
    expect(await post('/ask', { query: 'x', query_id: 7 })).toMatchObject({ query_id: '' })
  })
})

describe('AI Search', () => {
  it('answers chunks with scores up to 1', async () => {
    const { result } = await post('/search', { query: '水闸' })
    expect(result.chunks).toEqual([
      {
        id: 'canal/1#2',
        type: 'text',
        score: 1,
        text: '水闸<b>七座',
        item: {
          key: `https://site.example${fullHit.url}`,
          timestamp: Date.UTC(2023, 5, 15),
          metadata: {
            title: '大运河 & 水闸',
            description: '水闸<b>七座',
            image: 'https://site.example/canal/1.png',
          },
        },
      },
      {
        id: 'canal/2#0',
        type: 'text',
        score: 0.25,
        text: '船',
        item: {
          key: 'https://site.example/canal/2',
          timestamp: null,
          metadata: { title: '船', description: '船' },
        },
      },
    ])
  })
})

describe('MCP', () => {
  const call = async (name: string, given: object) =>
    (
      await post('/mcp', {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name, arguments: given },
      })
    ).result

  it('answers hits with their date where they have one', async () => {
    expect((await call('search', { query: '水闸' })).structuredContent).toEqual({
      results: [
        {
          id: 'canal/1',
          title: '大运河 & 水闸',
          url: `https://site.example${fullHit.url}`,
          text: '水闸<b>七座',
          date: '2023-06-15',
        },
        { id: 'canal/2', title: '船', url: 'https://site.example/canal/2', text: '船' },
      ],
      total: 2,
    })
  })

  it.each([
    ['search', { query: 'x'.repeat(1001) }, 'query: expected text of at most 1000 characters'],
    ['search', {}, 'query: expected text of at most 1000 characters'],
    ['search', { query: 'x', limit: 0 }, 'limit: expected a whole number from 1 to 50'],
    ['search', { query: 'x', limit: 51 }, 'limit: expected a whole number from 1 to 50'],
    ['search', { query: 'x', limit: 1.5 }, 'limit: expected a whole number from 1 to 50'],
    ['fetch', {}, 'id: expected the id of a search result'],
    ['fetch', { id: 'none' }, 'id: no article has this id; search answers ids'],
    ['fetch', { id: 'none#3' }, 'id: no article has this id; search answers ids'],
  ])('tells a model that calls %s with %j what it expects', async (name, given, text) => {
    expect(await call(name, given)).toEqual({ content: [{ type: 'text', text }], isError: true })
  })

  it('takes queries and limits up to the bounds', async () => {
    expect(await call('search', { query: 'x'.repeat(1000), limit: 50 })).not.toHaveProperty('isError')
  })
})

describe('feeds', () => {
  const feed = {
    title: '水闸 - 运河志',
    pageUrl: 'https://search.example/?q=x',
    feedUrl: 'https://search.example/api/search.xml?q=x',
    nextUrl: null,
    request: { ...plainRequest, offset: 10, limit: 2 },
    answer: answerWith([fullHit, bareHit], { total: 12 }),
    absolute: (url: string) => `https://site.example${url}`,
  }

  it('hold as JSON what an article says of itself, and nothing that it does not', () => {
    expect(JSON.parse(writeJsonFeed(feed)).items).toEqual([
      {
        id: 'canal/1#2',
        url: `https://site.example${fullHit.url}`,
        title: '大运河 & 水闸',
        content_html: '<mark>水闸</mark>&lt;b&gt;七座',
        summary: '一条河的闸',
        image: 'https://site.example/canal/1.png',
        date_published: '2023-06-15T00:00:00Z',
        authors: [{ name: '林一舟' }],
        tags: ['水闸', '北方'],
      },
      {
        id: 'canal/2#0',
        url: 'https://site.example/canal/2',
        title: '船',
        content_html: '船',
        authors: [],
        tags: [],
      },
    ])
  })

  it('say as RSS where they stand among all hits, on lines that all say something', () => {
    const rss = writeRss(feed)
    expect(rss).toContain('<opensearch:totalResults>12</opensearch:totalResults>')
    expect(rss).toContain('<opensearch:startIndex>11</opensearch:startIndex>')
    expect(rss).toContain('<opensearch:itemsPerPage>2</opensearch:itemsPerPage>')
    expect(rss).not.toContain('\n\n')
    expect(rss).toContain('<title>大运河 &amp; 水闸</title>')
    expect(rss).toContain('<category>水闸</category><category>北方</category>')
    expect(rss).toContain('<item><title>船</title><link>https://site.example/canal/2</link>')
    expect(rss).not.toContain('rel="next"')
    expect(writeRss({ ...feed, nextUrl: 'https://search.example/?a=1&b=2' })).toContain(
      '<atom:link rel="next" type="application/rss+xml" href="https://search.example/?a=1&amp;b=2"/>',
    )
  })
})
