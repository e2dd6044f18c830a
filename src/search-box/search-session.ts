import type { Client, TimedAnswer } from '../client/client.ts'
import { createLatest } from '../client/latest.ts'
import type { Grouping, Hit, Sorting, Suggestion } from '../search/answer.ts'

/** What a visitor chose beside the question. */
export interface Choices {
  readonly group: Grouping
  readonly sort: Sorting
}

/** Everything the box shows, as plain values. */
export interface SessionState {
  readonly query: string
  readonly choices: Choices
  readonly phase: 'idle' | 'answered' | 'failed'
  /** The question `answer` belongs to; behind `query` while a visitor types on. */
  readonly answer: TimedAnswer | null
  readonly hits: readonly Hit[]
  readonly suggestions: readonly Suggestion[]
  /** True once an answer has been waited for so long that a visitor should see it. */
  readonly waiting: boolean
}

export interface SessionOptions {
  readonly client: Client
  readonly onChange: (state: SessionState) => void
  /** Hits of one answer, 1–100. */
  readonly limit: number
  /** Suggestions above the hits, 1–20. */
  readonly suggestionLimit: number
}

export interface SearchSession {
  readonly state: SessionState
  /** Asks when the typing rests. */
  type(query: string): void
  /** Asks at once. */
  ask(query: string): void
  choose(choices: Partial<Choices>): void
  /** Takes up a question with its choices, as an address holds them. */
  restore(query: string, choices: Choices): void
  /** Asks for the hits that follow. */
  more(): void
  retry(): void
}

/** Rest after a keystroke before a question is sent, in milliseconds. */
const typingRestMs = 120
/** An answer that takes less than this comes without any sign of waiting, in milliseconds. */
const patienceMs = 250

const idle: SessionState = {
  query: '',
  choices: { group: 'article', sort: 'relevance' },
  phase: 'idle',
  answer: null,
  hits: [],
  suggestions: [],
  waiting: false,
}

/** The behaviour of a search box without its looks: when to ask, what to keep, what to drop. */
export function createSearchSession(options: SessionOptions): SearchSession {
  const { client, limit, suggestionLimit } = options
  const latest = createLatest()
  const current: { state: SessionState } = { state: idle }
  const timers: { typing?: ReturnType<typeof setTimeout>; waiting?: ReturnType<typeof setTimeout> } = {}

  function change(changes: Partial<SessionState>): void {
    current.state = { ...current.state, ...changes }
    options.onChange(current.state)
  }

  function clear(): void {
    void latest(async () => null)
    clearTimeout(timers.waiting)
    change({ ...idle, query: current.state.query, choices: current.state.choices })
  }

  async function send(offset: number): Promise<void> {
    clearTimeout(timers.typing)
    clearTimeout(timers.waiting)
    const { query, choices } = current.state
    if (query.trim() === '') return clear()
    timers.waiting = setTimeout(() => change({ waiting: true }), patienceMs)
    try {
      const answers = await latest((signal) =>
        Promise.all([
          client.search({ q: query, limit, offset, ...choices }, signal),
          offset > 0 ? current.state.suggestions : suggestOrNothing(query, signal),
        ]),
      )
      if (answers === null) return
      clearTimeout(timers.waiting)
      const [answer, suggestions] = answers
      const hits = offset > 0 ? [...current.state.hits, ...answer.hits] : answer.hits
      change({ phase: 'answered', answer, hits, suggestions, waiting: false })
    } catch {
      clearTimeout(timers.waiting)
      change({ phase: 'failed', waiting: false })
    }
  }

  async function suggestOrNothing(query: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
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
      timers.typing = setTimeout(() => void send(0), typingRestMs)
    },
    ask(query) {
      change({ query })
      void send(0)
    },
    choose(choices) {
      change({ choices: { ...current.state.choices, ...choices } })
      void send(0)
    },
    restore(query, choices) {
      change({ query, choices })
      void send(0)
    },
    more() {
      const next = current.state.answer?.nextOffset ?? null
      if (next !== null) void send(next)
    },
    retry: () => void send(0),
  }
}
