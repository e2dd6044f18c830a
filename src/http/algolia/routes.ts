import type { Context } from 'hono'
import type { Searcher } from '../../search/answer.ts'
import { decodeEscapes } from '../../text/decode-escapes.ts'
import type { JsonObject } from '../../text/json-object.ts'
import type { CheckedAppOptions } from '../options.ts'
import { problemCodeOf } from '../problem.ts'
import { readJson } from '../request/read-json.ts'
import { type AbsoluteUrl, absoluteUrlsFrom, pageUrlOf } from '../site-url.ts'
import { recordSearch, type UsageLog } from '../usage.ts'
import { readObject, readObjects } from './objects.ts'
import { isSuggestionIndex, suggestQueries } from './query-suggestions.ts'
import { flattenParameters, readEntries } from './read-entries.ts'
import { readQuery, type WireQuery } from './read-query.ts'
import { readList, readText } from './read-value.ts'
import { writeResult } from './result.ts'
import { searchFacetValues } from './search-facet-values.ts'
import { searchTogether } from './search-together.ts'

/** What one request is answered with. */
interface Asked {
  readonly searcher: Searcher
  readonly absolute: AbsoluteUrl
  readonly elapsedMs: () => number
  readonly usage: UsageLog | null
}

/**
 * `/1/indexes/…`: the part of Algolia's HTTP interface by which its clients search, read only. Any index name is
 * answered; `…_date_desc` and `…_date_asc` order by date, a name with `suggest` holds query suggestions.
 *
 * @see https://www.algolia.com/doc/rest-api/search
 */
export function algoliaRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const startedMs = options.nowMs()
    try {
      const answer = await answerPath(context.req.raw, {
        searcher: await options.searcher(),
        absolute: absoluteUrlsFrom(pageUrlOf(context.req.raw, options.siteUrl)),
        elapsedMs: () => options.nowMs() - startedMs,
        usage: options.usage,
      })
      return answer === null
        ? refuse(404, 'no such object or path')
        : context.json(answer, 200, { 'Cache-Control': 'no-store' })
    } catch (error) {
      if (problemCodeOf(error) === 'INVALID_PARAMETER') return refuse(400, (error as Error).message)
      options.report(error)
      return refuse(503, 'the index cannot be read')
    }
  }
}

/** Errors as the clients read them; `message` is what they show. */
function refuse(status: number, message: string): Response {
  return Response.json({ message, status }, { status, headers: { 'Cache-Control': 'no-store' } })
}

async function answerPath(request: Request, asked: Asked): Promise<JsonObject | null> {
  const { pathname, searchParams } = new URL(request.url)
  const [indexName = '', ...rest] = pathname.split('/').slice(3).map(decodeEscapes)
  const { searcher, absolute } = asked
  if (request.method !== 'POST') {
    const attributes = readList(searchParams.get('attributesToRetrieve'))
    return rest.length === 1 ? readObject(searcher, rest[0]!, attributes, absolute) : null
  }
  const body = await readJson(request)
  const path = rest.join('/')
  if (indexName === '*' && path === 'queries')
    return { results: await answerEntries(readEntries(body), asked) }
  if (indexName === '*' && path === 'objects')
    return { results: await readObjects(searcher, readEntries(body), absolute) }
  if (path === 'query') return (await answerEntries([{ ...flattenParameters(body), indexName }], asked))[0]!
  if (rest.length === 3 && rest[0] === 'facets' && rest[2] === 'query')
    return searchFacetValues(searcher, rest[1]!, flattenParameters(body))
  return null
}

async function answerEntries(entries: readonly JsonObject[], asked: Asked): Promise<JsonObject[]> {
  const { searcher, absolute, elapsedMs, usage } = asked
  const queries = entries.map((entry) => readQuery(readText(entry.indexName) ?? '', entry))
  const isSearch = (query: WireQuery, at: number): boolean =>
    entries[at]!.type !== 'facet' && !isSuggestionIndex(query.indexName)
  const searches = queries.filter(isSearch)
  const answers = await searchTogether(searcher, searches)
  // The queries of one request differ in their facets; a visitor made one search.
  const [first] = searches
  if (first)
    recordSearch(
      usage,
      { q: first.query, offset: first.offset, limit: first.hitsPerPage },
      answers[0]!.total,
      'algolia',
    )
  const results: JsonObject[] = []
  for (const [at, query] of queries.entries()) {
    const entry = entries[at]!
    if (entry.type === 'facet')
      results.push(await searchFacetValues(searcher, readText(entry.facet) ?? '', entry))
    else if (isSuggestionIndex(query.indexName)) results.push(await suggestQueries(searcher, query))
    else results.push(writeResult(query, answers[searches.indexOf(query)]!, absolute, elapsedMs()))
  }
  return results
}
