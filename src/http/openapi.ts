import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema, ObjectEntries, ObjectSchema } from 'valibot'
import {
  healthAnswer,
  problemAnswer,
  searchAnswer,
  searchParameters,
  suggestAnswer,
  suggestParameters,
} from './contract.ts'

type Json = Readonly<Record<string, unknown>>

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
    paths: {
      '/api/search': {
        get: describeGet('search', 'Ranked hits for a question.', searchParameters, 'SearchAnswer'),
      },
      '/api/suggest': {
        get: describeGet(
          'suggest',
          'Completions of what a visitor is typing.',
          suggestParameters,
          'SuggestAnswer',
        ),
      },
      '/api/health': {
        get: describeGet('health', 'What the index says of itself.', null, 'HealthAnswer'),
      },
    },
    components: {
      schemas: {
        SearchAnswer: describeSchema(searchAnswer),
        SuggestAnswer: describeSchema(suggestAnswer),
        HealthAnswer: describeSchema(healthAnswer),
        Problem: describeSchema(problemAnswer),
      },
    },
  }
}

function describeGet(
  operationId: string,
  summary: string,
  parameters: ObjectSchema<ObjectEntries, undefined> | null,
  answer: string,
): Json {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  const responses: Record<string, unknown> = {
    '200': {
      description: summary,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
    },
  }
  if (parameters !== null) {
    responses['304'] = { description: 'The copy named by If-None-Match is still good.' }
    responses['400'] = problem('A parameter is not valid.')
  }
  responses['503'] = problem('The index cannot be read; `code` says why.')
  return {
    operationId,
    summary,
    parameters: parameters === null ? [] : describeParameters(parameters),
    responses,
  }
}

function describeParameters(parameters: ObjectSchema<ObjectEntries, undefined>): Json[] {
  const properties = describeSchema(parameters).properties as Readonly<Record<string, Json>>
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = withoutNull(property)
    return { name, in: 'query', required: false, description, schema }
  })
}

/** A parameter that is not given is null inside, which no query string can say. */
function withoutNull(property: Json): Json {
  const choices = property.anyOf as readonly Json[] | undefined
  return choices?.find((choice) => choice.type !== 'null') ?? property
}

function describeSchema(schema: GenericSchema): Json {
  const { $schema: _, ...described } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' })
  return described
}
