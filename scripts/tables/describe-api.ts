import type { ObjectEntries, ObjectSchema } from 'valibot'
import {
  articleAnswer,
  facetAnswer,
  healthAnswer,
  partialSearchAnswer,
  problemAnswer,
  suggestAnswer,
} from '../../src/http/contract.ts'
import {
  articleParameters,
  facetParameters,
  maxFilterUnits,
  searchParameters,
  suggestParameters,
} from '../../src/http/request/parameters.ts'
import { maxBodyBytes } from '../../src/http/request/read-parameter-body.ts'
import { clickBody, describeFeedParameters, jsonFeed } from './describe-feeds.ts'
import { describeOperation, sharedHeaders, sharedResponses } from './describe-operation.ts'
import { describeSchema, type Json, orNull } from './describe-schema.ts'

type ParameterSchema = ObjectSchema<ObjectEntries, undefined>

/**
 * The OpenAPI 3.1 document of the API, made from the very schemas that check requests.
 *
 * Costs some milliseconds, so it is made when it is asked for and never on the way to an answer.
 */
export function describeApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hansou',
      version: '1',
      description: 'Full-text search for Chinese article sites.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: { ...describeSearches(), ...describeOtherPaths() },
    components: { schemas: describeAnswers(), responses: sharedResponses, headers: sharedHeaders },
  }
}

/** Searches, as JSON and as feeds. */
function describeSearches(): Json {
  const search = { answer: 'SearchAnswer', summary: 'Ranked hits for a query.' }
  const searched = [...describeParameters(searchParameters), ...filterParameters]
  const feed = { parameters: describeFeedParameters(searched), isTagged: true }
  return {
    '/api/search': {
      get: describeOperation({
        ...search,
        operationId: 'search',
        parameters: searched,
        isTagged: true,
      }),
      post: describeOperation({
        ...search,
        operationId: 'searchByBody',
        summary: 'Ranked hits for a query in a body of JSON, which may be longer than an address.',
        body: describeBody(),
      }),
    },
    '/api/search.json': {
      get: describeOperation({
        ...feed,
        operationId: 'jsonFeed',
        summary: 'The answer to a search as JSON Feed 1.1, the newest first.',
        answer: 'JsonFeed',
        contentType: 'application/feed+json',
      }),
    },
    '/api/search.xml': {
      get: describeOperation({
        ...feed,
        operationId: 'rss',
        summary: 'The answer to a search as RSS 2.0, the newest first.',
        answer: 'Rss',
        contentType: 'application/rss+xml',
      }),
    },
  }
}

function describeOtherPaths(): Json {
  return {
    '/api/click': {
      post: describeOperation({
        operationId: 'click',
        summary: 'Counts a click on a hit, where the site counts.',
        answer: null,
        body: clickBody,
        mayBeMissing: true,
      }),
    },
    '/api/suggest': {
      get: describeOperation({
        operationId: 'suggest',
        summary: 'Completions of what a visitor is typing.',
        answer: 'SuggestAnswer',
        parameters: describeParameters(suggestParameters),
        isTagged: true,
      }),
    },
    '/api/facets/{field}': {
      get: describeOperation({
        operationId: 'facet',
        summary: 'Values of one field by part of them, with the number of articles that have each.',
        answer: 'FacetAnswer',
        parameters: [
          describePath('field', '`author`, `tag`, or a field of the index; see `fields` of /api/health.'),
          ...describeParameters(facetParameters),
        ],
        mayBeMissing: true,
        isTagged: true,
      }),
    },
    '/api/articles/{id}': {
      get: describeOperation({
        operationId: 'article',
        summary: 'A whole article as text, with its metadata and passages.',
        answer: 'ArticleAnswer',
        parameters: [
          describePath('id', 'The id of an article; its slashes may stand as they are.'),
          ...describeParameters(articleParameters),
        ],
        mayBeMissing: true,
        isTagged: true,
      }),
    },
    '/api/health': {
      get: describeOperation({
        operationId: 'health',
        summary: 'What the index says of itself.',
        answer: 'HealthAnswer',
      }),
    },
  }
}

function describeAnswers(): Json {
  return {
    SearchAnswer: describeSchema(partialSearchAnswer),
    SuggestAnswer: describeSchema(suggestAnswer),
    FacetAnswer: describeSchema(facetAnswer),
    ArticleAnswer: describeSchema(articleAnswer),
    HealthAnswer: describeSchema(healthAnswer),
    JsonFeed: jsonFeed,
    Rss: { type: 'string' },
    Problem: describeSchema(problemAnswer),
  }
}

const filterValue: Json = { type: 'string', maxLength: maxFilterUnits }
const filterValues: Json = { type: 'array', items: filterValue }
const filterRule = 'Any of several values will do; none that begins with `-` may be there.'

const filterParameters: readonly Json[] = [
  ...(['author', 'tag', 'article'] as const).map((field) => ({
    name: field,
    in: 'query',
    description: `Only articles with this ${field === 'article' ? 'id' : field}. ${filterRule}`,
    schema: filterValues,
  })),
  {
    name: 'otherFields',
    in: 'query',
    description: `Any other field of the index, as field.<name>, or by its name alone where no parameter has that name. ${filterRule}`,
    schema: {
      type: 'object',
      propertyNames: { pattern: '^field\\.[^\\s=&]+$' },
      additionalProperties: filterValue,
    },
  },
]

function describeBody(): Json {
  const { properties } = describeSchema(searchParameters) as { properties: Json }
  const oneOrMany = { anyOf: [filterValue, { type: 'array', items: filterValue }, { type: 'null' }] }
  return {
    required: true,
    description: `At most ${maxBodyBytes} bytes.`,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { ...orNull(properties), author: oneOrMany, tag: oneOrMany, article: oneOrMany },
          patternProperties: { '^field\\..+$': oneOrMany },
        },
      },
    },
  }
}

function describePath(name: string, description: string): Json {
  return { name, in: 'path', required: true, description, schema: { type: 'string', minLength: 1 } }
}

function describeParameters(parameters: ParameterSchema): Json[] {
  const properties = describeSchema(parameters).properties as Readonly<Record<string, Json>>
  return Object.entries(properties).map(([name, property]) => {
    const { description, default: preset, ...schema } = withoutNull(property)
    const list = schema.type === 'array' ? { explode: false } : {}
    const given = preset === null || preset === undefined ? {} : { default: preset }
    return {
      name,
      in: 'query',
      allowEmptyValue: true,
      description,
      schema: allowEmpty({ ...schema, ...given }),
      ...list,
    }
  })
}

/** An empty parameter counts as not given, which the format of a date does not say by itself. */
function allowEmpty(schema: Json): Json {
  return schema.format === undefined ? schema : { anyOf: [schema, { const: '' }] }
}

/** A parameter that is not given is null inside, which no query string can say. */
function withoutNull(property: Json): Json {
  const choices = property.anyOf as readonly Json[] | undefined
  return choices?.find((choice) => choice.type !== 'null') ?? property
}
