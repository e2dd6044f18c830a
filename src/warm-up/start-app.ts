import { createApp } from '../http/app.ts'
import { createMemoryStore } from '../reader/stores/memory-store.ts'
import { openSearcher } from '../search/open-searcher.ts'

/** What an answer is made of, in the place of `Response`: a worker may not make one while it starts. */
class StartingResponse {
  readonly status: number
  readonly headers: Headers

  constructor(_body: unknown, { status = 200, headers }: ResponseInit = {}) {
    this.status = status
    this.headers = new Headers(headers)
  }
}

/** Runs `ask` with a `Response` that may be made while a worker starts. */
export async function withStartingResponse<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const { Response } = globalThis
  globalThis.Response = StartingResponse as unknown as typeof Response
  try {
    return await ask()
  } finally {
    globalThis.Response = Response
  }
}

/**
 * Makes an app as a worker does for its first visitor, over files in memory.
 *
 * @returns a function that asks it for a path, and answers the status
 */
export function startApp(files: ReadonlyMap<string, Uint8Array>): (path: string) => Promise<number> {
  const store = createMemoryStore(files)
  // Opened anew for each request: a visitor who comes first waits for that too.
  const app = createApp({ searcher: () => openSearcher(store), searchBox: async () => null })
  return async (path) => (await app.fetch(new Request(`https://warm-up.local${path}`))).status
}
