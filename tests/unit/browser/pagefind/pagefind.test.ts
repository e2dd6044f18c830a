import { describe, expect, it } from 'vitest'
import { createPagefind } from '../../../../src/browser/pagefind/pagefind.ts'
import type { SearchParameters } from '../../../../src/client/client.ts'

/** A search that finds one passage of one page, and keeps what it was asked. */
function open(url: string, options = {}) {
  const asked: SearchParameters[] = []
  const text = '船在走。'
  const found = {
    id: 'a#0',
    url,
    ordinal: 0,
    score: 1,
    title: { text: '渡口', html: '渡口', marks: [[0, 2]] },
    headings: [],
    headingMarks: [],
    snippet: { text, html: text, marks: [[0, 1]] },
    picture: null,
    article: { id: 'a', title: '渡口', url, date: null, authors: [], tags: ['桥'], image: null },
  }
  const search = async (parameters: SearchParameters) => {
    asked.push(parameters)
    const facets = { tags: { 桥: 1 }, lang: { zh: 1 }, version: {} }
    return { hits: [found], total: 3, terms: ['船', 'C&A'], facets } as never
  }
  return { asked, pagefind: createPagefind(() => ({ search }), options) }
}

async function addressOf(url: string, options: object): Promise<string> {
  const { results } = await open(url, options).pagefind.search('船')
  return (await results[0]!.data()).url
}

describe('the module interface of Pagefind', () => {
  it.each([
    ['/a', {}, '/a'],
    ['/a', { baseUrl: '/docs/' }, '/docs/a'],
    ['/a', { baseUrl: '/docs' }, '/docs/a'],
    ['https://other.example/a', { baseUrl: '/docs/' }, 'https://other.example/a'],
    ['/a#s', { highlightParam: 'hl' }, '/a?hl=%E8%88%B9&hl=C%26A#s'],
    ['/a?v=1#s#t', { highlightParam: 'hl' }, '/a?v=1&hl=%E8%88%B9&hl=C%26A#s#t'],
  ])('leads to %s with %j as to %s', async (url, options, address) => {
    expect(await addressOf(url, options)).toBe(address)
  })

  it.each([
    [undefined, 'relevance'],
    [{}, 'relevance'],
    [{ sort: { title: 'asc' } }, 'relevance'],
    [{ sort: { date: 'asc' } }, 'oldest'],
    [{ sort: { date: 'desc' } }, 'newest'],
  ] as const)('sorts by date alone: %j', async (options, sort) => {
    const { asked, pagefind } = open('/a')
    await pagefind.search(null, options)
    expect(asked).toMatchObject([{ q: '', sort, group: 'passage', limit: 100 }])
  })

  it.each([
    [undefined, undefined],
    [0, undefined],
    [1, 20],
    [30, 120],
    [1000, 400],
  ])('asks for excerpts of %j words as of %j characters', async (excerptLength, snippetLength) => {
    const { asked, pagefind } = open('/a', { excerptLength })
    await pagefind.search('船')
    expect(asked[0]!.snippetLength).toBe(snippetLength)
  })

  it('counts what may be filtered by: fields with values, but the language', async () => {
    const { pagefind } = open('/a')
    expect(await pagefind.filters()).toEqual({ tags: { 桥: 1 } })
    expect(await pagefind.search('船', { filters: { tag: '塔' } })).toMatchObject({
      results: [],
      unfilteredResultCount: 3,
      filters: { tags: { 桥: 1 } },
    })
  })

  it('answers the last of several debounced searches', async () => {
    const { asked, pagefind } = open('/a')
    const answers = await Promise.all([
      pagefind.debouncedSearch('渡', {}, 1),
      pagefind.debouncedSearch('渡口', {}, 1),
    ])
    expect(answers.map((answer) => answer === null)).toEqual([true, false])
    expect(asked.map(({ q }) => q)).toEqual(['渡口'])
  })
})
