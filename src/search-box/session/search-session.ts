import type { Client } from '../../client/client.ts'
import type { AnsweredSearch } from '../../client/search-answer.ts'
import { type FieldCounts, mergeFacets } from './facets.ts'
import { findAlternatives } from './no-results.ts'
import { countByYear, type Preset, writeRequest } from './session-requests.ts'
import { type Choices, idleState, type SearchedQuery, type SessionState } from './session-state.ts'

/** What a session asks, and whom it tells. */
export interface SessionOptions {
  readonly client: Client
  readonly onChange: (state: SessionState) => void
  /** Called before a query is sent; false keeps it from being sent. */
  readonly mayAsk: (asked: SearchedQuery) => boolean
  /** Hits of one answer, 1–100. */
  readonly limit: number
  readonly preset: Preset
  /** Ids of articles to read where nothing is found; none for the newest. */
  readonly popular: readonly string[]
  /**
   * Language of the page. Where an index has pages in it and in others, the first search finds those in it alone, until a
   * visitor chooses otherwise; empty for none.
   */
  readonly pageLanguage: string
  readonly isOffline: () => boolean
}

/** A search as a visitor carries it on. */
export interface SearchSession {
  readonly state: SessionState
  /** Asks when the typing rests. */
  type(query: string): void
  /** Asks at once, with other choices where those are given, unless the answer is there already. */
  ask(query: string, choices?: Partial<Choices>): void
  choose(choices: Partial<Choices>): void
  /** Takes up a query with its choices and so many hits, as a visitor left it. */
  restore(query: string, choices: Choices, hitCount?: number): Promise<void>
  /** Counts what is shown by year, for its chips. */
  countYears(): Promise<void>
  /** Asks for the hits that follow those shown. @returns whether any came */
  more(): Promise<boolean>
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
  const { client, limit, preset, popular, isOffline } = options
  let state = idleState
  let failed: (() => void) | null = null
  let asking = new AbortController()
  let isExtending = false
  let { pageLanguage } = options
  let typing: ReturnType<typeof setTimeout> | undefined

  function change(changes: Partial<SessionState>): void {
    state = { ...state, ...changes }
    options.onChange(state)
  }

  function stop(): void {
    asking.abort()
    clearTimeout(typing)
  }

  /** Runs one request: the newest wins, a sign of waiting comes late, a failure leaves what is shown. */
  async function run<Value>(
    task: (signal: AbortSignal) => Promise<Value>,
    read: (value: Value) => Partial<SessionState>,
  ): Promise<void> {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    failed = null
    const waiting = setTimeout(() => signal.aborted || change({ isWaiting: true }), patienceMs)
    try {
      const value = await task(signal)
      if (!signal.aborted) change({ ...read(value), problem: null, isWaiting: false })
    } catch (error) {
      if (signal.aborted) return
      failed = () => void run(task, read)
      const isTimeout = (error as { code?: unknown }).code === 'TIMEOUT'
      change({ problem: isOffline() ? 'offline' : isTimeout ? 'timeout' : 'unavailable', isWaiting: false })
    } finally {
      clearTimeout(waiting)
    }
  }

  async function send(hitCount = limit): Promise<void> {
    const { query, choices } = state
    let asked = { query, choices }
    if (!query.trim()) {
      stop()
      failed = null
      return change({ ...idleState, ...asked })
    }
    clearTimeout(typing)
    if (!options.mayAsk(asked)) return
    isExtending = false
    let lang: FieldCounts[string] = {}
    const language = `${{ lang: pageLanguage, ...preset.filters, ...choices.filters }.lang}`
    const search = (signal: AbortSignal) =>
      client.search(writeRequest(asked, preset, { limit: Math.min(hitCount, 100) }), signal)
    await run(
      (signal) =>
        Promise.all([
          search(signal).then((answer) => {
            lang = answer.facets?.lang ?? {}
            if (!lang[pageLanguage] || !Object.keys(lang)[1]) return answer
            asked = { query, choices: { ...choices, filters: { lang: [pageLanguage], ...choices.filters } } }
            return search(signal)
          }),
          client.suggest(query, suggestionLimit, signal, language).catch(() => null),
        ]),
      ([answer, suggested]) => {
        const { searched, facets } = state
        pageLanguage = ''
        return {
          searched: asked,
          choices: asked.choices,
          answer,
          hits: answer.hits,
          suggestions: suggested?.suggestions ?? [],
          facets: mergeFacets(
            searched?.query === query ? facets : { lang },
            answer.facets,
            asked.choices.filters,
          ),
          alternatives: null,
        }
      },
    )
    const { searched, answer, hits } = state
    if (searched !== asked || !answer || hits[0]) return
    const alternatives = await findAlternatives(query, answer.terms, popular, (request) =>
      client.search({ ...preset, ...request }),
    )
    if (state.searched === asked) change({ alternatives })
  }

  /** Always of the query that is shown, whatever has been typed since. */
  async function more(): Promise<boolean> {
    const { searched, answer, hits } = state
    const offset = answer?.nextOffset ?? null
    if (!searched || offset === null || isExtending) return false
    isExtending = true
    await run(
      (signal) => client.search(writeRequest(searched, preset, { limit, offset }), signal),
      (next) => ({ answer: next, hits: addHits(next) }),
    )
    isExtending = false
    return state.hits.length > hits.length
  }

  function addHits({ hits }: AnsweredSearch) {
    const known = new Set(state.hits.map(({ id }) => id))
    return [...state.hits, ...hits.filter(({ id }) => !known.has(id))]
  }

  return {
    get state() {
      return state
    },
    type(query) {
      change({ query })
      clearTimeout(typing)
      if (!query.trim()) void send()
      else typing = setTimeout(() => void send(), typingRestMs)
    },
    ask(query, chosen) {
      const { searched, problem } = state
      const choices = { ...state.choices, ...chosen }
      change({ query, choices })
      clearTimeout(typing)
      if (problem !== null || JSON.stringify(searched) !== JSON.stringify({ query, choices })) void send()
    },
    choose(choices) {
      change({ choices: { ...state.choices, ...choices } })
      void send()
    },
    async restore(query, choices, hits = 0) {
      if (hits) pageLanguage = ''
      change({ query, choices })
      await send(Math.max(limit, hits))
      while (state.query === query && state.hits.length < hits && (await more()));
    },
    async countYears() {
      const { searched, answer } = state
      if (!searched || !answer) return
      const year = await countByYear(client, searched, preset, answer)
      if (state.searched === searched) change({ facets: { ...state.facets, year } })
    },
    more,
    retry: () => (failed ?? send)(),
    stop,
  }
}
