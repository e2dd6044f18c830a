import { describe, expect, it } from 'vitest'
import { type ErrorCode, SearchError } from '../../../src/errors.ts'
import { answerFault, answerProblem, type ProblemCode, problemCodeOf } from '../../../src/http/problem.ts'

describe('a problem', () => {
  it.each<[ErrorCode, ProblemCode]>([
    ['INVALID_PARAMETER', 'INVALID_PARAMETER'],
    ['INDEX_CORRUPT', 'INDEX_CORRUPT'],
    // What a build refuses is nothing that a visitor asked for.
    ['ARTICLE_INVALID', 'INTERNAL'],
    ['INVALID_OPTION', 'INTERNAL'],
  ])('of an error %s is %s', (code, problem) => {
    expect(problemCodeOf(new SearchError(code, 'a message'))).toBe(problem)
  })

  it.each([
    ['another error', new TypeError('x')],
    ['an error with a code of others', Object.assign(new Error('x'), { code: 'INDEX_CORRUPT' })],
    ['no error', { code: 'INDEX_CORRUPT' }],
    ['nothing', undefined],
  ])('of %s is internal', (_, error) => {
    expect(problemCodeOf(error)).toBe('INTERNAL')
  })

  it.each<[ProblemCode, number]>([
    ['INVALID_PARAMETER', 400],
    ['NOT_FOUND', 404],
    ['METHOD_NOT_ALLOWED', 405],
    ['INTERNAL', 500],
    ['INDEX_TOO_OLD', 503],
    ['STORE_UNAVAILABLE', 503],
  ])('%s has the status %i', async (code, status) => {
    const response = answerProblem(code)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ type: 'about:blank', status, code })
  })

  it('says when a file of the index may be there again, and what else a route adds', () => {
    const { headers } = answerProblem('STORE_UNAVAILABLE', { Allow: 'GET' })
    expect([headers.get('Retry-After'), headers.get('Allow'), headers.get('Cache-Control')]).toEqual([
      '5',
      'GET',
      'no-store',
    ])
  })

  it('names the parameter that it is about', async () => {
    const response = answerFault({ parameter: 'limit', expected: 'a number', got: '"x"' })
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: 'limit: expected a number, got "\\"x\\""',
      code: 'INVALID_PARAMETER',
      parameter: 'limit',
      expected: 'a number',
      got: '"x"',
    })
  })
})
