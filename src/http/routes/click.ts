import type { Context } from 'hono'
import type { CheckedAppOptions } from '../options.ts'
import { answerFault, answerProblem } from '../problem.ts'
import { readJson } from '../request/read-json.ts'
import { maxUsageUnits } from '../usage.ts'

/**
 * `POST /api/click`: counts the click on a hit, as `navigator.sendBeacon` sends it: `{query, hit, position}`. A 404
 * problem where nothing is counted.
 */
export function clickRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    if (options.usage === null) return answerProblem('NOT_FOUND')
    const { query, hit, position } = await readJson(context.req.raw)
    const refuse = (parameter: string, expected: string): Response =>
      answerFault({ parameter, expected, got: 'something else' })
    if (typeof query !== 'string') return refuse('query', 'text')
    if (typeof hit !== 'string' || hit === '') return refuse('hit', 'the address or id of a hit')
    if (!Number.isInteger(position) || Number(position) < 1 || Number(position) > 10_000)
      return refuse('position', 'a whole number from 1 to 10000')
    options.usage({
      kind: 'click',
      query: query.trim().slice(0, maxUsageUnits),
      hit: hit.slice(0, maxUsageUnits),
      position: Number(position),
    })
    return context.body(null, 204)
  }
}
