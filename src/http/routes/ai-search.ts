import type { Context } from 'hono'
import { maxQueryUnits, plainRequest } from '../../search/answer.ts'
import { isJsonObject, type JsonObject } from '../../text/json-object.ts'
import type { CheckedAppOptions } from '../options.ts'
import { readJson } from '../request/read-json.ts'
import { absoluteUrlsFrom, pageUrlOf } from '../site-url.ts'

const maxResults = 50

/**
 * `POST /search`: searches as a public endpoint of Cloudflare AI Search does, so that its snippets can stand on a page
 * and ask this index. The last message is the query; one chunk is the best passage of an article.
 *
 * @see https://developers.cloudflare.com/ai-search/usage/rest-api/
 */
export function aiSearchRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const request = context.req.raw
    const body = await readJson(request)
    const q = readQuery(body).slice(0, maxQueryUnits)
    const absolute = absoluteUrlsFrom(pageUrlOf(request, options.siteUrl))
    const searcher = await options.searcher()
    const answer = await searcher.search({ ...plainRequest, q, limit: readLimit(body) })
    const best = answer.hits[0]?.score ?? 1
    const chunks = answer.hits.map(({ id, url, score, snippet, article }) => ({
      id,
      type: 'text',
      // Scores of the others lie between 0 and 1; ours have no upper bound.
      score: best > 0 ? score / best : 0,
      text: snippet.text,
      item: {
        key: absolute(url),
        timestamp: article.date === null ? null : Date.parse(article.date),
        metadata: {
          title: article.title,
          description: snippet.text,
          ...(article.image === null ? {} : { image: absolute(article.image) }),
        },
      },
    }))
    const partial = answer.partial === true ? { partial: true } : {}
    return context.json({ success: true, result: { search_query: q, chunks, ...partial } }, 200, {
      'Cache-Control': 'no-store',
    })
  }
}

function readQuery({ messages, query }: JsonObject): string {
  if (typeof query === 'string') return query
  const last = Array.isArray(messages) ? messages.filter(isJsonObject).at(-1)?.content : undefined
  return typeof last === 'string' ? last : ''
}

/** The number of results, where the several versions of the interface have it. */
function readLimit({ max_num_results: flat, ai_search_options: nested }: JsonObject): number {
  const retrieval = isJsonObject(nested) && isJsonObject(nested.retrieval) ? nested.retrieval : {}
  const wanted = Number(retrieval.max_num_results ?? flat ?? 10)
  return Number.isInteger(wanted) ? Math.min(maxResults, Math.max(1, wanted)) : 10
}
