import type { SearchSession } from '../session/search-session.ts'
import type { SessionState } from '../session/session-state.ts'
import { readPageAddress, writePageAddress } from './page-query.ts'
import { keepLeft, readLeft } from './resume.ts'

/** The search page in the history of the browser. */
export interface PageHistory {
  /** Typing replaces the address, once it is answered. */
  follow(state: SessionState): void
  /** Makes what is asked a step that Back leads out of. */
  push(): void
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
  let pushed = ''
  let isRestoring = false
  let scrolling: ReturnType<typeof setTimeout> | undefined
  history.scrollRestoration = 'manual'

  const write = (state: SessionState) => writePageAddress(location.href, state, fields)
  const keep = () => isRestoring || signal.aborted || keepLeft(session.state, scrollY)

  async function read(): Promise<void> {
    const { query, choices } = readPageAddress(location.href, fields)
    const { hits, scroll } = readLeft()
    pushed = location.href
    isRestoring = true
    input.value = query
    await session.restore(query, choices, hits)
    isRestoring = false
    if (scroll !== undefined && session.state.query === query) scrollTo({ top: scroll, behavior: 'instant' })
  }

  function keepAtRest(): void {
    clearTimeout(scrolling)
    scrolling = setTimeout(keep, scrollRestMs)
  }

  addEventListener('popstate', read, { signal })
  addEventListener('pagehide', keep, { signal })
  addEventListener('scroll', keepAtRest, { passive: true, signal })
  signal.addEventListener('abort', () => {
    document.title = title
  })
  void read()
  return {
    follow(state) {
      const query = state.query.trim()
      if (query !== '' && state.searched?.query !== state.query) return
      document.title = query === '' ? title : `${query} - ${title}`
      const address = write(state)
      if (!isRestoring && address !== location.href) history.replaceState(history.state, '', address)
    },
    push() {
      const address = write(session.state)
      if (address === pushed) return
      // The entry becomes again what it was before the typing.
      keepLeft(session.state, scrollY, pushed)
      history.pushState(null, '', address)
      pushed = address
    },
  }
}
