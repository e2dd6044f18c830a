import type { Json } from './describe-schema.ts'

/** Body of a click. */
export const clickBody: Json = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          query: { type: 'string' },
          hit: { type: 'string', minLength: 1, description: 'The address or id of the hit.' },
          position: { type: 'integer', minimum: 1, maximum: 10_000 },
        },
        required: ['query', 'hit', 'position'],
      },
    },
  },
}

const text: Json = { type: 'string' }
/** @see https://www.jsonfeed.org/version/1.1/ */
export const jsonFeed: Json = {
  type: 'object',
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: text,
    feed_url: text,
    next_url: text,
    items: {
      type: 'array',
      items: { type: 'object', properties: { id: text, url: text, title: text }, required: ['id', 'url'] },
    },
  },
  required: ['version', 'title', 'items'],
}

/** Feeds take what a search takes, by reference; their order is another where none is asked for. */
export function describeFeedParameters(searched: readonly Json[]): Json[] {
  return searched.map((parameter, index) =>
    parameter.name === 'sort'
      ? { ...parameter, schema: { ...(parameter.schema as Json), default: 'newest' } }
      : { $ref: `#/paths/~1api~1search/get/parameters/${index}` },
  )
}
