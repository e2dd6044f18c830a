import { createRequire } from 'node:module'
import { algoliasearch } from 'algoliasearch'
import { liteClient } from 'algoliasearch/lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CanalSite, serveCanalSite } from '../../../fixtures/canal-site.ts'

/** Version 4 is CommonJS; its build for browsers, which Vitest would take, cannot run here. */
const { default: algoliasearch4 } = createRequire(import.meta.url)(
  'algoliasearch-4',
) as typeof import('algoliasearch-4')

const opened: { site?: CanalSite } = {}

beforeAll(async () => {
  opened.site = await serveCanalSite(async () => null, { siteUrl: 'https://site.example/blog/' })
})
afterAll(() => opened.site?.close())

const address = () => new URL(opened.site!.url).host
const hosts = () => [{ url: address(), protocol: 'http' as const, accept: 'readWrite' as const }]

interface Result {
  readonly hits: readonly Readonly<Record<string, unknown>>[]
  readonly nbHits: number
  readonly nbPages: number
}

const shown = ({ hits }: Result) => hits.map(({ objectID }) => objectID)

describe('algoliasearch 5', () => {
  const client = () => algoliasearch('hansou', 'none', { hosts: hosts() })
  const searchOne = async (parameters: object): Promise<Result> =>
    client().searchSingleIndex({ indexName: 'articles', searchParams: parameters }) as never

  it('finds, marks and pages', async () => {
    const first = await searchOne({ query: '運河 水闸', hitsPerPage: 4 })
    expect(first).toMatchObject({ nbHits: 30, nbPages: 8, page: 0, hitsPerPage: 4, query: '運河 水闸' })
    const second = await searchOne({ query: '運河 水闸', hitsPerPage: 4, page: 1 })
    expect(new Set([...shown(first), ...shown(second)]).size).toBe(8)
    expect(first.hits[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/site\.example\/blog\/canal\//),
      _highlightResult: { title: { value: expect.stringContaining('<em>水闸</em>'), matchLevel: 'full' } },
    })
  })

  it('answers each of several queries in its place', async () => {
    const { results } = await client().search({
      requests: [
        { indexName: 'articles', query: '杭州', hitsPerPage: 1 },
        { indexName: 'articles', type: 'facet', facet: 'authors', facetQuery: '林' } as never,
        { indexName: 'articles_query_suggestions', query: '大运河扬', hitsPerPage: 2 },
        { indexName: 'articles', query: '扬州', hitsPerPage: 1 },
      ],
    })
    const [one, facet, suggestions, other] = results as never as [Result, object, Result, Result]
    expect(shown(one)[0]).toMatch(/^canal\/[012]$/)
    expect(facet).toMatchObject({
      facetHits: [{ value: '林一舟', highlighted: '<em>林</em>一舟', count: 15 }],
    })
    expect(suggestions.hits[0]).toMatchObject({ query: expect.stringContaining('大运河扬州') })
    expect(shown(other)[0]).toMatch(/^canal\/[678]$/)
  })

  it('answers facet values, objects, and null or 404 for an object that there is not', async () => {
    const values = await client().searchForFacetValues({
      indexName: 'articles',
      facetName: 'tags',
      searchForFacetValuesRequest: { facetQuery: '江' },
    })
    expect(values.facetHits).toEqual([{ value: '江南', highlighted: '<em>江</em>南', count: 15 }])
    const object = await client().getObject({
      indexName: 'articles',
      objectID: 'canal/7',
      attributesToRetrieve: ['title', 'content'],
    })
    expect(object).toEqual({
      objectID: 'canal/7',
      title: '大运河扬州段的漕运',
      content: expect.stringMatching(/这里写的是扬州[\s\S]*如今扬州/),
    })
    const { results } = await client().getObjects({
      requests: [
        { indexName: 'articles', objectID: 'canal/7#1' },
        { indexName: 'articles', objectID: 'none' },
      ],
    })
    expect(results[0]).toMatchObject({ anchor: '今天', content: expect.stringMatching(/^如今扬州/) })
    expect(results[1]).toBeNull()
    await expect(client().getObject({ indexName: 'articles', objectID: 'none' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('shows what is wrong with a filter', async () => {
    await expect(searchOne({ filters: 'tags:a OR authors:b' })).rejects.toMatchObject({
      status: 400,
      message: 'filters: expected OR between values of one attribute',
    })
  })

  it('unpacks a body that the client has packed', async () => {
    const packing = algoliasearch('hansou', 'none', { hosts: hosts(), compression: 'gzip' })
    const { results } = await packing.search({
      requests: [
        { indexName: 'articles', query: '杭州', hitsPerPage: 1, userToken: 'x'.repeat(100).repeat(10) },
      ],
    })
    expect(shown(results[0] as never)[0]).toMatch(/^canal\/[012]$/)
  })
})

describe('algoliasearch/lite 5', () => {
  const client = () => liteClient('hansou', 'none', { hosts: hosts() })
  const search = async (parameters: object): Promise<Result & Record<string, never>> =>
    (await client().search({ requests: [{ indexName: 'articles', query: '运河', ...parameters } as never] }))
      .results[0] as never

  it('widens by a second value, narrows by another attribute, and counts facets', async () => {
    expect((await search({ facetFilters: [['tags:水闸']] })).nbHits).toBe(10)
    expect((await search({ facetFilters: [['tags:水闸', 'tags:桥梁']] })).nbHits).toBe(20)
    const both = await search({
      facetFilters: [['tags:水闸', 'tags:桥梁'], 'authors:林一舟'],
      facets: 'authors',
    })
    expect(both).toMatchObject({ nbHits: 10, facets: { authors: { 林一舟: 10 } } })
    expect((await search({ facetFilters: ['tags:水闸', 'tags:江南'] })).nbHits).toBe(5)
    expect((await search({ facetFilters: ['tags:-水闸'] })).nbHits).toBe(20)
  })

  it('lets everything through that no article can be asked for', async () => {
    expect((await search({ facetFilters: ['lang:zh-CN', ['docusaurus_tag:default']] })).nbHits).toBe(30)
  })

  it('orders by the suffix of the index, and knows the first and last date', async () => {
    const newest = await search({ indexName: 'articles_date_desc', hitsPerPage: 2, facets: ['*'] })
    expect(shown(newest)).toEqual(['canal/29', 'canal/28'])
    expect(newest).toMatchObject({
      facets_stats: { date_timestamp: { min: 1_610_668_800, max: 1_686_787_200 } },
      renderingContent: { facetOrdering: { facets: { order: ['authors', 'tags'] } } },
    })
    const oldest = await search({
      indexName: 'articles_date_asc',
      hitsPerPage: 1,
      numericFilters: ['date_timestamp>=1640995200'],
    })
    expect(shown(oldest)).toEqual(['canal/12'])
  })

  it('answers passages, with short snippets that begin near the match, where DocSearch asks', async () => {
    const docs = await search({
      query: '運河',
      attributesToRetrieve: ['hierarchy.lvl0', 'content'],
      attributesToSnippet: ['hierarchy.lvl1:10', 'content:10'],
      highlightPreTag: '<mark>',
      highlightPostTag: '</mark>',
      hitsPerPage: 20,
    })
    expect(docs.nbHits).toBe(60)
    for (const hit of docs.hits) {
      const { content } = hit._snippetResult as { content: { value: string } }
      expect([...content.value.replace(/<\/?mark>|…/g, '')].length).toBeLessThanOrEqual(20)
      expect(content.value.indexOf('<mark>')).toBeLessThan(12)
    }
  })

  it('escapes for clients that mark by an HTML tag, and for no others', async () => {
    const value = async (pre: string, post: string) => {
      const { hits } = await search({
        query: '苏州 漕运',
        hitsPerPage: 1,
        highlightPreTag: pre,
        highlightPostTag: post,
      })
      const [hit] = hits as never as [{ _highlightResult: { title: { value: string } } }]
      return hit._highlightResult.title.value
    }
    expect(await value('<mark>', '</mark>')).toContain('&lt;i&gt;')
    expect(await value('__aa-highlight__', '__/aa-highlight__')).toContain('<i>')
  })

  it('answers pages behind the last one without hits', async () => {
    expect(await search({ page: 1000, hitsPerPage: 100 })).toMatchObject({ nbHits: 30, hits: [] })
    expect(await search({ page: 9, hitsPerPage: 20 })).toMatchObject({ nbHits: 30, nbPages: 2, hits: [] })
  })

  it('answers offset and length', async () => {
    const all = await search({ hitsPerPage: 10 })
    const some = await search({ offset: 3, length: 4 })
    expect(shown(some)).toEqual(shown(all).slice(3, 7))
  })
})

describe('algoliasearch 4', () => {
  const client = () => algoliasearch4('hansou', 'none', { hosts: [{ url: address(), protocol: 'http' }] })

  it('finds, refines and marks with parameters written as a query string', async () => {
    const index = client().initIndex('articles')
    const found = await index.search('運河 水闸', {
      hitsPerPage: 3,
      facets: ['tags', 'authors'],
      facetFilters: [['tags:水闸', 'tags:桥梁'], 'authors:林一舟'],
      highlightPreTag: '<b>',
      highlightPostTag: '</b>',
    })
    expect(found).toMatchObject({ nbHits: 10, nbPages: 4, facets: { authors: { 林一舟: 10 } } })
    expect(JSON.stringify(found.hits[0]!._highlightResult)).toContain('<b>水闸</b>')
  })

  it('answers several queries, facet values and objects', async () => {
    const { results } = await client().multipleQueries<object>([
      { indexName: 'articles', query: '杭州', params: { hitsPerPage: 1 } },
      { indexName: 'articles_date_desc', query: '', params: { hitsPerPage: 1 } },
    ])
    expect(shown(results[0] as never)[0]).toMatch(/^canal\/[012]$/)
    expect(shown(results[1] as never)).toEqual(['canal/29'])
    const index = client().initIndex('articles')
    expect((await index.searchForFacetValues('tags', '桥')).facetHits[0]).toMatchObject({
      value: '桥梁',
      count: 10,
    })
    expect(await index.getObject('canal/7')).toMatchObject({ title: '大运河扬州段的漕运' })
    expect((await index.getObjects(['canal/7', 'none'])).results.map((one) => one !== null)).toEqual([
      true,
      false,
    ])
  })
})
