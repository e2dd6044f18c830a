import type { Context } from 'hono'
import { facetKeyOf } from '../../search/facet.ts'
import { revalidate } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerProblem } from '../problem.ts'
import { facetParameters } from '../request/parameters.ts'
import { readPathParameter } from '../request/path-parameter.ts'
import { withParameters } from './with-parameters.ts'

/** Stands before the name of a field. */
export const facetsPath = '/api/facets/'

/** `GET /api/facets/{field}`: values of one field by part of them. */
export function facetRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return withParameters(facetParameters, async (context, { q, limit }) => {
    const name = readPathParameter(context.req.url, facetsPath)
    const searcher = await options.searcher()
    const known = [...searcher.status.fields, 'author', 'tag']
    const field = known.find((one) => one === name) ?? known.find((one) => facetKeyOf(one) === name)
    if (field === undefined) return answerProblem('NOT_FOUND')
    const key = `facet${JSON.stringify([field, q, limit])}`
    return revalidate(context, options, searcher, key, async (headers) => {
      const answer = await searcher.facet({ field, q, limit })
      return context.json(answer ?? { field, query: q, values: [], total: 0 }, 200, headers)
    })
  })
}
