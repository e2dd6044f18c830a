import type { Context } from 'hono'
import { describeFeed, type Feed } from '../feeds/feed.ts'
import { writeJsonFeed } from '../feeds/json-feed.ts'
import { writeRss } from '../feeds/rss.ts'
import { headersFor, revalidate } from '../freshness.ts'
import { askedUrlOf } from '../mounted.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault } from '../problem.ts'
import { listParameters } from '../request/read-parameters.ts'
import { absoluteUrlsFrom, siteUrlOf } from '../site-url.ts'
import { readSearch } from './search.ts'

type Route = (context: Context) => Promise<Response>

/** `GET /api/search.json`: the answer to a search as JSON Feed, with the parameters of `/api/search`. */
export function jsonFeedRoute(options: CheckedAppOptions): Route {
  return feedRoute(options, 'application/feed+json; charset=utf-8', writeJsonFeed)
}

/** `GET /api/search.xml`: the answer to a search as RSS, with the parameters of `/api/search`. */
export function rssRoute(options: CheckedAppOptions): Route {
  return feedRoute(options, 'application/rss+xml; charset=utf-8', writeRss)
}

/** Feeds are newest first unless another order is asked for. */
function feedRoute(options: CheckedAppOptions, contentType: string, write: (feed: Feed) => string): Route {
  return async (context) => {
    const url = askedUrlOf(context)
    const given = new Map<string, readonly unknown[]>([
      ['sort', ['newest']],
      ...listParameters(url.searchParams),
    ])
    const asked = await readSearch(options, given, 'text')
    if ('fault' in asked) return answerFault(asked.fault)
    const { searcher, request } = asked
    const siteUrl = siteUrlOf(context.req.raw, options.siteUrl)
    const key = `${url.origin}${url.pathname}${JSON.stringify(request)}`
    return revalidate(context, options, searcher, key, async (headers) => {
      const answer = await searcher.search(request, context.req.raw.signal)
      const feed = describeFeed(url, options.siteName, request, answer, absoluteUrlsFrom(siteUrl))
      return context.body(write(feed), 200, { ...headersFor(answer, headers), 'Content-Type': contentType })
    })
  }
}
