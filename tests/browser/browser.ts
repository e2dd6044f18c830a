import { existsSync } from 'node:fs'

export { findChromium, launchBrowser } from '../../scripts/measure/bench/find-chromium.ts'

const firefoxes = [
  process.env.FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** Path of a Firefox on this machine (`FIREFOX` goes first), or null. */
export function findFirefox(): string | null {
  return firefoxes.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null
}
