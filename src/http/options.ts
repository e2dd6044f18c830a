import { SearchError } from '../errors.ts'
import type { Searcher } from '../search/answer.ts'
import type { UsageLog } from './usage.ts'

/** What panels of the search box are built for: each holds one mode and speaks one language. */
export const panelModes = ['inline', 'button', 'page'] as const
/** Languages of panels; see `panelModes`. */
export const panelLanguages = ['zh-Hans', 'zh-Hant', 'en', 'ja'] as const

/** The name of a script for browsers, as it is served: written out, so that types of the package say it once. */
export type BrowserScript =
  | 'search-box.js'
  | `search-box-${'inline' | 'button' | 'page'}-${'zh-Hans' | 'zh-Hant' | 'en' | 'ja'}.js`
  | 'hansou-highlight.js'
  | 'page-examples.js'

/** Scripts for browsers: the box, the panel that it loads at its first focus, marks on the page of a hit, examples. */
export const browserScripts: readonly BrowserScript[] = [
  'search-box.js',
  ...panelModes.flatMap((mode) =>
    panelLanguages.map((language) => `search-box-${mode}-${language}.js` as const),
  ),
  'hansou-highlight.js',
  'page-examples.js',
]

/** Options of the HTTP interface. */
export interface AppOptions extends ServiceOptions {
  /** The open index. Called for every request, so it should keep what it opened. */
  readonly searcher: () => Promise<Searcher>
}

/** Options of the HTTP interface, whatever index it answers from. */
export interface ServiceOptions {
  /**
   * A bundled script of the search box, or null where it has not been built. Default: none, and no pages: the API alone.
   */
  readonly searchBox?: (name: BrowserScript) => Promise<Uint8Array<ArrayBuffer> | null>
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
  /**
   * Queries the page offers to try: plain, or after `script:`, `pinyin:`, `character:` or `exact:` to show
   * with a live answer what that is. Default: none.
   */
  readonly examples?: readonly string[]
  /**
   * Base address of the articles, as `https://site.example/docs/`, for absolute addresses. Default: the
   * origin of the requesting page, or this host.
   */
  readonly siteUrl?: string | null
  /** Heading of the page. Default: `汉搜`. */
  readonly siteName?: string
  /** Records searches and chosen hits, without any data of visitors; null records nothing. Default: null. */
  readonly usage?: UsageLog | null
  /**
   * Called with every error that became a 5xx answer. Default: `console.error` of its code and message, of one without a
   * code as it is.
   */
  readonly report?: (error: unknown) => void
}

/** The options with every default filled in. */
export interface CheckedAppOptions extends Required<AppOptions> {
  /** Whether there are pages with the search box. */
  readonly hasPages: boolean
}

/** Fills in the defaults, once. */
export function checkAppOptions(options: AppOptions): CheckedAppOptions {
  return {
    hasPages: options.searchBox !== undefined,
    searchBox: async () => null,
    site: async () => null,
    nowMs: () => performance.now(),
    release: '',
    maxAgeSeconds: 60,
    pageScripts: [],
    examples: [],
    siteUrl: null,
    usage: null,
    siteName: '汉搜',
    report: (error) =>
      console.error(error instanceof SearchError ? `${error.code}: ${error.message}` : error),
    ...options,
  }
}
