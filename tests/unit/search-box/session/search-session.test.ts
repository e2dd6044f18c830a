import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, type Client, createClient, type SearchParameters } from '../../../../src/client/client.ts'
import type { AnsweredSearch } from '../../../../src/client/search-answer.ts'
import {
  createSearchSession,
  type SessionOptions,
} from '../../../../src/search-box/session/search-session.ts'
import type { SessionState } from '../../../../src/search-box/session/session-state.ts'
import { createFakeApi } from '../../../fixtures/fake-api.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A client over the fake API, whose answers take as many milliseconds as asked. */
function createSlowClient(delayMs: () => number) {
  const api = createFakeApi()
  const asked: SearchParameters[] = []
  const fetch: typeof globalThis.fetch = async (input) => (await api(new Request(input)))!
  const quick = createClient('https://example.com/', { fetch })
  const rest = () => new Promise((resolve) => setTimeout(resolve, delayMs()))
  const client: Client = {
    async search(parameters) {
      asked.push(parameters)
      await rest()
      return quick.search(parameters)
    },
    async suggest(q, limit) {
      await rest()
      return quick.suggest(q, limit)
    },
  }
  return { client, asked }
}

function createTestSession(delayMs: number, own: Partial<SessionOptions> = {}) {
  const states: SessionState[] = []
  const delay = { ms: delayMs }
  const { client, asked } = createSlowClient(() => delay.ms)
  const onChange = (state: SessionState) => void states.push(state)
  const session = createSearchSession({
    client,
    onChange,
    limit: 10,
    mayAsk: () => true,
    preset: {},
    popular: [],
    pageLanguage: '',
    isOffline: () => false,
    ...own,
  })
  return { session, states, asked, delay, client }
}

const queriesOf = (asked: readonly SearchParameters[]) => asked.map(({ q }) => q)
const settle = () => vi.advanceTimersByTimeAsync(5000)

describe('typing', () => {
  it('asks when the typing rests', async () => {
    const { session, asked } = createTestSession(10)
    session.type('灰')
    await vi.advanceTimersByTimeAsync(80)
    session.type('灰犀')
    await vi.advanceTimersByTimeAsync(119)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(20)
    expect(queriesOf(asked)).toEqual(['灰犀'])
    expect(session.state).toMatchObject({ searched: { query: '灰犀' } })
    expect(session.state.suggestions).toHaveLength(2)
  })

  it('shows no sign of waiting for a quick answer', async () => {
    const { session, states } = createTestSession(249)
    session.ask('灰犀牛')
    await settle()
    expect(states.some(({ isWaiting }) => isWaiting)).toBe(false)
  })

  it('shows that it waits after 250 ms, with the old hits still there', async () => {
    const { session } = createTestSession(300)
    session.ask('索引')
    await vi.advanceTimersByTimeAsync(300)
    session.ask('灰犀牛')
    await vi.advanceTimersByTimeAsync(260)
    expect(session.state).toMatchObject({ isWaiting: true, searched: { query: '索引' } })
    await vi.advanceTimersByTimeAsync(100)
    expect(session.state).toMatchObject({ isWaiting: false, searched: { query: '灰犀牛' } })
  })

  it('shows nothing as soon as the query is empty, whatever is on its way', async () => {
    const { session } = createTestSession(100)
    session.ask('灰犀牛')
    session.type('  ')
    expect(session.state).toMatchObject({ searched: null, hits: [] })
    await settle()
    expect(session.state).toMatchObject({ searched: null, hits: [], isWaiting: false })
  })

  it('answers without suggestions where those fail', async () => {
    const { client } = createSlowClient(() => 0)
    const suggest = () => Promise.reject(new Error('out of order'))
    const { session } = createTestSession(0, { client: { ...client, suggest } })
    session.ask('灰犀牛')
    await settle()
    expect(session.state).toMatchObject({ suggestions: [] })
  })

  it('asks once for what is shown already', async () => {
    const { session, asked } = createTestSession(0)
    session.ask('灰犀牛')
    await settle()
    session.ask('灰犀牛')
    await settle()
    expect(asked).toHaveLength(1)
  })

  it('asks again for what is shown where the answer to something else failed', async () => {
    const { client } = createSlowClient(() => 0)
    const broken = { is: false }
    const asked: string[] = []
    const search = async (parameters: SearchParameters) => {
      asked.push(parameters.q ?? '')
      if (broken.is) throw new Error('out of order')
      return client.search(parameters)
    }
    const { session } = createTestSession(0, { client: { ...client, search } })
    session.ask('灰犀牛')
    await settle()
    broken.is = true
    session.ask('运河')
    await settle()
    broken.is = false
    session.ask('灰犀牛')
    await settle()
    expect(asked).toEqual(['灰犀牛', '运河', '灰犀牛'])
    expect(session.state).toMatchObject({ problem: null, searched: { query: '灰犀牛' } })
  })

  it('shows no sign of waiting for a query that has been given up', async () => {
    const { session, states } = createTestSession(1000)
    session.ask('灰犀牛')
    await vi.advanceTimersByTimeAsync(200)
    session.stop()
    await settle()
    expect(states.some(({ isWaiting }) => isWaiting)).toBe(false)
  })

  it('asks nothing that the site forbids', async () => {
    const { session, asked } = createTestSession(0, { mayAsk: ({ query }) => query !== '灰犀牛' })
    session.ask('灰犀牛')
    await settle()
    expect(asked).toEqual([])
  })
})

