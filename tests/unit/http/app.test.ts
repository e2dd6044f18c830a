import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { describeApi } from '../../../scripts/tables/describe-api.ts'
import { type ErrorCode, SearchError } from '../../../src/errors.ts'
import { createApp } from '../../../src/http/app.ts'
import { healthAnswer, searchAnswer, suggestAnswer } from '../../../src/http/contract.ts'
import { openapiJson } from '../../../src/http/openapi.table.ts'
import { searchParameters } from '../../../src/http/request/parameters.ts'
import type { SearchAnswer, SearchRequest, SuggestAnswer } from '../../../src/search/answer.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

function createTestApp(version = 'v1') {
  const clock = { nowMs: 0 }
  const searcher = createFakeSearcher(version)
  return createApp({
    searcher: async () => searcher,
    searchBox: async () => new TextEncoder().encode('/* box */'),
    report: () => undefined,
    nowMs: () => {
      clock.nowMs += 1.25
      return clock.nowMs
    },
  })
}

function createBrokenApp(error: unknown) {
  return createApp({
    searcher: () => Promise.reject(error),
    searchBox: async () => null,
    report: () => undefined,
  })
}

const app = createTestApp()
const ask = (path: string, init?: RequestInit) => app.request(path, init)

/** What a reference of the API's description names in it. */
function resolveReference(reference: string): unknown {
  const names = reference.slice(2).split('/')
  return names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')],
    JSON.parse(openapiJson),
  )
}

describe('search', () => {
  it('answers as the contract says', async () => {
    const response = await ask(`/api/search?q=${encodeURIComponent('灰犀牛')}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    const answer = v.parse(searchAnswer, await response.json())
    expect(answer).toMatchObject({
      query: '灰犀牛',
      total: 2,
      totalIsExact: true,
      engine: 'minisearch',
      tookMs: 1.3,
    })
    expect(answer.hits[0]?.snippet.html).toBe('这不是黑天鹅，而是一头<mark>灰犀牛</mark>。')
  })

  it('takes empty and unknown parameters as not given', async () => {
    const response = await ask(
      '/api/search?q=&limit=&author=&tag=&after=&before=&explain=&utm_source=x&utm_source=y',
    )
    expect(response.status).toBe(200)
  })

  it('answers no hits for limit=0, with the total', async () => {
    const answer = await (await ask(`/api/search?limit=0&q=${encodeURIComponent('灰犀牛')}`)).json()
    expect(answer).toMatchObject({ hits: [], total: 2 })
  })

  it.each([
    ['limit=abc', 'limit', 'a whole number from 0 to 100', 'abc'],
    ['limit=101', 'limit', 'a whole number from 0 to 100', '101'],
    ['limit=-1', 'limit', 'a whole number from 0 to 100', '-1'],
    ['limit=1.5', 'limit', 'a whole number from 0 to 100', '1.5'],
    ['offset=10001', 'offset', 'a whole number from 0 to 10000', '10001'],
    ['group=none', 'group', 'one of article, passage', 'none'],
    ['sort=up', 'sort', 'one of relevance, newest, oldest', 'up'],
    ['after=2023-7-1', 'after', 'a calendar day as YYYY-MM-DD', '2023-7-1'],
    ['before=2023-02-30', 'before', 'a calendar day as YYYY-MM-DD', '2023-02-30'],
    ['explain=maybe', 'explain', 'one of 0, 1, false, true', 'maybe'],
    ['q=a&q=b', 'q', 'one value', '2 values'],
    [`q=${'x'.repeat(1001)}`, 'q', 'at most 1000 UTF-16 units', `${'x'.repeat(40)}…`],
  ])('refuses %s, naming it', async (query, parameter, expected, got) => {
    const response = await ask(`/api/search?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'INVALID_PARAMETER',
      parameter,
      expected,
      got,
    })
  })

  it('searches a question of exactly 1,000 UTF-16 units', async () => {
    expect((await ask(`/api/search?q=${'x'.repeat(1000)}`)).status).toBe(200)
  })

  it('survives a query string that is not valid UTF-8', async () => {
    expect((await ask('/api/search?q=%E4%B8&limit=1')).status).toBe(200)
  })
})

