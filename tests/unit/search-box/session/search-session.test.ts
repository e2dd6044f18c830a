import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, type SearchParameters } from '../../../../src/client/client.ts'
import type { AnsweredSearch } from '../../../../src/client/search-answer.ts'
import type { SessionOptions } from '../../../../src/search-box/session/search-session.ts'
import { createSlowClient, createTestSession, settle } from './test-session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const queriesOf = (asked: readonly SearchParameters[]) => asked.map(({ q }) => q)

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
