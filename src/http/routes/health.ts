import type { Context } from 'hono'
import type { CheckedAppOptions } from '../options.ts'

/** `GET /api/health`: what the open index says of itself; a 503 problem when it cannot be opened. */
export function healthRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const { engine, version, articles, passages, fields, builtAt } = (await options.searcher()).status
    return context.json({ status: 'ok', engine, version, articles, passages, fields, builtAt }, 200, {
      'Cache-Control': 'no-store',
    })
  }
}
