import type { SearchParameters } from '../../client/client.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import { createSearch } from '../create-search.ts'
import { choosePages, type PagefindFilters, toFilterValues } from './pagefind-filters.ts'
import { groupByPage, type PagefindResult } from './pagefind-results.ts'

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
  search(parameters: SearchParameters): Promise<SearchAnswer>
}

/** Passages an answer is made of; Pagefind's interfaces page through what they are given. */
const passages = 100
/** Rest before a debounced search, in milliseconds, unless told. */
const defaultRestMs = 300

/**
 * Pagefind's module interface over an index of ours, so that interfaces written for Pagefind work unchanged.
 *
 * @param openSearch  called once, at the first use
 * @see Pagefind's documentation of its search API (version 1.5), for the names and shapes
 */
export function createPagefind(openSearch: () => PassageSearch) {
  const state: { search: PassageSearch | null; baseUrl: string; calls: number } = {
    search: null,
    baseUrl: '/',
    calls: 0,
  }
  const opened = (): PassageSearch => {
    state.search ??= openSearch()
    return state.search
  }
  const addressOf = (url: string): string =>
    url.startsWith('/') ? state.baseUrl.replace(/\/$/, '') + url : url

  async function search(term: string | null, options: PagefindSearchOptions = {}): Promise<PagefindAnswer> {
    const started = performance.now()
    const date = options.sort?.date
    const answer = await opened().search({
      q: term ?? '',
      limit: passages,
      group: 'passage',
      filters: toFilterValues(options.filters ?? {}),
      sort: date === undefined ? 'relevance' : date === 'asc' ? 'oldest' : 'newest',
    })
    const hits = choosePages(answer.hits, options.filters ?? {})
    const took = performance.now() - started
    return {
      results: groupByPage(hits, addressOf),
      unfilteredResultCount: answer.total,
      filters: answer.facets as Counts,
      totalFilters: answer.facets as Counts,
      timings: { preload: 0, search: took, total: took },
    }
  }

  async function init(): Promise<void> {
    opened()
  }

  return {
    async options(options: { readonly baseUrl?: string }): Promise<void> {
      if (options.baseUrl !== undefined) state.baseUrl = options.baseUrl
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
      return (await opened().search({ q: '', limit: 0 })).facets as Counts
    },
    /** Other indexes are not merged: one index holds all languages of a site. */
    async mergeIndex(): Promise<void> {},
    async destroy(): Promise<void> {
      state.search = null
    },
    createInstance: () => createPagefind(openSearch),
  }
}

/**
 * The module interface over the static index in a folder.
 *
 * @param index  address of the folder
 */
export function openPagefind(index: string): ReturnType<typeof createPagefind> {
  return createPagefind(() => createSearch({ index }))
}
