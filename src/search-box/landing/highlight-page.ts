import { readStored, writeStored } from '../local-storage.ts'
import { type Landing, landingKey } from './landing.ts'
import { markPage } from './mark-page.ts'

/** A page that opens later than this after the visitor left is another visit, in milliseconds. */
const longestWayMs = 60_000

/**
 * `hansou-highlight.js`: marks on a page what the search box found there, and scrolls to the chosen
 * passage. Takes what the box left on this device, once; without it does nothing.
 */
function land(): void {
  const landing = readStored(landingKey) as Landing | null
  if (landing === null || landing.page !== location.href.replace(/#.*/s, '')) return
  writeStored(landingKey, null)
  if (Math.abs(Date.now() - landing.at) < longestWayMs) markPage(landing)
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', land)
else land()
