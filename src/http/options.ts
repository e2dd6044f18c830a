import type { Searcher } from '../search/answer.ts'

/** What the HTTP door needs from the machine it runs on. */
export interface AppOptions {
  /** The open index. Called for every request, so it should keep what it opened. */
  readonly searcher: () => Promise<Searcher>
  /** The bundled search box, or null where it has not been built. */
  readonly searchBox: () => Promise<Uint8Array<ArrayBuffer> | null>
  /** Anything else a site shows (articles, pictures), or null for a 404. Default: nothing. */
  readonly site?: (request: Request) => Promise<Response | null>
  /** Clock for `tookMs`, in milliseconds. Default: `performance.now`. */
  readonly nowMs?: () => number
  /** Names the code that answers; a new one makes kept answers stale. Default: empty. */
  readonly release?: string
  /** How long an answer may be kept without asking again, in seconds, 0 or more. Default: 60. */
  readonly maxAgeSeconds?: number
  /** Addresses of further scripts on the page. Default: none. */
  readonly pageScripts?: readonly string[]
  /** Questions the page offers to try. Default: none. */
  readonly examples?: readonly string[]
  /** Where the articles stand, as `https://site.example/docs/`, for absolute addresses. Default: who asks, or this host. */
  readonly siteUrl?: string | null
  /** Heading of the page. Default: `汉搜`. */
  readonly siteName?: string
  /** Learns of every error that became a 5xx answer. Default: `console.error` of its code and message. */
  readonly report?: (error: unknown) => void
}

/** The options with every default filled in. */
export type CheckedAppOptions = Required<AppOptions>

/** Fills in the defaults, once. */
export function checkAppOptions(options: AppOptions): CheckedAppOptions {
  return {
    site: async () => null,
    nowMs: () => performance.now(),
    release: '',
    maxAgeSeconds: 60,
    pageScripts: [],
    examples: [],
    siteUrl: null,
    siteName: '汉搜',
    report: (error) => console.error(error),
    ...options,
  }
}
