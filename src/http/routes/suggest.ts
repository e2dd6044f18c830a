import type { Context } from 'hono'
import { revalidate } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault } from '../problem.ts'
import { suggestParameters } from '../request/parameters.ts'
import { listParameters, readParameters } from '../request/read-parameters.ts'

/** `GET /api/suggest`: completions of what a visitor is typing. */
export function suggestRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const read = readParameters(suggestParameters, listParameters(new URL(context.req.url).searchParams))
    if ('fault' in read) return answerFault(read.fault)
    const { q, limit } = read.parameters
    const searcher = await options.searcher()
    return revalidate(context, options, searcher, `suggest${limit} ${q}`, async (headers) => {
      const { query, suggestions } = await searcher.suggest(q, limit)
      return context.json({ query, suggestions }, 200, headers)
    })
  }
}
