import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeLlmsText } from '../../../src/http/feeds/llms-text.ts'
import { describeOpenSearch } from '../../../src/http/feeds/open-search.ts'
import { escapeXml, xmlElement } from '../../../src/http/feeds/xml.ts'
import { type CanalSite, serveCanalSite } from '../../fixtures/canal-site.ts'

const opened: { site?: CanalSite } = {}

beforeAll(async () => {
  opened.site = await serveCanalSite()
})
afterAll(() => opened.site?.close())

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, opened.site!.url), init)
const origin = () => new URL(opened.site!.url).origin

/** Texts of a document by the path of their element; throws where it is not well-formed. */
function readXml(xml: string): Map<string, string[]> {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  const texts = new Map<string, string[]>()
  let text = ''
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    text = ''
    const { template, href } = attributes
    const address = template ?? href
    if (address) add(address.value)
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('closetag', () => {
    if (text !== '') add(text)
    text = ''
    path.pop()
  })
  function add(value: string): void {
    const key = path.join('/')
    texts.set(key, [...(texts.get(key) ?? []), value])
  }
  parser.write(xml).close()
  return texts
}

describe('escapeXml', () => {
  it('writes any text so that a parser reads it back, without what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read: string[] = []
        const parser = new SaxesParser()
        parser.on('text', (part) => read.push(part))
        parser.on('attribute', ({ value }) => read.push(value))
        parser.write(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`).close()
        const kept = [...text].filter((one) => {
          const code = one.codePointAt(0)!
          const isControl = code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code)
          return !isControl && code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff)
        })
        const lines = kept.join('').replace(/\r\n?/g, '\n')
        expect(read.slice(1).join('')).toBe(lines)
      }),
    )
  })

  it('leaves out lone surrogates, and elements without text', () => {
    expect(escapeXml('a\ud800b\udc00\u0000𠀀')).toBe('ab𠀀')
    expect(xmlElement('title', null) + xmlElement('title', '')).toBe('')
  })
})

describe('RSS', () => {
  it('is well-formed, and holds the newest hits of a query', async () => {
    const response = await get(`/api/search.xml?q=${encodeURIComponent('運河')}&limit=3`)
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    const texts = readXml(await response.text())
    expect(texts.get('rss/channel/title')).toEqual(['運河 - 运河志'])
    expect(texts.get('rss/channel/opensearch:totalResults')).toEqual(['30'])
    expect(texts.get('rss/channel/item/title')).toEqual([
      '大运河通州段的桥梁',
      '大运河通州段的漕运',
      '大运河通州段的水闸',
    ])
    expect(texts.get('rss/channel/item/link')![0]).toMatch(`${origin()}/canal/29`)
    expect(texts.get('rss/channel/item/pubDate')![0]).toBe('Thu, 15 Jun 2023 00:00:00 GMT')
    expect(texts.get('rss/channel/item/description')![0]).toContain('<mark>运河</mark>')
    expect(texts.get('rss/channel/item/dc:creator')![0]).toBe('林一舟')
  })

  it('holds markup of a title as text', async () => {
    const texts = readXml(
      await (await get(`/api/search.xml?q=${encodeURIComponent('苏州 漕运')}&sort=relevance`)).text(),
    )
    expect(texts.get('rss/channel/item/title')).toContain('大运河<i>苏州</i>的漕运')
  })

  it('leads through all pages', async () => {
    const titles: string[] = []
    let next: string | undefined = '/api/search.xml?limit=12&tag=水闸'
    while (next !== undefined && titles.length < 40) {
      const texts = readXml(await (await get(next)).text())
      titles.push(...(texts.get('rss/channel/item/title') ?? []))
      next = texts.get('rss/channel/atom:link')!.find((href) => href.includes('offset='))
    }
    expect(new Set(titles).size).toBe(10)
  })
})

describe('JSON Feed', () => {
  it('holds the hits of a search with its filters, the newest first', async () => {
    const response = await get('/api/search.json?tag=水闸&author=林一舟&limit=2')
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    expect(await response.json()).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: '运河志',
      home_page_url: `${origin()}/`,
      feed_url: expect.stringContaining('/api/search.json?tag='),
      next_url: expect.stringContaining('&offset=2'),
      items: [
        {
          id: expect.stringMatching(/^canal\/27#/),
          url: expect.stringContaining(`${origin()}/canal/27`),
          title: '大运河通州段的水闸',
          content_html: expect.stringContaining('通州'),
          date_published: '2023-04-15T00:00:00Z',
          authors: [{ name: '林一舟' }],
          tags: ['水闸', '北方'],
        },
        expect.objectContaining({ title: '大运河沧州段的水闸' }),
      ],
    })
  })

  it('names a parameter that is wrong', async () => {
    const response = await get('/api/search.json?limit=x')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'INVALID_PARAMETER', parameter: 'limit' })
  })

  it('is not sent again while the index is the same', async () => {
    const tag = (await get('/api/search.json')).headers.get('etag')!
    expect((await get('/api/search.json', { headers: { 'If-None-Match': tag } })).status).toBe(304)
    expect((await get('/api/search.xml', { headers: { 'If-None-Match': tag } })).status).toBe(200)
  })
})

describe('browsers', () => {
  it('are told at most sixteen characters of a name', () => {
    const name = `𠮷${'长'.repeat(20)}`
    const texts = readXml(describeOpenSearch(name, 'https://site.example/'))
    expect(texts.get('OpenSearchDescription/ShortName')).toEqual([`𠮷${'长'.repeat(15)}`])
    expect(texts.get('OpenSearchDescription/Description')).toEqual([`${name}：文章全文搜索`])
  })

  it('read where to search and to complete', async () => {
    const response = await get('/opensearch.xml')
    expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8')
    const texts = readXml(await response.text())
    expect(texts.get('OpenSearchDescription/ShortName')).toEqual(['运河志'])
    const [page, completions] = texts.get('OpenSearchDescription/Url')!
    expect(page).toBe(`${origin()}/?q={searchTerms}`)
    const answer = await fetch(completions!.replace('{searchTerms}', encodeURIComponent('大运河扬')))
    expect(answer.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8')
    const [typed, found, descriptions, addresses] = (await answer.json()) as [
      string,
      string[],
      string[],
      string[],
    ]
    expect(typed).toBe('大运河扬')
    expect(found.slice(0, 3).sort()).toEqual([
      '大运河扬州段的桥梁',
      '大运河扬州段的水闸',
      '大运河扬州段的漕运',
    ])
    expect(descriptions.length).toBe(found.length)
    expect(addresses[0]).toMatch(`${origin()}/canal/`)
  })
})

describe('llms.txt', () => {
  it('says how to search, and names the articles', async () => {
    const text = await (await get('/llms.txt')).text()
    expect(text).toMatch(/^# 运河志\n\n> 30 articles/)
    expect(text).toContain(`${origin()}/api/search?q={query}`)
    expect(text.match(/^- \[大运河.*\]\(http.*\/canal\/\d+\)$/gm)).toHaveLength(30)
  })

  it('keeps a title on its line and inside its brackets', () => {
    const article = { title: '一[二]\n三', url: '/x', description: '甲\n乙' }
    const text = writeLlmsText({
      siteName: '站',
      origin: 'https://s.example',
      articles: 2,
      hits: [{ article } as never],
      absolute: (url) => `https://s.example${url}`,
    })
    expect(text).toContain('## Newest articles\n\n- [一\\[二\\] 三](https://s.example/x): 甲 乙\n')
  })
})

