import type { Json } from './describe-schema.ts'

/** One operation of the API. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  /** Name of the schema of its answer; null for an answer without a body. */
  readonly answer: string | null
  /** Default: `application/json`. */
  readonly contentType?: string
  readonly parameters?: readonly Json[]
  readonly body?: Json
  /** Whether what is asked for may not be there. */
  readonly mayBeMissing?: boolean
  /** Whether answers carry a tag by which a client asks again; see RFC 9110, If-None-Match. */
  readonly isTagged?: boolean
}

/** An operation with every answer it can give. */
export function describeOperation(operation: Operation): Json {
  const { operationId, summary, answer, contentType = 'application/json', parameters = [], body } = operation
  const takesInput = parameters.length > 0 || body !== undefined
  return {
    operationId,
    summary,
    parameters,
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      ...(answer === null
        ? { 204: { description: summary } }
        : {
            200: {
              description: summary,
              ...(operation.isTagged ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
              content: { [contentType]: { schema: { $ref: `#/components/schemas/${answer}` } } },
            },
          }),
      ...(operation.isTagged ? referTo(304, 'NotModified') : {}),
      ...(takesInput ? referTo(400, 'InvalidParameter') : {}),
      ...(operation.mayBeMissing ? referTo(404, 'NotFound') : {}),
      ...referTo(405, 'MethodNotAllowed'),
      ...referTo(500, 'Failed'),
      ...referTo(503, 'Unavailable'),
    },
  }
}

function referTo(status: number, name: keyof typeof sharedResponses): Json {
  return { [status]: { $ref: `#/components/responses/${name}` } }
}

/** Answers of several operations, by name. */
export const sharedResponses = {
  NotModified: { description: 'The copy named by If-None-Match is still good.' },
  InvalidParameter: problem('A parameter is not valid; `parameter` names it.'),
  NotFound: problem('The index does not have what the address names.'),
  MethodNotAllowed: {
    ...problem('The address does not answer this method.'),
    headers: { Allow: { description: 'Methods that the address answers.', schema: { type: 'string' } } },
  },
  Failed: problem('The request could not be answered.'),
  Unavailable: {
    ...problem('The index cannot be read; `code` says why.'),
    headers: {
      'Retry-After': {
        description: 'Seconds until another try may help; only with the code STORE_UNAVAILABLE.',
        schema: { type: 'integer' },
      },
    },
  },
}

/** Headers of several operations. */
export const sharedHeaders: Json = {
  ETag: { description: 'Names this answer for If-None-Match.', schema: { type: 'string' } },
}

function problem(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}
