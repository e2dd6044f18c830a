import type { Context } from 'hono'
import type { Hit, SearchAnswer, Searcher, SearchRequest } from '../../search/answer.ts'
import { headersFor, revalidate } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault } from '../problem.ts'
import { type hitParts, searchParameters } from '../request/parameters.ts'
import { readFilters } from '../request/read-filters.ts'
import { readParameterBody } from '../request/read-parameter-body.ts'
import {
  type GivenParameters,
  listParameters,
  type ParameterFault,
  readParameters,
  type ValueForm,
} from '../request/read-parameters.ts'
import { recordSearch } from '../usage.ts'

type HitPart = (typeof hitParts)[number]

/** A search request that was read and checked. */
export interface AskedSearch {
  readonly searcher: Searcher
  readonly request: SearchRequest
  readonly fields: readonly HitPart[] | null
}

/** `GET /api/search`: ranked hits for a query. */
export function searchRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const startedMs = options.nowMs()
    const asked = await readSearch(options, listParameters(new URL(context.req.url).searchParams), 'text')
    if ('fault' in asked) return answerFault(asked.fault)
    const { searcher, request, fields } = asked
    const key = `search${JSON.stringify([request, fields])}`
    return revalidate(context, options, searcher, key, async (headers) => {
      const answer = await answerSearch(options, asked, startedMs, context.req.raw.signal)
      return context.json(answer, 200, headersFor(answer, headers))
    })
  }
}

/** `POST /api/search`: the same for parameters in a body of JSON, which may be longer than an address. */
export function searchPostRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const startedMs = options.nowMs()
    const body = await readParameterBody(context.req.raw)
    if ('fault' in body) return answerFault(body.fault)
    const asked = await readSearch(options, body.given, 'typed')
    if ('fault' in asked) return answerFault(asked.fault)
    const answer = await answerSearch(options, asked, startedMs, context.req.raw.signal)
    return context.json(answer, 200, { 'Cache-Control': 'no-store' })
  }
}

/** Reads the parameters of a search and opens the index, whose fields say which of them are filters. */
export async function readSearch(
  options: CheckedAppOptions,
  given: GivenParameters,
  form: ValueForm,
): Promise<AskedSearch | { readonly fault: ParameterFault }> {
  const read = readParameters(searchParameters, given, form)
  if ('fault' in read) return read
  const searcher = await options.searcher()
  const filtered = readFilters(given, searcher.status.fields)
  if ('fault' in filtered) return filtered
  const { fields, ...parameters } = read.parameters
  return { searcher, request: { ...parameters, filters: filtered.filters }, fields }
}

async function answerSearch(
  options: CheckedAppOptions,
  { searcher, request, fields }: AskedSearch,
  startedMs: number,
  signal: AbortSignal,
): Promise<Omit<SearchAnswer, 'hits'> & { readonly tookMs: number; readonly hits: readonly Partial<Hit>[] }> {
  const { query, terms, total, totalIsExact, matchingAll, engine, hits, ...rest } = await searcher.search(
    request,
    signal,
  )
  const tookMs = Math.round((options.nowMs() - startedMs) * 10) / 10
  recordSearch(options.usage, request, total, 'api')
  const shown = fields === null ? hits : hits.map((hit) => pickParts(hit, fields))
  return { query, terms, total, totalIsExact, matchingAll, tookMs, engine, hits: shown, ...rest }
}

function pickParts(hit: Hit, fields: readonly HitPart[]): Partial<Hit> {
  const named = new Set<string>([...fields, 'id'])
  return Object.fromEntries(Object.entries(hit).filter(([name]) => named.has(name)))
}
