import type { Context } from 'hono'
import { plainRequest } from '../../search/answer.ts'
import { writeLlmsText } from '../feeds/llms-text.ts'
import { headersFor, revalidate } from '../freshness.ts'
import { searchUrlOf } from '../mounted.ts'
import type { CheckedAppOptions } from '../options.ts'
import { absoluteUrlsFrom, siteUrlOf } from '../site-url.ts'

/** Articles that `llms.txt` names; as many as one answer of a search may hold. */
const maxArticles = 100

/** `GET /llms.txt`: what the site holds and how a program searches it. */
export function llmsTextRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const searcher = await options.searcher()
    const origin = searchUrlOf(context).href.slice(0, -1)
    return revalidate(context, options, searcher, `llms.txt ${origin}`, async (headers) => {
      const answer = await searcher.search({ ...plainRequest, sort: 'newest', limit: maxArticles })
      return context.text(
        writeLlmsText({
          siteName: options.siteName,
          origin,
          articles: searcher.status.articles,
          hits: answer.hits,
          absolute: absoluteUrlsFrom(siteUrlOf(context.req.raw, options.siteUrl)),
        }),
        200,
        headersFor(answer, headers),
      )
    })
  }
}
