import type { Context } from 'hono'
import { maxQueryUnits, plainRequest } from '../../search/answer.ts'
import type { JsonObject } from '../../text/json-object.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault } from '../problem.ts'
import { readJson } from '../request/read-json.ts'
import { absoluteUrlsFrom, siteUrlOf } from '../site-url.ts'

/** Results of an answer at most, and where a request says nothing of their number. */
const maxResults = 50
const usualResults = 10

/**
 * `/ask`: answers as NLWeb does in its list mode, the one that needs no language model; by GET or POST, in one JSON.
 *
 * @see https://github.com/microsoft/NLWeb/blob/main/docs/nlweb-rest-api.md
 */
export function askRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const request = context.req.raw
    const asked: JsonObject = {
      ...Object.fromEntries(new URL(request.url).searchParams),
      ...(request.method === 'POST' ? await readJson(request) : {}),
    }
    const { query, mode = 'list', query_id: queryId, num } = asked
    if (mode !== 'list')
      return answerFault({ parameter: 'mode', expected: 'list', got: String(mode).slice(0, 40) })
    if (typeof query !== 'string' || query === '')
      return answerFault({ parameter: 'query', expected: 'what to look for', got: '' })
    const absolute = absoluteUrlsFrom(siteUrlOf(request, options.siteUrl))
    const searcher = await options.searcher()
    const limit = Math.min(maxResults, Math.max(1, Math.trunc(Number(num)) || usualResults))
    const { hits, partial } = await searcher.search({
      ...plainRequest,
      q: query.slice(0, maxQueryUnits),
      limit,
    })
    const best = hits[0]?.score ?? 1
    const results = hits.map(({ url, score, snippet, article }) => ({
      url: absolute(url),
      name: article.title,
      site: options.siteName,
      score: best > 0 ? Math.round((100 * score) / best) : 0,
      description: snippet.text,
      schema_object: {
        '@context': 'https://schema.org',
        '@type': 'Article',
        headline: article.title,
        url: absolute(article.url),
        ...(article.description === null ? {} : { description: article.description }),
        ...(article.date === null ? {} : { datePublished: article.date }),
        ...(article.image === null ? {} : { image: absolute(article.image) }),
        author: article.authors.map((name) => ({ '@type': 'Person', name })),
        keywords: article.tags,
      },
    }))
    return context.json(
      {
        query_id: typeof queryId === 'string' ? queryId.slice(0, 100) : '',
        results,
        ...(partial === true ? { partial } : {}),
      },
      200,
      { 'Cache-Control': 'no-store' },
    )
  }
}
