import type { Context } from 'hono'
import type * as v from 'valibot'
import { answerFault } from '../problem.ts'
import { listParameters, readParameters } from '../request/read-parameters.ts'

/** A route that reads its query string by a schema first; what is wrong with it is answered as a problem. */
export function withParameters<Schema extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  schema: Schema,
  answer: (context: Context, parameters: v.InferOutput<Schema>) => Promise<Response>,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const read = readParameters(schema, listParameters(new URL(context.req.url).searchParams))
    return 'fault' in read ? answerFault(read.fault) : answer(context, read.parameters)
  }
}
