import { readJson, writeJson } from './recent-queries.ts'
import type { Choices, SessionState } from './session-state.ts'

const key = 'hansou:left'

/** What a visitor leaves in a panel by opening a hit. */
export interface LeftPanel {
  /** The page that holds the box. */
  readonly page: string
  readonly query: string
  readonly choices: Choices
  readonly hits: number
  readonly scroll: number
}

/** Keeps what is shown for a visitor who comes back; for this tab only. */
export function keepLeft({ searched, hits }: SessionState, scroll: number): void {
  if (searched !== null)
    writeJson(() => sessionStorage, key, { page: location.href, ...searched, hits: hits.length, scroll })
}

/** What was left on this page by a visitor who has just come back to it, once; else null. */
export function takeLeft(): LeftPanel | null {
  const left = readJson(() => sessionStorage, key) as LeftPanel | null
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (left === null || visit?.type !== 'back_forward' || left.page !== location.href) return null
  writeJson(() => sessionStorage, key, null)
  return left
}
