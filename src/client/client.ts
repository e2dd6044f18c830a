import type { SearchAnswer, SearchRequest, SuggestAnswer } from '../search/answer.ts'

/** A question as a caller writes it: what is left out has the default of the API. */
export type CompiledQuery = Partial<SearchRequest>

/** What `/api/search` answers; `tookMs` is the time in the index. */
export type TimedAnswer = SearchAnswer & { readonly tookMs: number }

export interface Client {
  /** @throws {ApiError} when the API cannot be reached or answers a problem; AbortError when aborted */
  search(question: CompiledQuery, signal?: AbortSignal): Promise<TimedAnswer>
  /** @throws {ApiError} as `search` does */
  suggest(q: string, limit?: number, signal?: AbortSignal): Promise<SuggestAnswer>
}

/** The API could not answer: `code` is that of its problem document, or UNREACHABLE. */
export class ApiError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'ApiError'
    this.code = code
  }
}

/**
 * A typed client of the API, for browsers and for anything else that has `fetch`.
 *
 * @param endpoint absolute address of a Hansou site, such as `https://search.example.com/`
 */
export function createClient(endpoint: string, options: { readonly fetch?: typeof fetch } = {}): Client {
  const base = endpoint.endsWith('/') ? endpoint : `${endpoint}/`
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  async function get<Answer>(
    path: string,
    { filters = [], ...parameters }: { readonly filters?: SearchRequest['filters'] },
    signal?: AbortSignal,
  ): Promise<Answer> {
    const address = new URL(path, base)
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== null && value !== undefined && value !== '') address.searchParams.set(name, String(value))
    }
    for (const { field, anyOf, noneOf } of filters) {
      for (const value of anyOf) address.searchParams.append(parameterOf(field), value)
      for (const value of noneOf) address.searchParams.append(parameterOf(field), `-${value}`)
    }
    const response = await reach(() => send(address, signal === undefined ? {} : { signal }))
    if (!response.ok) throw await readProblem(response)
    return reach(() => response.json() as Promise<Answer>)
  }

  return {
    search: (question, signal) => get('api/search', question, signal),
    suggest: (q, limit, signal) => get('api/suggest', { q, limit } as object, signal),
  }
}

/** The parameter that filters by a field. Names of fields may be those of other parameters, but for these two. */
function parameterOf(field: string): string {
  return field === 'author' || field === 'tag' ? field : `field.${field}`
}

async function reach<Value>(task: () => Promise<Value>): Promise<Value> {
  try {
    return await task()
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause
    throw new ApiError('UNREACHABLE', 'the search API could not be reached', { cause })
  }
}

async function readProblem(response: Response): Promise<ApiError> {
  const problem: { code?: unknown; detail?: unknown } = await response.json().catch(() => ({}))
  const code = typeof problem.code === 'string' ? problem.code : 'UNREACHABLE'
  const detail = typeof problem.detail === 'string' ? problem.detail : `status ${response.status}`
  return new ApiError(code, detail)
}
