import type { Context } from 'hono'
import type { CheckedAppOptions } from '../options.ts'
import { answerProblem } from '../problem.ts'

/** `GET /search-box.js`: the bundled search box; a 404 problem where it has not been built. */
export function searchBoxRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const script = await options.searchBox()
    if (script === null) return answerProblem('NOT_FOUND')
    return context.body(script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': options.maxAgeSeconds > 0 ? 'public, max-age=3600' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    })
  }
}