describe('freshness', () => {
  it('answers 304 while the index is the same', async () => {
    const tag = (await ask('/api/search?q=x')).headers.get('etag') ?? ''
    const again = await ask('/api/search?limit=10&q=x', { headers: { 'If-None-Match': `"other", ${tag}` } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('answers anew once the index has changed', async () => {
    const tag = (await ask('/api/search?q=x')).headers.get('etag') ?? ''
    const again = await createTestApp('v2').request('/api/search?q=x', { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(200)
  })

  it('tags different requests differently', async () => {
    const paths = ['/api/search?q=x', '/api/search?q=y', '/api/search?q=x&limit=1', '/api/suggest?q=x']
    const tags = await Promise.all(paths.map(async (path) => (await ask(path)).headers.get('etag')))
    expect(new Set(tags).size).toBe(paths.length)
  })
})

describe('methods', () => {
  it('answers HEAD with the headers of GET and no body', async () => {
    const [head, get] = await Promise.all([
      ask('/api/search?q=x', { method: 'HEAD' }),
      ask('/api/search?q=x'),
    ])
    expect(head.status).toBe(200)
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
    expect(await head.text()).toBe('')
  })

  it('answers a preflight', async () => {
    const response = await ask('/api/search', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, OPTIONS')
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s, saying what is allowed', async (method) => {
    const response = await ask('/api/suggest?q=x', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' })
  })
})

describe('errors', () => {
  it('answers 404 with a problem for an unknown address', async () => {
    const response = await ask('/nothing')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND', status: 404 })
  })

  it.each<ErrorCode>([
    'INDEX_NOT_FOUND',
    'INDEX_TOO_OLD',
    'INDEX_TOO_NEW',
    'INDEX_CORRUPT',
    'STORE_UNAVAILABLE',
    'ANALYZER_MISMATCH',
  ])('answers 503 with the code %s', async (code) => {
    const broken = createBrokenApp(new SearchError(code, 'secret/path'))
    for (const path of ['/api/search?q=x', '/api/suggest?q=x', '/api/health']) {
      const response = await broken.request(path)
      expect(response.status).toBe(503)
      const body = await response.text()
      expect(JSON.parse(body)).toMatchObject({ code, status: 503 })
      expect(body).not.toContain('secret')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('retry-after')).toBe(code === 'STORE_UNAVAILABLE' ? '5' : null)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  it('answers 500 without saying what went wrong inside', async () => {
    const response = await createBrokenApp(new TypeError('secret')).request('/api/search?q=x')
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'INTERNAL' })
    expect(body).not.toContain('secret')
  })
})

describe('the other addresses', () => {
  it('suggests as the contract says', async () => {
    const response = await ask(`/api/suggest?q=${encodeURIComponent('灰犀')}`)
    const answer = v.parse(suggestAnswer, await response.json())
    expect(answer.suggestions[0]).toMatchObject({ text: '灰犀牛与黑天鹅', marks: [[0, 2]], kind: 'title' })
  })

  it('tells how the index is', async () => {
    const answer = v.parse(healthAnswer, await (await ask('/api/health')).json())
    expect(answer).toMatchObject({ status: 'ok', version: 'v1', articles: 3 })
  })

  it('describes itself as OpenAPI 3.1, with the limits that are checked', async () => {
    const document = await (await ask('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    const { parameters } = document.paths['/api/search'].get
    const byName = Object.fromEntries(parameters.map((one: { name: string }) => [one.name, one]))
    expect(byName.limit.schema).toEqual({ type: 'integer', minimum: 0, maximum: 100, default: 10 })
    expect(byName.group.schema).toMatchObject({ enum: ['article', 'passage'], default: 'article' })
    expect(byName.q.schema).toMatchObject({ type: 'string', maxLength: 1000 })
    expect(byName.after.schema.anyOf[0]).toEqual({ type: 'string', format: 'date' })
    expect(Object.keys(byName)).toEqual([
      ...Object.keys(searchParameters.entries),
      'author',
      'tag',
      'article',
      'otherFields',
    ])
    expect(document.components.schemas.SearchAnswer.properties.hits.type).toBe('array')
  })

  it('describes every address of its API, with the methods it answers, but for those that browsers read', () => {
    const { paths } = JSON.parse(openapiJson) as { paths: Record<string, Record<string, unknown>> }
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path.replace(/\{.*\}/, '*')}`),
    )
    const app = createApp({ searcher: () => Promise.reject(new Error('none')), searchBox: async () => null })
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`)
    const left = ['get /api/openapi.json', 'get /api/opensearch']
    expect(described.sort()).toEqual(routes.filter((route) => !left.includes(route)).sort())
  })

  it('describes feeds by the parameters of a search, in another order', () => {
    const { paths } = JSON.parse(openapiJson)
    const { parameters } = paths['/api/search'].get
    for (const path of ['/api/search.json', '/api/search.xml']) {
      const names = paths[path].get.parameters.map((one: { $ref?: string; name?: string }) =>
        one.$ref === undefined ? one.name : parameters[Number(/\/(\d+)$/.exec(one.$ref)![1])].name,
      )
      expect(names).toEqual(parameters.map(({ name }: { name: string }) => name))
      const sort = paths[path].get.parameters.find(({ name }: { name?: string }) => name === 'sort')
      expect(sort.schema.default).toBe('newest')
    }
  })

  it('describes itself in a document that a public validator takes', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(openapiJson))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  it('describes every answer of its own addresses, and every problem', () => {
    const { paths } = JSON.parse(openapiJson)
    for (const [path, operations] of Object.entries<Record<string, { responses: object }>>(paths)) {
      for (const { responses } of Object.values(operations))
        expect(Object.keys(responses), path).toEqual(
          expect.arrayContaining([path === '/api/click' ? '204' : '200', '405', '500', '503']),
        )
    }
    expect(Object.keys(paths['/api/articles/{id}'].get.responses)).toContain('404')
    const { responses } = paths['/api/search'].get
    expect(resolveReference(responses['503'].$ref)).toHaveProperty('headers.Retry-After')
  })

  it('names nothing by a reference that is not there', () => {
    const named = [...openapiJson.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!)
    expect(new Set(named).size).toBeGreaterThan(10)
    expect(named.filter((reference) => resolveReference(reference) === undefined)).toEqual([])
  })

  it('carries the document that its schemas make now', () => {
    expect(JSON.parse(openapiJson)).toEqual(JSON.parse(JSON.stringify(describeApi())))
  })

  it('serves the page under a strict policy', async () => {
    const response = await ask('/')
    expect(await response.text()).toContain('<hansou-search')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves the search box as a script any site may load', async () => {
    const response = await ask('/search-box.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toBe('/* box */')
  })
})

it('has one shape for the contract and for the searcher behind it', () => {
  expectTypeOf<SearchAnswer & { tookMs: number }>().toExtend<Answer<typeof searchAnswer>>()
  expectTypeOf<SuggestAnswer>().toExtend<Answer<typeof suggestAnswer>>()
  expectTypeOf<Omit<v.InferOutput<typeof searchParameters>, 'fields'>>().toEqualTypeOf<
    Mutable<Omit<SearchRequest, 'filters'>>
  >()
})

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : { readonly [K in keyof T]: DeepReadonly<T[K]> }
type Answer<S extends v.GenericSchema> = DeepReadonly<v.InferOutput<S>>
