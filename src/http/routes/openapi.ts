import type { Context } from 'hono'
import { describeApi } from '../openapi.ts'

/** `GET /api/openapi.json`: the contract as an OpenAPI 3.1 document. */
export function openapiRoute(): (context: Context) => Response {
  return (context) => context.json(describeApi(), 200, { 'Cache-Control': 'public, max-age=3600' })
}