describe('NLWeb', () => {
  it('answers ask in list mode, by GET and by POST', async () => {
    const expected = {
      query_id: '7',
      results: [
        {
          url: expect.stringContaining('/canal/7'),
          name: '大运河扬州段的漕运',
          site: '运河志',
          score: 100,
          schema_object: { '@type': 'Article', datePublished: '2021-08-15', author: [{ name: '林一舟' }] },
        },
      ],
    }
    const asked = { query: '扬州 漕运', query_id: '7', num: '1' }
    expect(await (await get(`/ask?${new URLSearchParams(asked)}`)).json()).toMatchObject(expected)
    const post = await get('/ask', { method: 'POST', body: JSON.stringify(asked) })
    expect(await post.json()).toMatchObject(expected)
  })

  it.each([
    ['mode=generate&query=x', 'mode'],
    ['mode=list', 'query'],
  ])('refuses %s, naming %s', async (parameters, parameter) => {
    const response = await get(`/ask?${parameters}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ parameter })
  })
})

describe('AI Search', () => {
  const ask = async (body: unknown) => get('/search', { method: 'POST', body: JSON.stringify(body) })

  it('answers chunks for the last message', async () => {
    const response = await ask({
      messages: [
        { role: 'user', content: '别的' },
        { role: 'user', content: '扬州 漕运' },
      ],
      ai_search_options: { retrieval: { max_num_results: 2 } },
    })
    const { success, result } = (await response.json()) as { success: boolean; result: { chunks: object[] } }
    expect(success).toBe(true)
    expect(result).toMatchObject({ search_query: '扬州 漕运' })
    expect(result.chunks).toHaveLength(2)
    expect(result.chunks[0]).toMatchObject({
      score: 1,
      item: { key: expect.stringContaining('/canal/7'), metadata: { title: '大运河扬州段的漕运' } },
    })
  })

  it('leaves GET to the site, which may have a page of that name', async () => {
    expect((await get('/search')).status).toBe(404)
  })

  it('refuses a body that is no JSON object, and reads no more of it than it may', async () => {
    for (const body of ['[', '[]', `"${'x'.repeat(200_000)}"`]) {
      const response = await get('/search', { method: 'POST', body })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'INVALID_PARAMETER' })
    }
  })
})
