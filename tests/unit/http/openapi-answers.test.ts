import { createRequire } from 'node:module'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CanalSite, serveCanalSite } from '../../fixtures/canal-site.ts'

// The validator of the document brings it.
const require = createRequire(createRequire(import.meta.url).resolve('@seriousme/openapi-schema-validator'))
const { Ajv2020: Ajv } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>
}

const opened: { site?: CanalSite; document?: Document; ajv?: Ajv2020 } = {}

beforeAll(async () => {
  opened.site = await serveCanalSite()
  const document = await (await fetch(`${opened.site.url}api/openapi.json`)).json()
  opened.document = document as Document
  opened.ajv = new Ajv({ strict: false, formats: { date: true, 'date-time': true, uri: true } })
  opened.ajv.addSchema(closeObjects(document) as object, 'api')
})
afterAll(() => opened.site?.close())

/** The schemas with every object closed: a field that the document does not name is an error too. */
function closeObjects(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closeObjects)
  if (typeof part !== 'object' || part === null) return part
  const closed = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closeObjects(value)]))
  const isOpen = 'properties' in closed && closed.additionalProperties === undefined
  return isOpen ? { ...closed, unevaluatedProperties: false } : closed
}

const asked = `q=${encodeURIComponent('大运河 杭州')}`
const post = (body: string) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

it.each<[path: string, address: string, status: number, init?: RequestInit]>([
  ['/api/search', `/api/search?${asked}&explain=1&highlight=1`, 200],
  ['/api/search', `/api/search?${asked}&group=passage&sort=newest&snippetLength=20`, 200],
  ['/api/search', `/api/search?${asked}&fields=title`, 200],
  ['/api/search', `/api/search?q=${encodeURIComponent('大运和')}`, 200],
  ['/api/search', '/api/search?q=', 200],
  ['/api/search', '/api/search?limit=x', 400],
  ['/api/search', '/api/search', 200, post('{"q":"水闸","tag":["江南"]}')],
  ['/api/search', '/api/search', 400, post('{')],
  ['/api/suggest', '/api/suggest?q=dyh', 200],
  ['/api/suggest', '/api/suggest?limit=x', 400],
  ['/api/facets/{field}', '/api/facets/tags', 200],
  ['/api/facets/{field}', '/api/facets/nothing', 404],
  ['/api/articles/{id}', '/api/articles/canal/4', 200],
  ['/api/articles/{id}', '/api/articles/nothing', 404],
  ['/api/health', '/api/health', 200],
  ['/api/click', '/api/click', 404, post('{}')],
])('%s answers %s as the document says, and nothing beside: %i', async (path, address, status, init = {}) => {
  const answer = await fetch(new URL(address, opened.site!.url), init)
  expect(answer.status).toBe(status)
  const method = (init.method ?? 'GET').toLowerCase()
  const media = answer.headers.get('content-type')!.split(';')[0]!
  const operation = opened.document!.paths[path]![method]!
  const response = (operation.responses as Record<string, { $ref?: string }>)[status]!
  const escapeKey = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
  const at = response.$ref ?? `#/paths/${escapeKey(path)}/${method}/responses/${status}`
  const validate = opened.ajv!.getSchema(`api${at}/content/${escapeKey(media)}/schema`)!
  validate(await answer.json())
  expect(validate.errors ?? []).toEqual([])
})
