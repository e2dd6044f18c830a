import { readPageAddress, writePageAddress } from './page-address.ts'
import type { SearchSession } from './search-session.ts'
import type { SearchedQuery, SessionState } from './session-state.ts'

/** The search page in the history of the browser. */
export interface PageHistory {
  /** Typing replaces the address, once it is answered. */
  follow(state: SessionState): void
  /** Makes what is asked a step that Back leads out of. */
  push(): void
}

/** What an entry of the history keeps beside its address. */
interface Left {
  readonly hits: number
  readonly scroll: number
}

/** Rest after scrolling before the place is kept, in milliseconds. */
const scrollRestMs = 150

/**
 * Keeps query and choices in the address, loaded pages and scroll in the entry of the history, and
 * restores all of it when a visitor comes back.
 *
 * @param fields filters that the address may hold
 * @param input shows the query of the address whenever it is read
 */
export function followHistory(
  session: SearchSession,
  fields: readonly string[],
  input: HTMLInputElement,
  signal: AbortSignal,
): PageHistory {
  const { title } = document
  const entry: { pushed: string; isRestoring: boolean } = { pushed: location.href, isRestoring: false }
  const timers: { scroll?: ReturnType<typeof setTimeout> } = {}
  history.scrollRestoration = 'manual'

  const addressOf = (searched: SearchedQuery) => writePageAddress(location.href, searched, fields)
  const replace = (address: string, left?: Left) =>
    history.replaceState({ ...history.state, ...(left === undefined ? {} : { hansou: left }) }, '', address)

  function keep(): void {
    if (!entry.isRestoring) replace(location.href, { hits: session.state.hits.length, scroll: scrollY })
  }

  function writeTitle(query: string): void {
    document.title = query.trim() === '' ? title : `${query.trim()} - ${title}`
  }

  async function read(): Promise<void> {
    const { query, choices } = readPageAddress(location.href, fields)
    const { hits, scroll } = ((history.state as { hansou?: Left } | null)?.hansou ?? {}) as Partial<Left>
    entry.pushed = location.href
    entry.isRestoring = true
    input.value = query
    await session.restore(query, choices, hits)
    entry.isRestoring = false
    if (scroll !== undefined && session.state.query === query) scrollTo({ top: scroll, behavior: 'instant' })
  }

  addEventListener('popstate', () => void read(), { signal })
  addEventListener('pagehide', keep, { signal })
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timers.scroll)
      timers.scroll = setTimeout(keep, scrollRestMs)
    },
    { passive: true, signal },
  )
  signal.addEventListener('abort', () => {
    clearTimeout(timers.scroll)
    document.title = title
  })
  void read()
  return {
    follow(state) {
      if (state.query.trim() !== '' && state.searched?.query !== state.query) return
      writeTitle(state.query)
      const address = addressOf(state)
      if (!entry.isRestoring && address !== location.href) replace(address)
    },
    push() {
      const address = addressOf(session.state)
      if (address === entry.pushed) return
      const left = { hits: session.state.hits.length, scroll: scrollY }
      // The entry becomes again what it was before the typing.
      replace(entry.pushed, left)
      history.pushState(null, '', address)
      entry.pushed = address
    },
  }
}
