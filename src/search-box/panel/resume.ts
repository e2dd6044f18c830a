import type { SearchedQuery, SessionState } from '../session/session-state.ts'

/** What an entry of the history keeps of a search beside its address. */
export interface Left {
  readonly hits: number
  /** CSS pixels. */
  readonly scroll: number
  /** What was asked in a panel; a page has it in its address. */
  readonly searched?: SearchedQuery | null
}

/** Keeps what is shown for a visitor who comes back, in the present entry of the history. */
export function keepLeft({ hits, searched }: SessionState, scroll: number, address = location.href): void {
  history.replaceState({ ...history.state, hansou: { hits: hits.length, scroll, searched } }, '', address)
}

/** What was left in this entry by a visitor who has just come back to it, or nothing. */
export function readLeft(): Partial<Left> {
  return (history.state as { hansou?: Left } | null)?.hansou ?? {}
}
