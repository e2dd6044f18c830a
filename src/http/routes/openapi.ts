import type { Context } from 'hono'
import { openapiJson } from '../openapi.table.ts'

/** `GET /api/openapi.json`: the contract as an OpenAPI 3.1 document. */
export function openapiRoute(): (context: Context) => Response {
  return (context) =>
    context.body(openapiJson, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=3600',
    })
}
