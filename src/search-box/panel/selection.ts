import type { AnsweredHit } from '../../client/search-answer.ts'
import { rememberLanding } from '../landing/landing.ts'
import type { SessionState } from '../session/session-state.ts'

/**
 * Tells the site which link a visitor chose, and remembers what to mark on its page.
 *
 * @returns false where the site takes the visitor there itself
 */
export function announceSelection(
  host: HTMLElement,
  { href: url, dataset }: HTMLAnchorElement,
  state: SessionState,
): boolean {
  const rank = dataset.rank === undefined ? null : Number(dataset.rank)
  const hit: AnsweredHit | null = state.hits[rank ?? -1] ?? null
  if (hit !== null && url !== '') rememberLanding(url, hit)
  return announce(host, 'select', { url, query: state.searched?.query ?? '', rank, hit })
}

/**
 * Tells the site what happens, as a cancelable event `hansou:<name>`.
 *
 * @returns false where the site cancels it
 */
export function announce(host: HTMLElement, name: 'open' | 'search' | 'select', detail: object): boolean {
  return host.dispatchEvent(
    new CustomEvent(`hansou:${name}`, { bubbles: true, composed: true, cancelable: true, detail }),
  )
}
