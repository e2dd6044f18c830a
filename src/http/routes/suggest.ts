import type { Context } from 'hono'
import { revalidate } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { suggestParameters } from '../request/parameters.ts'
import { withParameters } from './with-parameters.ts'

/** `GET /api/suggest`: completions of what a visitor is typing. */
export function suggestRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return withParameters(suggestParameters, async (context, { q, limit, lang }) => {
    const searcher = await options.searcher()
    return revalidate(context, options, searcher, `suggest${limit} ${lang} ${q}`, async (headers) => {
      const { query, suggestions } = await searcher.suggest(q, limit, lang)
      return context.json({ query, suggestions }, 200, headers)
    })
  })
}
