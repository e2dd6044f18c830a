import type { AnsweredSearch, AnsweredSuggestions } from './search-answer.ts'

export type { AnsweredHit, AnsweredSearch, AnsweredSuggestions } from './search-answer.ts'

/** Values by field (`author`, `tag`, any field of the site); a value that begins with `-` is excluded. */
export type FilterValues = Readonly<Record<string, readonly string[]>>

/** Parameters of a search; one that is left out has the default of the API. */
export interface SearchParameters {
  /** Query in the query language; empty for all articles, newest first. Default: empty. */
  readonly q?: string
  /** Hits of one answer, 0–100. Default: 10. */
  readonly limit?: number
  /** Hits that are skipped, 0–10,000; `nextOffset` of the answer before. Default: 0. */
  readonly offset?: number
  /** A hit is the best passage of an article, or each passage. Default: `article`. */
  readonly group?: 'article' | 'passage'
  /** Default: `relevance`. */
  readonly sort?: 'relevance' | 'newest' | 'oldest'
  /** Values of one field are alternatives; all fields must hold. */
  readonly filters?: FilterValues
  /** First and last calendar day of the articles, `YYYY-MM-DD`, both included. */
  readonly after?: string | null
  readonly before?: string | null
  /** Adds the parts of each score to the hits. Default: false. */
  readonly explain?: boolean
  /** Adds a text fragment (`#:~:text=`) to the address of each hit, so that browsers mark the match. Default: false. */
  readonly highlight?: boolean
  /** Longest snippet in code points, 20–400. Default: 120. */
  readonly snippetLength?: number
}

/** The typed client of the HTTP API. */
export interface Client {
  /** Searches. @throws {ApiError} when the API cannot be reached or answers a problem; AbortError when aborted */
  search(parameters: SearchParameters, signal?: AbortSignal): Promise<AnsweredSearch>
  /**
   * Completes what a visitor types.
   *
   * @param limit  1–20 suggestions, 8 by default
   * @param language  of the pages that titles and headings lead to
   * @throws {ApiError} as `search` does
   */
  suggest(q: string, limit?: number, signal?: AbortSignal, language?: string): Promise<AnsweredSuggestions>
}

/** What a client needs beside the address. */
export interface ClientOptions {
  /** Default: the `fetch` of the platform. */
  readonly fetch?: typeof fetch
  /** Longest wait for one answer, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number
}

/** The API could not answer: `code` is that of its problem document, UNREACHABLE, or TIMEOUT. */
export class ApiError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'ApiError'
    this.code = code
  }
}

/** Filters that are parameters of the API by their own name. */
const plainFilters = ['author', 'tag', 'article']

/**
 * A typed client of the API, for browsers and for anything else that has `fetch`.
 *
 * @param endpoint absolute address of a Hansou site, such as `https://search.example.com/`
 */
export function createClient(endpoint: string, options: ClientOptions = {}): Client {
  const base = endpoint.replace(/\/?$/, '/')
  const { fetch: send = (input, init) => fetch(input, init), timeoutMs = 10_000 } = options

  async function get<Answer>(
    path: string,
    parameters: object,
    filters: FilterValues,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const address = new URL(path, base)
    const { searchParams } = address
    for (const [name, value] of Object.entries(parameters))
      if (`${value ?? ''}`) searchParams.set(name, value)
    for (const [field, values] of Object.entries(filters)) {
      // Any other field may have the name of a parameter.
      const name = plainFilters.includes(field) ? field : `field.${field}`
      for (const value of values) searchParams.append(name, value)
    }
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await send(address, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
      if (response.ok) return await response.json()
      const problem = await response.json().catch(() => null)
      throw new ApiError(problem?.code ?? 'UNREACHABLE', problem?.detail ?? `status ${response.status}`)
    } catch (cause) {
      if (cause instanceof ApiError || signal?.aborted) throw cause
      const code = timeout.aborted ? 'TIMEOUT' : 'UNREACHABLE'
      throw new ApiError(code, `the search API did not answer: ${(cause as Error).message}`, { cause })
    }
  }

  return {
    search: ({ filters = {}, ...parameters }, signal) => get('api/search', parameters, filters, signal),
    suggest: (q, limit, signal, lang) => get('api/suggest', { q, limit, lang }, {}, signal),
  }
}
