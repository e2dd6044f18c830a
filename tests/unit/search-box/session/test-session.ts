import { vi } from 'vitest'
import { type Client, createClient, type SearchParameters } from '../../../../src/client/client.ts'
import {
  createSearchSession,
  type SessionOptions,
} from '../../../../src/search-box/session/search-session.ts'
import type { SessionState } from '../../../../src/search-box/session/session-state.ts'
import { createFakeApi } from '../../../fixtures/fake-api.ts'

/** A client over the fake API, whose answers take as many milliseconds as asked. */
export function createSlowClient(delayMs: () => number) {
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

/** A session over that client, with all states that it tells. */
export function createTestSession(delayMs: number, own: Partial<SessionOptions> = {}) {
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

/** Lets all that is under way come to its end; timers are fake. */
export const settle = () => vi.advanceTimersByTimeAsync(5000)
