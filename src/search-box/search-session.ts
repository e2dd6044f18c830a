import type { AnsweredSearch } from '../client/answer.ts'
import type { Client } from '../client/client.ts'
import { mergeFacets } from './facets.ts'
import { findWayOut } from './no-results.ts'
import { countByYear, type Preset, writeRequest } from './session-requests.ts'
import { type Choices, idleState, type SearchedQuery, type SessionState } from './session-state.ts'

/** What a session asks, and whom it tells. */
export interface SessionOptions {
  readonly client: Client
  readonly onChange: (state: SessionState) => void
  /** Called before a query is sent; false keeps it from being sent. */
  readonly mayAsk?: (asked: SearchedQuery) => boolean
  /** Hits of one answer, 1–100. */
  readonly limit: number
  readonly preset?: Preset
  readonly isOffline?: () => boolean
}

/** A search as a visitor carries it on. */
export interface SearchSession {
  readonly state: SessionState
  /** Asks when the typing rests. */
  type(query: string): void
  /** Asks at once, unless the answer is there already. */
  ask(query: string): void
  choose(choices: Partial<Choices>): void
  /** Takes choices that the next query is asked with. */
  prepare(choices: Partial<Choices>): void
  /** Takes up a query with its choices and so many hits, as a visitor left it. */
  restore(query: string, choices: Choices, hitCount?: number): Promise<void>
  /** Counts what is shown by year, for its chips. */
  countYears(): Promise<void>
  /** Asks for the hits that follow those shown. */
  more(): Promise<void>
  /** Asks again for what failed: the same page of the same query. */
  retry(): void
  /** Drops whatever is under way. */
  stop(): void
}

/** Suggestions above the hits. */
const suggestionLimit = 5
/** Rest after a keystroke before a query is sent, in milliseconds. */
const typingRestMs = 120
/** An answer that takes less than this comes without any sign of waiting, in milliseconds. */
const patienceMs = 250

/** The behaviour of a search box without its looks: when to ask, what to keep, what to drop. */
export function createSearchSession(options: SessionOptions): SearchSession {
  const { client, limit, preset = {}, isOffline = () => false } = options
  const current: {
    state: SessionState
    failed: (() => void) | null
    asking: AbortController
    isExtending: boolean
    typing?: ReturnType<typeof setTimeout>
  } = { state: idleState, failed: null, asking: new AbortController(), isExtending: false }

  function change(changes: Partial<SessionState>): void {
    current.state = { ...current.state, ...changes }
    options.onChange(current.state)
  }

  function prepare(choices: Partial<Choices>): void {
    change({ choices: { ...current.state.choices, ...choices } })
  }

  function stop(): void {
    current.asking.abort()
    clearTimeout(current.typing)
  }

  /** Runs one request: the newest wins, a sign of waiting comes late, a failure leaves what is shown. */
  async function run<Value>(
    task: (signal: AbortSignal) => Promise<Value>,
    read: (value: Value) => Partial<SessionState>,
  ): Promise<void> {
    current.asking.abort()
    const asking = new AbortController()
    const { signal } = asking
    current.asking = asking
    current.failed = null
    const waiting = setTimeout(() => signal.aborted || change({ isWaiting: true }), patienceMs)
    try {
      const value = await task(signal)
      if (!signal.aborted) change({ ...read(value), problem: null, isWaiting: false })
    } catch (error) {
      if (signal.aborted) return
      current.failed = () => void run(task, read)
      const isTimeout = (error as { code?: unknown }).code === 'TIMEOUT'
      change({ problem: isOffline() ? 'offline' : isTimeout ? 'timeout' : 'unavailable', isWaiting: false })
    } finally {
      clearTimeout(waiting)
    }
  }

  async function send(hitCount = limit): Promise<void> {
    const { query, choices } = current.state
    const asked = { query, choices }
    if (!query.trim()) {
      stop()
      current.failed = null
      return change({ ...idleState, ...asked })
    }
    clearTimeout(current.typing)
    if (options.mayAsk?.(asked) === false) return
    current.isExtending = false
    await run(
      (signal) =>
        Promise.all([
          client.search(writeRequest(asked, preset, { limit: Math.min(hitCount, 100), offset: 0 }), signal),
          client.suggest(query, suggestionLimit, signal).catch(() => null),
        ]),
      ([answer, suggested]) => {
        const { searched, facets } = current.state
        const before = searched?.query === query ? facets : {}
        return {
          searched: asked,
          answer,
          hits: answer.hits,
          suggestions: suggested?.suggestions ?? [],
          facets: mergeFacets(before, answer.facets, choices.filters),
          wayOut: null,
        }
      },
    )
    const { searched, answer, hits } = current.state
    if (searched !== asked || !answer || hits[0]) return
    const wayOut = await findWayOut(query, answer.terms, (request) =>
      client.search({ ...preset, ...request }),
    )
    if (current.state.searched === asked) change({ wayOut })
  }

  /** Always of the query that is shown, whatever has been typed since. */
  async function more(): Promise<void> {
    const { searched, answer } = current.state
    const offset = answer?.nextOffset ?? null
    if (!searched || offset === null || current.isExtending) return
    current.isExtending = true
    await run(
      (signal) => client.search(writeRequest(searched, preset, { limit, offset }), signal),
      (next) => ({ answer: next, hits: addHits(next) }),
    )
    current.isExtending = false
  }

  function addHits({ hits }: AnsweredSearch) {
    const known = new Set(current.state.hits.map(({ id }) => id))
    return [...current.state.hits, ...hits.filter(({ id }) => !known.has(id))]
  }

  return {
    get state() {
      return current.state
    },
    type(query) {
      change({ query })
      clearTimeout(current.typing)
      if (!query.trim()) void send()
      else current.typing = setTimeout(() => void send(), typingRestMs)
    },
    ask(query) {
      const { searched, choices, problem } = current.state
      change({ query })
      clearTimeout(current.typing)
      if (problem !== null || JSON.stringify(searched) !== JSON.stringify({ query, choices })) void send()
    },
    choose(choices) {
      prepare(choices)
      void send()
    },
    prepare,
    async restore(query, choices, hits = 0) {
      const hitCount = Math.max(limit, hits)
      change({ query, choices })
      await send(hitCount)
      for (let count = -1; count < current.state.hits.length && current.state.hits.length < hitCount; ) {
        count = current.state.hits.length
        if (current.state.searched?.query === query) await more()
      }
    },
    async countYears() {
      const { searched, answer } = current.state
      if (!searched || !answer) return
      const year = await countByYear(client, searched, preset, answer)
      if (current.state.searched === searched) change({ facets: { ...current.state.facets, year } })
    },
    more,
    retry: () => (current.failed ?? send)(),
    stop,
  }
}
