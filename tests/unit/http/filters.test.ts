import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { articleAnswer, facetAnswer, partialSearchAnswer, searchAnswer } from '../../../src/http/contract.ts'
import { readFilters } from '../../../src/http/request/read-filters.ts'
import { listParameters } from '../../../src/http/request/read-parameters.ts'
import type { SearchRequest } from '../../../src/search/answer.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

function createRecordingApp() {
  const asked: SearchRequest[] = []
  const searcher = createFakeSearcher()
  const recording = {
    ...searcher,
    async search(request: SearchRequest) {
      asked.push(request)
      return searcher.search(request)
    },
  }
  const app = createApp({
    searcher: async () => recording,
    searchBox: async () => null,
    report: () => undefined,
  })
  return { app, asked }
}

const post = (body: unknown) => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('filters of a request', () => {
  it.each<[query: string, filters: SearchRequest['filters']]>([
    ['author=a', [{ field: 'author', anyOf: ['a'], noneOf: [] }]],
    ['article=news/a', [{ field: 'article', anyOf: ['news/a'], noneOf: [] }]],
    ['author=b&author=a&author=-c', [{ field: 'author', anyOf: ['b', 'a'], noneOf: ['c'] }]],
    [
      'tag=x&category=y',
      [
        { field: 'category', anyOf: ['y'], noneOf: [] },
        { field: 'tag', anyOf: ['x'], noneOf: [] },
      ],
    ],
    ['category=y&field.category=z', [{ field: 'category', anyOf: ['y', 'z'], noneOf: [] }]],
    ['limit=3&field.limit=-3', [{ field: 'limit', anyOf: [], noneOf: ['3'] }]],
    ['field.unknown=z', [{ field: 'unknown', anyOf: ['z'], noneOf: [] }]],
    ['unknown=z&author=&field.=x', []],
    ['tag=-', [{ field: 'tag', anyOf: ['-'], noneOf: [] }]],
  ])('%s reads as fields, alternatives and exclusions', (query, filters) => {
    expect(readFilters(listParameters(new URLSearchParams(query)), ['category', 'limit'])).toEqual({
      filters,
    })
  })

  it('are one request in whatever order fields stand, for the copies that visitors hold', async () => {
    const { app } = createRecordingApp()
    const tagOf = async (query: string) => (await app.request(`/api/search?q=x&${query}`)).headers.get('etag')
    expect(await tagOf('author=a&tag=b')).toBe(await tagOf('tag=b&author=a'))
    expect(await tagOf('author=a')).not.toBe(await tagOf('author=-a'))
  })

  it.each([
    [`author=${'x'.repeat(201)}`, 'author', 'at most 200 UTF-16 units'],
    ['tag=x&'.repeat(101), 'tag', 'at most 100 values of filters in all'],
  ])('are refused where they are too long or too many', async (query, parameter, expected) => {
    const response = await createRecordingApp().app.request(`/api/search?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ parameter, expected })
  })
})

it('as long and as many values of filters as there may be are read', () => {
  const long = readFilters(new Map([['author', ['x'.repeat(200)]]]), [])
  expect(long).toEqual({ filters: [{ field: 'author', anyOf: ['x'.repeat(200)], noneOf: [] }] })
  const many = readFilters(new Map([['tag', Array<string>(100).fill('x')]]), [])
  expect(many).toMatchObject({ filters: [{ anyOf: { length: 100 } }] })
})

it('what is no text is no value of a filter, and what was expected is said', () => {
  expect(readFilters(new Map([['author', [7]]]), [])).toEqual({
    fault: { parameter: 'author', expected: 'text, or a list of texts', got: '7' },
  })
})

describe('a search by POST', () => {
  it('asks what a query string would ask', async () => {
    const { app, asked } = createRecordingApp()
    const body = {
      q: '灰犀牛',
      limit: 1,
      explain: true,
      author: ['陈晓', '-林一'],
      category: 'x',
      'field.limit': 'y',
      after: null,
    }
    const response = await app.request('/api/search', post(body))
    expect(response.headers.get('cache-control')).toBe('no-store')
    v.parse(searchAnswer, await response.json())
    await app.request(
      `/api/search?q=${encodeURIComponent('灰犀牛')}&limit=1&explain=1&author=${encodeURIComponent('陈晓')}&author=-${encodeURIComponent('林一')}&category=x&field.limit=y`,
    )
    expect(asked[0]).toEqual(asked[1])
    expect(asked[0]?.filters).toHaveLength(3)
  })

  it.each([
    ['no JSON', '{', 'body', 'other bytes'],
    ['a list', [], 'body', '[…]'],
    ['too much', `"${'x'.repeat(70_000)}"`, 'body', 'more bytes'],
    ['a number as text', { limit: '5' }, 'limit', '"5"'],
    ['an object for a filter', { author: { x: 1 } }, 'author', '{…}'],
    ['what is deeper than it may be written', `${'{"q":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'q', '{…}'],
    ['a number for q', { q: 7 }, 'q', '7'],
    ['two values of q', { q: ['a', 'b'] }, 'q', '2 values'],
    ['null among values', { author: ['a', null] }, 'author', 'null'],
  ])('is refused with %s', async (_name, body, parameter, got) => {
    const response = await createRecordingApp().app.request('/api/search', post(body))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'INVALID_PARAMETER', parameter, got })
  })
})

describe('fields of a hit', () => {
  it('are those asked for, and the id', async () => {
    const { app } = createRecordingApp()
    const url = `/api/search?q=${encodeURIComponent('灰犀牛')}&fields=url,title`
    const answer = v.parse(partialSearchAnswer, await (await app.request(url)).json())
    expect(answer.hits.map((hit) => Object.keys(hit).sort())).toEqual([
      ['id', 'title', 'url'],
      ['id', 'title', 'url'],
    ])
    const posted = await app.request('/api/search', post({ q: '灰犀牛', fields: ['url', 'title'] }))
    expect((await posted.json()).hits).toEqual(answer.hits)
  })

  it('are refused where a hit has none of that name', async () => {
    const response = await createRecordingApp().app.request('/api/search?fields=url,body')
    expect(await response.json()).toMatchObject({ status: 400, parameter: 'fields', got: 'url,body' })
    expect((await createRecordingApp().app.request('/api/search?fields=,')).status).toBe(400)
  })
})

describe('an article', () => {
  const { app } = createRecordingApp()

  it.each(['/api/articles/news/rhino', '/api/articles/news%2Frhino'])('is answered at %s', async (path) => {
    const answer = v.parse(articleAnswer, await (await app.request(path)).json())
    expect(answer).toMatchObject({
      id: 'news/rhino',
      text: '这不是黑天鹅，而是一头灰犀牛。',
      count: 1,
      next: null,
    })
  })

  it.each(['news', 'news/rhino/', '', '%E4%B8'])('that is not there is a problem: %j', async (id) => {
    const response = await app.request(`/api/articles/${id}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('values of a facet', () => {
  const { app } = createRecordingApp()

  it.each(['author', 'authors'])('are answered under %s', async (name) => {
    const url = `/api/facets/${name}?q=${encodeURIComponent('陈')}`
    const answer = v.parse(facetAnswer, await (await app.request(url)).json())
    expect(answer).toMatchObject({ field: 'author', values: [{ value: '陈晓', count: 1 }], total: 1 })
  })

  it('are none where the index has the field but no article does', async () => {
    expect(await (await app.request('/api/facets/tag')).json()).toMatchObject({ values: [], total: 0 })
  })

  it('of a field that the index does not have are a problem', async () => {
    expect((await app.request('/api/facets/nothing')).status).toBe(404)
  })
})