describe('more', () => {
  it('goes on with the query that is shown while another is typed', async () => {
    const { session, asked } = createTestSession(0)
    session.ask('运河')
    await settle()
    session.type('灰犀牛')
    session.more()
    await vi.advanceTimersByTimeAsync(50)
    expect(asked.at(-1)).toMatchObject({ q: '运河', offset: 10 })
    expect(session.state.hits).toHaveLength(20)
    expect(session.state.hits.every(({ title }) => title.text.includes('运河'))).toBe(true)
    await settle()
    expect(session.state.hits).toHaveLength(2)
  })

  it('is dropped by a query that is asked meanwhile', async () => {
    const { session, delay } = createTestSession(0)
    session.ask('运河')
    await settle()
    delay.ms = 500
    session.more()
    delay.ms = 10
    session.ask('灰犀牛')
    await settle()
    expect(session.state).toMatchObject({ searched: { query: '灰犀牛' } })
    expect(session.state.hits).toHaveLength(2)
  })

  it('asks for one page at a time', async () => {
    const { session, asked } = createTestSession(10)
    session.ask('运河')
    await settle()
    session.more()
    session.more()
    await settle()
    expect(asked.map(({ offset }) => offset)).toEqual([undefined, 10])
  })

  it('shows no hit twice where pages overlap', async () => {
    const { client } = createSlowClient(() => 0)
    const search = async (parameters: SearchParameters): Promise<AnsweredSearch> =>
      client.search({ ...parameters, offset: Math.max(0, (parameters.offset ?? 0) - 3) })
    const { session } = createTestSession(0, { client: { ...client, search } })
    session.ask('运河')
    await settle()
    session.more()
    await settle()
    expect(new Set(session.state.hits.map(({ id }) => id)).size).toBe(session.state.hits.length)
  })
})

describe('failures', () => {
  function createFailingSession(error: Error, own: Partial<SessionOptions> = {}) {
    const { client, asked } = createSlowClient(() => 0)
    const broken = { is: true }
    const search = (parameters: SearchParameters) =>
      broken.is ? Promise.reject(error) : client.search(parameters)
    return { ...createTestSession(0, { client: { ...client, search }, ...own }), broken, asked }
  }

  it.each([
    ['timeout', new ApiError('TIMEOUT', ''), false],
    ['unavailable', new ApiError('INDEX_CORRUPT', ''), false],
    ['offline', new ApiError('UNREACHABLE', ''), true],
  ] as const)('are named %s', async (problem, error, isOffline) => {
    const { session } = createFailingSession(error, { isOffline: () => isOffline })
    session.ask('灰犀牛')
    await settle()
    expect(session.state).toMatchObject({ problem, searched: null, isWaiting: false })
  })

  it('keep what is shown, and retry goes on with the page that failed', async () => {
    const { session, broken, asked } = createFailingSession(new Error('out of order'))
    broken.is = false
    session.ask('运河')
    await settle()
    broken.is = true
    session.more()
    await settle()
    expect(session.state).toMatchObject({ problem: 'unavailable' })
    expect(session.state.hits).toHaveLength(10)
    broken.is = false
    session.retry()
    await settle()
    expect(asked.at(-1)).toMatchObject({ q: '运河', offset: 10 })
    expect(session.state).toMatchObject({ problem: null })
    expect(session.state.hits).toHaveLength(20)
  })

  it('leave the query of before on the screen until the new one is answered', async () => {
    const { session, broken } = createFailingSession(new Error('out of order'))
    broken.is = false
    session.ask('灰犀牛')
    await settle()
    broken.is = true
    session.ask('运河')
    await settle()
    expect(session.state).toMatchObject({ problem: 'unavailable', searched: { query: '灰犀牛' } })
    broken.is = false
    session.retry()
    await settle()
    expect(session.state).toMatchObject({ problem: null, searched: { query: '运河' } })
  })
})

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

describe('where nothing is found', () => {
  it('offers the pages that the site names', async () => {
    const { session, asked } = createTestSession(0, { popular: ['tech/index'] })
    session.ask('灰犀牛在火星')
    await settle()
    expect(asked).toContainEqual({ q: '', limit: 3, sort: 'newest', filters: { article: ['tech/index'] } })
    expect(session.state.alternatives?.hits.map(({ article }) => article.title)).toEqual(['倒排索引入门'])
  })

  it('offers nothing to a visitor who has gone on', async () => {
    const { session, states, delay } = createTestSession(10)
    session.ask('灰犀牛在火星')
    await vi.advanceTimersByTimeAsync(5)
    delay.ms = 1000
    await vi.advanceTimersByTimeAsync(10)
    expect(session.state).toMatchObject({ searched: { query: '灰犀牛在火星' }, alternatives: null })
    delay.ms = 10
    session.ask('灰犀牛')
    await settle()
    expect(session.state).toMatchObject({ searched: { query: '灰犀牛' }, alternatives: null })
    expect(
      states
        .filter(({ searched }) => searched?.query === '灰犀牛')
        .every((state) => state.alternatives === null),
    ).toBe(true)
  })

  it('looks for broader queries that find something, and for pages to read', async () => {
    const { session } = createTestSession(0)
    session.ask('灰犀牛在火星')
    await settle()
    expect(session.state.hits).toEqual([])
    expect(session.state.alternatives?.queries).toEqual([{ query: '灰犀牛', total: 2 }])
    expect(session.state.alternatives?.hits[0]?.article.title).toBe('灰犀牛与黑天鹅')
  })
})
