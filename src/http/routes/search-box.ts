import type { Context } from 'hono'
import { cacheControl } from '../freshness.ts'
import type { BrowserScript, CheckedAppOptions } from '../options.ts'
import { answerProblem } from '../problem.ts'

/** `GET /search-box.js` and its neighbours; a 404 problem where they have not been built. */
export function searchBoxRoute(
  options: CheckedAppOptions,
  name: BrowserScript,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const script = await options.searchBox(name)
    if (script === null) return answerProblem('NOT_FOUND')
    return context.body(script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': cacheControl(options, 3600),
    })
  }
}
