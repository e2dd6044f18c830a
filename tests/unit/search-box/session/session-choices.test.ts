import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client, SearchParameters } from '../../../../src/client/client.ts'
import type { AnsweredSearch } from '../../../../src/client/search-answer.ts'
import { createSlowClient, createTestSession, settle } from './test-session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('choices', () => {
  it('send filters beside those of the site, and a year as its days', async () => {
    const { session, asked } = createTestSession(0, { preset: { filters: { lang: ['zh'] } } })
    session.ask('灰犀牛')
    await settle()
    session.choose({ filters: { tag: ['经济'], year: ['2023'] } })
    await settle()
    expect(asked.at(-1)).toMatchObject({
      filters: { lang: ['zh'], tag: ['经济'] },
      after: '2023-01-01',
      before: '2023-12-31',
    })
    expect(session.state.hits).toHaveLength(1)
    expect(Object.keys(session.state.facets.tag ?? {})).toEqual(expect.arrayContaining(['经济', '外交']))
  })

  it('count years on demand', async () => {
    const { session } = createTestSession(0)
    session.ask('灰犀牛')
    await settle()
    await Promise.all([session.countYears(), settle()])
    expect(session.state.facets.year).toEqual({ 2022: 1, 2023: 1 })
  })

  it('count no year in which nothing is found', async () => {
    const { client } = createSlowClient(() => 0)
    const search = async (parameters: SearchParameters): Promise<AnsweredSearch> => {
      const answer = await client.search(parameters)
      const dates = { min: '2020-02-03', max: '2023-08-02' }
      return { ...answer, dates, total: parameters.after?.startsWith('2022') ? 0 : answer.total }
    }
    const { session } = createTestSession(0, { client: { ...client, search } })
    session.ask('灰犀牛')
    await settle()
    await Promise.all([session.countYears(), settle()])
    expect(Object.keys(session.state.facets.year ?? {})).not.toContain('2022')
    expect(session.state.facets.year).toMatchObject({ 2023: 1 })
  })

  it('are restored by answers of a hundred hits at most', async () => {
    const { session, asked } = createTestSession(0)
    const choices = { group: 'article', sort: 'relevance', filters: {} } as const
    await Promise.all([session.restore('运河', choices, 101), settle()])
    expect(asked[0]).toMatchObject({ limit: 100 })
    expect(asked[0]?.offset ?? 0).toBe(0)
  })

  it('are restored with as many hits as there were', async () => {
    const { session, asked } = createTestSession(0)
    const choices = { group: 'article', sort: 'newest', filters: {} } as const
    await Promise.all([session.restore('运河', choices, 45), settle()])
    expect(session.state.hits).toHaveLength(45)
    expect(session.state.choices).toEqual(choices)
    expect(asked).toHaveLength(1)
  })
})

describe('the language of the page', () => {
  /** A session over an index that has so many pages in each language. */
  function createSessionOver(lang: Readonly<Record<string, number>>, pageLanguage: string) {
    const { client } = createSlowClient(() => 0)
    const asked: SearchParameters[] = []
    const search = async (parameters: SearchParameters): Promise<AnsweredSearch> => {
      asked.push(parameters)
      const wanted = parameters.filters?.lang
      const answer = await client.search(parameters)
      const counted = Object.entries(lang).filter(([name]) => wanted?.includes(name) ?? true)
      return { ...answer, facets: { lang: Object.fromEntries(counted) } }
    }
    const completed: unknown[] = []
    const suggest: Client['suggest'] = (q, limit, signal, language) => {
      completed.push([q, language])
      return client.suggest(q, limit, signal)
    }
    const { session } = createTestSession(0, { client: { search, suggest }, pageLanguage })
    return { session, completed, asked: () => asked.map(({ q, filters }) => [q, filters?.lang]) }
  }

  it('is chosen by the first search where an index has pages in it and in others', async () => {
    const { session, asked } = createSessionOver({ 'zh-CN': 3, en: 2 }, 'zh-CN')
    session.ask('灰犀牛')
    await settle()
    expect(session.state).toMatchObject({
      choices: { filters: { lang: ['zh-CN'] } },
      searched: { query: '灰犀牛', choices: { filters: { lang: ['zh-CN'] } } },
    })
    // The others can still be chosen.
    expect(session.state.facets.lang).toEqual({ 'zh-CN': 3, en: 2 })
    session.ask('运河')
    await settle()
    expect(asked()).toEqual([
      ['灰犀牛', undefined],
      ['灰犀牛', ['zh-CN']],
      ['运河', ['zh-CN']],
    ])
  })

  it('is that of the pages which suggestions lead to, until a visitor chooses others', async () => {
    const { session, completed } = createSessionOver({ 'zh-CN': 3, en: 2 }, 'zh-CN')
    session.ask('灰犀牛')
    await settle()
    session.ask('运河')
    await settle()
    session.choose({ filters: { lang: ['en'] } })
    await settle()
    session.choose({ filters: {} })
    await settle()
    expect(completed).toEqual([
      ['灰犀牛', 'zh-CN'],
      ['运河', 'zh-CN'],
      ['运河', 'en'],
      ['运河', ''],
    ])
  })

  it('is not chosen again by a visitor who wants all', async () => {
    const { session, asked } = createSessionOver({ 'zh-CN': 3, en: 2 }, 'zh-CN')
    session.ask('灰犀牛')
    await settle()
    session.choose({ filters: {} })
    await settle()
    session.ask('运河')
    await settle()
    expect(asked().slice(2)).toEqual([
      ['灰犀牛', undefined],
      ['运河', undefined],
    ])
    expect(session.state.choices.filters).toEqual({})
  })

  it.each<[name: string, lang: Readonly<Record<string, number>>, page: string]>([
    ['all pages are in it', { en: 5 }, 'en'],
    ['no page is in it', { 'zh-CN': 3, en: 2 }, 'zh'],
    ['the page has none', { 'zh-CN': 3, en: 2 }, ''],
  ])('is not chosen where %s', async (_name, lang, page) => {
    const { session, asked } = createSessionOver(lang, page)
    session.ask('灰犀牛')
    await settle()
    expect(asked()).toEqual([['灰犀牛', undefined]])
  })

  it('is not chosen where a search is taken up again', async () => {
    const { session, asked } = createSessionOver({ 'zh-CN': 3, en: 2 }, 'zh-CN')
    const choices = { group: 'article', sort: 'relevance', filters: {} } as const
    await Promise.all([session.restore('灰犀牛', choices, 1), settle()])
    session.ask('运河')
    await settle()
    expect(asked()).toEqual([
      ['灰犀牛', undefined],
      ['运河', undefined],
    ])
  })

  it.each<[name: string, filters: Readonly<Record<string, readonly string[]>>, chosen: readonly string[]]>([
    ['is chosen where an address brings a search', {}, ['zh-CN']],
    ['is not chosen where the address has languages of its own', { lang: ['en', 'zh-CN'] }, ['en', 'zh-CN']],
  ])('%s', async (_name, filters, chosen) => {
    const { session } = createSessionOver({ 'zh-CN': 3, en: 2, ja: 1 }, 'zh-CN')
    await Promise.all([
      session.restore('灰犀牛', { group: 'article', sort: 'relevance', filters }),
      settle(),
      settle(),
    ])
    await settle()
    expect(session.state.searched?.choices.filters.lang).toEqual(chosen)
  })
})
