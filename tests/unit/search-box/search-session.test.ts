import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Client } from '../../../src/client/client.ts'
import { plainRequest } from '../../../src/search/answer.ts'
import { createSearchSession, type SessionState } from '../../../src/search-box/search-session.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A client over the fake searcher, whose answers take as many milliseconds as asked. */
function createSlowClient(delayMs: number) {
  const searcher = createFakeSearcher()
  const asked: string[] = []
  const rest = () => new Promise((resolve) => setTimeout(resolve, delayMs))
  const client: Client = {
    async search(question) {
      asked.push(question.q ?? '')
      await rest()
      return { ...(await searcher.search({ ...plainRequest, ...question })), tookMs: 1 }
    },
    async suggest(q, limit = 8) {
      await rest()
      return searcher.suggest(q, limit)
    },
  }
  return { client, asked }
}

function createTestSession(delayMs: number, client?: Client) {
  const states: SessionState[] = []
  const slow = createSlowClient(delayMs)
  const session = createSearchSession({
    client: client ?? slow.client,
    onChange: (state) => states.push(state),
    limit: 10,
    suggestionLimit: 5,
  })
  return { session, states, asked: slow.asked }
}

it('asks when the typing rests', async () => {
  const { session, asked } = createTestSession(10)
  session.type('灰')
  await vi.advanceTimersByTimeAsync(80)
  session.type('灰犀')
  await vi.advanceTimersByTimeAsync(119)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(20)
  expect(asked).toEqual(['灰犀'])
  expect(session.state).toMatchObject({ phase: 'answered', answer: { query: '灰犀' } })
  expect(session.state.suggestions).toHaveLength(1)
})

it('shows no sign of waiting for a quick answer', async () => {
  const { session, states } = createTestSession(249)
  session.ask('灰犀牛')
  await vi.advanceTimersByTimeAsync(1000)
  expect(states.some(({ waiting }) => waiting)).toBe(false)
})

it('shows that it waits after 250 ms, with the old hits still there', async () => {
  const { session } = createTestSession(300)
  session.ask('索引')
  await vi.advanceTimersByTimeAsync(300)
  session.ask('灰犀牛')
  await vi.advanceTimersByTimeAsync(260)
  expect(session.state).toMatchObject({ waiting: true, phase: 'answered', answer: { query: '索引' } })
  await vi.advanceTimersByTimeAsync(100)
  expect(session.state).toMatchObject({ waiting: false, answer: { query: '灰犀牛' } })
})

it('shows nothing as soon as the question is empty, whatever is on its way', async () => {
  const { session } = createTestSession(100)
  session.ask('灰犀牛')
  session.type('  ')
  expect(session.state).toMatchObject({ phase: 'idle', hits: [] })
  await vi.advanceTimersByTimeAsync(1000)
  expect(session.state).toMatchObject({ phase: 'idle', hits: [], waiting: false })
})

it('answers without suggestions where those fail', async () => {
  const { client } = createSlowClient(0)
  const { session } = createTestSession(0, {
    ...client,
    suggest: () => Promise.reject(new Error('out of order')),
  })
  session.ask('灰犀牛')
  await vi.advanceTimersByTimeAsync(10)
  expect(session.state).toMatchObject({ phase: 'answered', suggestions: [] })
})

it('fails, and recovers on retry', async () => {
  const { client } = createSlowClient(0)
  const search = vi.fn(client.search).mockRejectedValueOnce(new Error('out of order'))
  const { session } = createTestSession(0, { ...client, search })
  session.ask('灰犀牛')
  await vi.advanceTimersByTimeAsync(10)
  expect(session.state).toMatchObject({ phase: 'failed', waiting: false })
  session.retry()
  await vi.advanceTimersByTimeAsync(10)
  expect(session.state).toMatchObject({ phase: 'answered' })
})
