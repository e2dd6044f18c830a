import { ApiError, type Client, type SearchParameters } from '../client/client.ts'
import { plainRequest, type SearchAnswer, type SearchRequest, type SuggestAnswer } from '../search/answer.ts'
import { fetchFirstFiles } from './first-files.ts'
import type { PreloadedIndex } from './preload-index.ts'
import type { ThreadReply, ThreadRequest } from './thread-messages.ts'

/** Where the index and the search thread are. */
export interface SearchOptions {
  /** Address of the folder of the index; relative to the page. Default: the folder this script came from. */
  readonly index?: string
  /** Address of the search thread. Default: `search-thread.js` beside this script. */
  readonly thread?: string
}

/** What is found; `tookMs` is the time that a page waited. */
export type TimedAnswer = SearchAnswer & { readonly tookMs: number }

/** A search over static files: the same questions and answers as the API, computed on the device. */
export interface StaticSearch extends Client {
  search(parameters: SearchParameters, signal?: AbortSignal): Promise<TimedAnswer>
  /**
   * Keeps the whole index on the device, so that it is searched without a network from then on. Needs Cache Storage,
   * which browsers have on `https:` and on this machine.
   *
   * @param maxBytes  a larger index is left where it is. Default: 10 MiB
   */
  preload(maxBytes?: number): Promise<PreloadedIndex>
  /** Ends the search thread, once no other search of the page uses it; questions under way are never answered. */
  close(): void
}

/** One request less its number. */
type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'number'> : never
type Ask = (request: Unnumbered<ThreadRequest>) => Promise<ThreadReply>

/**
 * Opens an index on a static host and searches it in a Web Worker, so that typing never waits for it. Where a
 * worker is refused (by a content security policy, or a script of another origin) the page searches by itself.
 *
 * @throws {ApiError} from `search` and `suggest`, with the code of the index (INDEX_NOT_FOUND, …)
 */
export function createSearch(options: SearchOptions = {}): StaticSearch {
  const here = new URL('.', import.meta.url)
  const base = new URL(options.index ?? here.href, document.baseURI)
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  const threadAddress = new URL(options.thread ?? new URL('search-thread.js', here).href, document.baseURI)
    .href
  const { thread, release } = shareThread(threadAddress, base.href)

  async function ask<Answer>(request: Unnumbered<ThreadRequest>, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    const { ask } = await abortable(thread, signal)
    const reply = await abortable(ask(request), signal)
    if ('error' in reply) throw new ApiError(reply.error.code, reply.error.message)
    return reply.result as Answer
  }
  return {
    async search(parameters: SearchParameters, signal?: AbortSignal): Promise<TimedAnswer> {
      const started = performance.now()
      const request = completeRequest(parameters)
      const answer = await ask<SearchAnswer>({ method: 'search', request }, signal)
      return {
        ...answer,
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      }
    },
    async suggest(q, limit = 8, signal, language): Promise<SuggestAnswer> {
      return ask<SuggestAnswer>({ method: 'suggest', asked: [q, limit, language] }, signal)
    },
    preload: (maxBytes = 10 * 1024 * 1024) =>
      ask<PreloadedIndex>({ method: 'preload', base: base.href, maxBytes }),
    close: release,
  }
}

function completeRequest({ filters = {}, ...parameters }: SearchParameters): SearchRequest {
  const fieldFilters = Object.entries(filters).map(([field, values]) => ({
    field,
    anyOf: values.filter((value) => !value.startsWith('-')),
    noneOf: values.filter((value) => value.startsWith('-')).map((value) => value.slice(1)),
  }))
  return { ...plainRequest, ...parameters, filters: fieldFilters }
}

interface SharedThread {
  readonly thread: Promise<Thread>
  users: number
}

interface Thread {
  readonly ask: Ask
  close(): void
}

/** Threads of this page by their address and index: a box uses the one that a script started before it. */
const threads = new Map<string, SharedThread>()

function shareThread(address: string, base: string): { thread: Promise<Thread>; release(): void } {
  const key = `${address} ${base}`
  const shared = threads.get(key) ?? { thread: openThread(address, base), users: 0 }
  threads.set(key, shared)
  // One that could not be started is started again by the next search.
  shared.thread.catch(() => threads.delete(key))
  shared.users += 1
  const use = { isOpen: true }
  return {
    thread: shared.thread,
    release() {
      if (!use.isOpen) return
      use.isOpen = false
      shared.users -= 1
      if (shared.users > 0) return
      threads.delete(key)
      void shared.thread.then(({ close }) => close()).catch(() => undefined)
    },
  }
}

async function openThread(address: string, base: string): Promise<Thread> {
  // The manifest is small and names what is fetched next, so it goes before the script of the thread.
  const firstFiles = fetchFirstFiles(base)
  const [{ send, close }, files] = await Promise.all([startThread(address), firstFiles])
  const count = { requests: 0 }
  const ask: Ask = (request) => send({ ...request, number: count.requests++ })
  // Messages are answered in order; what goes wrong with the index is told by the first question.
  void ask({ method: 'open', base, files })
  return { ask, close }
}

type Send = (request: ThreadRequest) => Promise<ThreadReply>

async function startThread(address: string): Promise<{ send: Send; close(): void }> {
  const worker = await startWorker(address)
  if (worker === null) {
    const { createSearchThread } = (await import(/* @vite-ignore */ address)) as {
      createSearchThread(): Send
    }
    return { send: createSearchThread(), close: () => undefined }
  }
  const waiting = new Map<number, (reply: ThreadReply) => void>()
  worker.addEventListener('message', ({ data }: MessageEvent<ThreadReply>) => {
    waiting.get(data.number)?.(data)
    waiting.delete(data.number)
  })
  return {
    send: (request) =>
      new Promise((resolve) => {
        waiting.set(request.number, resolve)
        worker.postMessage(request)
      }),
    close: () => worker.terminate(),
  }
}

/** Starts the worker, or answers null where the page may not have one. */
async function startWorker(address: string): Promise<Worker | null> {
  try {
    const worker = new Worker(address, { type: 'module' })
    const isReady = await new Promise<boolean>((resolve) => {
      worker.addEventListener('message', () => resolve(true), { once: true })
      worker.addEventListener('error', () => resolve(false), { once: true })
    })
    return isReady ? worker : null
  } catch {
    return null
  }
}

function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}
