import type { Context } from 'hono'
import { freshnessHeaders, holdsTag } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { suggestParameters } from '../parameters.ts'
import { answerFault } from '../problem.ts'
import { listParameters, readParameters } from '../read-parameters.ts'

/** `GET /api/suggest`: completions of what a visitor is typing. */
export function suggestRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const read = readParameters(suggestParameters, listParameters(new URL(context.req.url).searchParams))
    if ('fault' in read) return answerFault(read.fault)
    const { q, limit } = read.parameters
    const searcher = await options.searcher()
    const headers = freshnessHeaders({
      version: options.release + searcher.status.version,
      request: `suggest${limit} ${q}`,
      maxAgeSeconds: options.maxAgeSeconds,
    })
    if (holdsTag(context.req.header('If-None-Match') ?? null, headers.ETag))
      return context.body(null, 304, headers)
    const { query, suggestions } = await searcher.suggest(q, limit)
    return context.json({ query, suggestions }, 200, headers)
  }
}
