import type { Context } from 'hono'
import { searchParameters } from '../contract.ts'
import { freshnessHeaders, holdsTag } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault } from '../problem.ts'
import { readParameters } from '../read-parameters.ts'

/** `GET /api/search`: ranked hits for a question. */
export function searchRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const startedMs = options.nowMs()
    const read = readParameters(searchParameters, new URL(context.req.url).searchParams)
    if ('fault' in read) return answerFault(read.fault)
    const searcher = await options.searcher()
    const headers = freshnessHeaders({
      version: options.release + searcher.status.version,
      request: `search${JSON.stringify(read.parameters)}`,
      maxAgeSeconds: options.maxAgeSeconds,
    })
    if (holdsTag(context.req.header('If-None-Match') ?? null, headers.ETag))
      return context.body(null, 304, headers)
    const { query, terms, total, totalIsExact, engine, hits, nextOffset, facets, didYouMean } =
      await searcher.search(read.parameters)
    const tookMs = Math.round((options.nowMs() - startedMs) * 10) / 10
    return context.json(
      { query, terms, total, totalIsExact, tookMs, engine, hits, nextOffset, facets, didYouMean },
      200,
      headers,
    )
  }
}
