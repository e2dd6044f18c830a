import { rememberLanding } from './landing.ts'
import { rankKey } from './render-list.ts'
import type { SessionState } from './session-state.ts'

/**
 * Tells the site which link a visitor chose, and remembers what to mark on its page.
 *
 * @returns false where the site takes the visitor there itself
 */
export function announceSelection(
  host: HTMLElement,
  option: HTMLAnchorElement,
  state: SessionState,
): boolean {
  const rank = option.dataset[rankKey] === undefined ? null : Number(option.dataset[rankKey])
  const hit = rank === null ? null : (state.hits[rank] ?? null)
  const detail = { url: option.href, query: state.searched?.query ?? '', rank, hit }
  if (hit !== null && option.href !== '') rememberLanding(option.href, hit)
  return announce(host, 'select', detail)
}

/**
 * Tells the site what happens, as a cancelable event `hansou:<name>`.
 *
 * @returns false where the site cancels it
 */
export function announce(host: HTMLElement, name: 'open' | 'search' | 'select', detail: object): boolean {
  const event = new CustomEvent(`hansou:${name}`, { bubbles: true, composed: true, cancelable: true, detail })
  return host.dispatchEvent(event)
}
