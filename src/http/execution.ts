import type { Context } from 'hono'

/** What a host of workers gives with a request. */
export interface Execution {
  waitUntil(promise: Promise<unknown>): void
}

/**
 * Has the host keep a request until it is answered: requests share reads and the opening of the index, so one whose visitor
 * went away must still end its own.
 *
 * @param execution  null where the host drops nothing
 */
export function keepUntilAnswered(
  response: Response | Promise<Response>,
  execution: Execution | null,
): Promise<Response> {
  const answer = Promise.resolve(response)
  execution?.waitUntil(answer.catch(() => undefined))
  return answer
}

/** What the host gave with a request; null where it gave nothing. */
export function executionOf(context: Context): Execution | null {
  try {
    return context.executionCtx
  } catch {
    // So the framework says that there is none.
    return null
  }
}
