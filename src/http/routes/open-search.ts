import type { Context } from 'hono'
import { describeOpenSearch } from '../feeds/open-search.ts'
import { cacheControl, revalidate } from '../freshness.ts'
import { searchUrlOf } from '../mounted.ts'
import type { CheckedAppOptions } from '../options.ts'
import { suggestParameters } from '../request/parameters.ts'
import { absoluteUrlsFrom, siteUrlOf } from '../site-url.ts'
import { withParameters } from './with-parameters.ts'

/** `GET /opensearch.xml`: by which a browser offers the search in its address bar. */
export function openSearchRoute(options: CheckedAppOptions): (context: Context) => Response {
  return (context) =>
    context.body(describeOpenSearch(options.siteName, searchUrlOf(context).href), 200, {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Cache-Control': cacheControl(options, 86_400),
    })
}

/**
 * `GET /api/opensearch`: completions as browsers read them: what was typed, and lists of completions, of descriptions
 * and of addresses.
 *
 * @see https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
 */
export function suggestionsRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return withParameters(suggestParameters, async (context, { q, limit }) => {
    const searcher = await options.searcher()
    const absolute = absoluteUrlsFrom(siteUrlOf(context.req.raw, options.siteUrl))
    const page = (text: string): string => `${searchUrlOf(context)}?q=${encodeURIComponent(text)}`
    return revalidate(context, options, searcher, `opensearch${limit} ${q}`, async (headers) => {
      const { suggestions } = await searcher.suggest(q, limit)
      const answer = [
        q,
        suggestions.map(({ text }) => text),
        suggestions.map(() => ''),
        suggestions.map((one) => (one.url === null ? page(one.text) : absolute(one.url))),
      ]
      return context.body(JSON.stringify(answer), 200, {
        ...headers,
        'Content-Type': 'application/x-suggestions+json; charset=utf-8',
      })
    })
  })
}
