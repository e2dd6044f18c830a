import type { AnsweredHit, AnsweredSearch } from '../client/answer.ts'
import type { Client } from '../client/client.ts'
import { createLatest } from '../client/latest.ts'
import { mergeFacets } from './facets.ts'
import { findWayOut } from './no-results.ts'
import { countByYear, type Preset, writeRequest } from './session-requests.ts'
import {
  type Choices,
  idleState,
  type Problem,
  type SearchedQuery,
  type SessionState,
  sameChoices,
} from './session-state.ts'

export interface SessionOptions {
  readonly client: Client
  readonly onChange: (state: SessionState) => void
  /** Called before a query is sent; false keeps it from being sent. */
  readonly mayAsk?: (asked: SearchedQuery) => boolean
  /** Hits of one answer, 1–100. */
  readonly limit: number
  /** Suggestions above the hits, 1–20; 0 asks for none. */
  readonly suggestionLimit: number
  readonly preset?: Preset
  readonly isOffline?: () => boolean
}

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
  more(): void
  /** Asks again for what failed: the same page of the same query. */
  retry(): void
  /** Drops whatever is under way. */
  stop(): void
}

/** Rest after a keystroke before a query is sent, in milliseconds. */
const typingRestMs = 120
/** An answer that takes less than this comes without any sign of waiting, in milliseconds. */
const patienceMs = 250

/** The behaviour of a search box without its looks: when to ask, what to keep, what to drop. */
export function createSearchSession(options: SessionOptions): SearchSession {
  const { client, limit, suggestionLimit, preset = {}, isOffline = () => false } = options
  const latest = createLatest()
  const current: { state: SessionState; failed: (() => Promise<void>) | null } = {
    state: idleState,
    failed: null,
  }
  const timers: { typing?: ReturnType<typeof setTimeout>; waiting?: ReturnType<typeof setTimeout> } = {}

  function change(changes: Partial<SessionState>): void {
    current.state = { ...current.state, ...changes }
    options.onChange(current.state)
  }

  function prepare(choices: Partial<Choices>): void {
    change({ choices: { ...current.state.choices, ...choices } })
  }

  function stop(): void {
    void latest(async () => null)
    clearTimeout(timers.typing)
    clearTimeout(timers.waiting)
  }

  function clear(): void {
    stop()
    current.failed = null
    change({ ...idleState, query: current.state.query, choices: current.state.choices })
  }

  /** Runs one request: the newest wins, a sign of waiting comes late, a failure leaves what is shown. */
  async function run<Value>(
    task: (signal: AbortSignal) => Promise<Value>,
    onAnswer: (value: Value) => void,
  ): Promise<boolean> {
    clearTimeout(timers.waiting)
    current.failed = null
    timers.waiting = setTimeout(() => change({ isWaiting: true }), patienceMs)
    try {
      const value = await latest(task)
      if (value === null) return false
      clearTimeout(timers.waiting)
      onAnswer(value)
      return true
    } catch (error) {
      clearTimeout(timers.waiting)
      current.failed = () => run(task, onAnswer).then(() => undefined)
      change({ problem: nameProblem(error, isOffline()), isWaiting: false, isExtending: false })
      return false
    }
  }

  async function send(hitCount = limit): Promise<void> {
    clearTimeout(timers.typing)
    const { query, choices } = current.state
    if (query.trim() === '') return clear()
    const asked = { query, choices }
    if (options.mayAsk?.(asked) === false) return
    const isAnswered = await run(
      (signal) =>
        Promise.all([
          client.search(writeRequest(asked, preset, { limit: Math.min(hitCount, 100), offset: 0 }), signal),
          suggestOrNothing(query, signal),
        ]),
      ([answer, suggestions]) => {
        const before = current.state
        const isSameQuery = before.searched?.query === query
        change({
          phase: 'answered',
          searched: asked,
          answer,
          hits: answer.hits,
          suggestions,
          facets: mergeFacets(isSameQuery ? before.facets : {}, answer.facets, choices.filters),
          wayOut: null,
          problem: null,
          isWaiting: false,
          isExtending: false,
        })
      },
    )
    if (isAnswered && current.state.hits.length === 0) await offerWayOut(asked)
  }

  async function offerWayOut(asked: SearchedQuery): Promise<void> {
    const terms = current.state.answer?.terms ?? []
    const wayOut = await latest((signal) =>
      findWayOut(asked.query, terms, (parameters) => client.search({ ...preset, ...parameters }, signal)),
    ).catch(() => null)
    if (wayOut !== null && current.state.searched === asked) change({ wayOut })
  }

  /** Always of the query that is shown, whatever has been typed since. */
  async function extend(): Promise<void> {
    const { searched, answer, isExtending } = current.state
    const offset = answer?.nextOffset ?? null
    if (searched === null || offset === null || isExtending) return
    change({ isExtending: true })
    await run(
      (signal) => client.search(writeRequest(searched, preset, { limit, offset }), signal),
      (next) => addHits(next),
    )
  }

  function addHits(answer: AnsweredSearch): void {
    const known = new Set(current.state.hits.map(({ id }) => id))
    const hits: readonly AnsweredHit[] = [
      ...current.state.hits,
      ...answer.hits.filter(({ id }) => !known.has(id)),
    ]
    change({ answer, hits, problem: null, isWaiting: false, isExtending: false })
  }

  async function countYears(): Promise<void> {
    const { searched, answer } = current.state
    if (searched === null || answer === null) return
    const year = await countByYear(client, searched, preset, answer)
    if (current.state.searched === searched) change({ facets: { ...current.state.facets, year } })
  }

  async function suggestOrNothing(query: string, signal: AbortSignal) {
    if (suggestionLimit === 0) return []
    const nothing = { suggestions: [] }
    return (await client.suggest(query, suggestionLimit, signal).catch(() => nothing)).suggestions
  }

  return {
    get state() {
      return current.state
    },
    type(query) {
      change({ query })
      clearTimeout(timers.typing)
      if (query.trim() === '') return clear()
      timers.typing = setTimeout(() => void send(), typingRestMs)
    },
    ask(query) {
      const { searched, choices, problem } = current.state
      change({ query })
      const isShown = searched !== null && searched.query === query && sameChoices(searched.choices, choices)
      if (isShown && problem === null) clearTimeout(timers.typing)
      else void send()
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
      while (current.state.hits.length < hitCount && current.state.searched?.query === query) {
        const count = current.state.hits.length
        await extend()
        if (current.state.hits.length === count) return
      }
    },
    countYears,
    more: () => void extend(),
    retry: () => void (current.failed ?? send)(),
    stop,
  }
}

function nameProblem(error: unknown, isOffline: boolean): Problem {
  if (isOffline) return 'offline'
  return (error as { code?: unknown }).code === 'TIMEOUT' ? 'timeout' : 'unavailable'
}
