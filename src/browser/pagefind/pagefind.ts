import { createClient, type SearchParameters } from '../../client/client.ts'
import type { AnsweredSearch } from '../../client/search-answer.ts'
import { snippetCodePoints } from '../../search/answer.ts'
import { createSearch } from '../create-search.ts'
import { choosePages, type PagefindFilters, toFilterValues } from './pagefind-filters.ts'
import { groupByPage, type PagefindResult } from './pagefind-results.ts'

/** What a caller may set; other options of Pagefind's mean nothing here. */
interface PagefindOptions {
  /** Stands before addresses of the index, for a site under a sub-path. */
  readonly baseUrl?: string
  /** Longest excerpt, in words as Pagefind counts them. */
  readonly excerptLength?: number
  /** Query parameter that takes the words to a result's page, for scripts that mark them there. */
  readonly highlightParam?: string
}

/** What a caller of Pagefind's `search` may ask for beside the words. */
interface PagefindSearchOptions {
  readonly filters?: PagefindFilters
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>
}

/** What Pagefind's `search` answers. */
interface PagefindAnswer {
  readonly results: readonly PagefindResult[]
  readonly unfilteredResultCount: number
  readonly filters: Counts
  readonly totalFilters: Counts
  readonly timings: { readonly preload: number; readonly search: number; readonly total: number }
}

/** Articles by value, by field. */
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The part of a search that this module needs, over static files or over the API. */
export interface PassageSearch {
  search(parameters: SearchParameters): Promise<AnsweredSearch>
}

/** Passages an answer is made of; Pagefind's interfaces page through what they are given. */
const passages = 100
/** Code points of an excerpt for a word of Pagefind's: its 30 words by default are 120 here. */
const codePointsOfWord = 4
/** Rest before a debounced search, in milliseconds, unless told. */
const defaultRestMs = 300

/**
 * Pagefind's module interface over an index of ours, so that interfaces written for Pagefind work unchanged.
 *
 * @param openSearch  called once, at the first use
 * @param initial  options as of `options()`
 * @see Pagefind's documentation of its search API (version 1.5), for the names and shapes
 */
export function createPagefind(openSearch: () => PassageSearch, initial: PagefindOptions = {}) {
  const state: { search: PassageSearch | null; options: PagefindOptions; calls: number } = {
    search: null,
    options: initial,
    calls: 0,
  }
  const opened = (): PassageSearch => {
    state.search ??= openSearch()
    return state.search
  }
  /** @param words  that were searched, for the parameter that takes them along */
  const addressOf = (url: string, words: readonly string[]): string => {
    const { baseUrl = '/', highlightParam } = state.options
    const whole = url.startsWith('/') ? baseUrl.replace(/\/$/, '') + url : url
    if (highlightParam === undefined || words.length === 0) return whole
    const [, page = '', fragment = ''] = /^([^#]*)(.*)$/.exec(whole) ?? []
    const parameters = words.map((word) => `${highlightParam}=${encodeURIComponent(word)}`).join('&')
    return `${page}${page.includes('?') ? '&' : '?'}${parameters}${fragment}`
  }

  async function search(term: string | null, options: PagefindSearchOptions = {}): Promise<PagefindAnswer> {
    const started = performance.now()
    const date = options.sort?.date
    const answer = await opened().search({
      q: term ?? '',
      limit: passages,
      group: 'passage',
      filters: toFilterValues(options.filters ?? {}),
      sort: date === undefined ? 'relevance' : date === 'asc' ? 'oldest' : 'newest',
      ...snippetLengthOf(state.options),
    })
    const hits = choosePages(answer.hits, options.filters ?? {})
    const took = performance.now() - started
    return {
      results: groupByPage(hits, (url) => addressOf(url, answer.terms)),
      unfilteredResultCount: answer.total,
      filters: shownCounts(answer.facets),
      totalFilters: shownCounts(answer.facets),
      timings: { preload: 0, search: took, total: took },
    }
  }

  async function init(): Promise<void> {
    opened()
  }

  return {
    async options(options: PagefindOptions): Promise<void> {
      state.options = { ...state.options, ...options }
    },
    init,
    async preload(term: string): Promise<void> {
      await search(term)
    },
    search,
    /** Answers null where a later call came within the rest. */
    async debouncedSearch(
      term: string | null,
      options: PagefindSearchOptions = {},
      restMs: number = defaultRestMs,
    ): Promise<PagefindAnswer | null> {
      const call = ++state.calls
      await new Promise((resolve) => setTimeout(resolve, restMs))
      if (call !== state.calls) return null
      const answer = await search(term, options)
      return call === state.calls ? answer : null
    },
    async filters(): Promise<Counts> {
      return shownCounts((await opened().search({ q: '', limit: 0 })).facets)
    },
    /** Other indexes are not merged: one index holds all languages of a site. */
    async mergeIndex(): Promise<void> {},
    async destroy(): Promise<void> {
      state.search = null
    },
    createInstance: (options: PagefindOptions = {}) =>
      createPagefind(openSearch, { ...state.options, ...options }),
  }
}

/**
 * Counts that an interface makes filters of. A language is none: Pagefind has an index for each, so that its interfaces
 * never offer one. Nor is a field without values.
 */
function shownCounts(facets: Counts): Counts {
  return Object.fromEntries(
    Object.entries(facets).filter(([field, values]) => field !== 'lang' && Object.keys(values).length > 0),
  )
}

function snippetLengthOf({ excerptLength }: PagefindOptions): { snippetLength?: number } {
  if (excerptLength === undefined || !(excerptLength > 0)) return {}
  const { min, max } = snippetCodePoints
  return { snippetLength: Math.min(max, Math.max(min, Math.round(excerptLength * codePointsOfWord))) }
}

/**
 * The module interface over the static index in a folder.
 *
 * @param index  address of the folder
 */
export function openPagefind(index: string): ReturnType<typeof createPagefind> {
  return createPagefind(() => createSearch({ index }))
}

/**
 * The module interface over a search that answers at an address: a worker or a server.
 *
 * @param endpoint  such as `https://search.example/`; relative to the page
 */
export function openPagefindApi(endpoint: string): ReturnType<typeof createPagefind> {
  return createPagefind(() => createClient(endpoint))
}
