import type { InferOutput } from 'valibot'
import { type ErrorCode, SearchError } from '../errors.ts'
import type { problemAnswer } from './contract.ts'
import type { ParameterFault } from './request/read-parameters.ts'

/** Stable codes of problems at the HTTP interface. */
export type ProblemCode = ErrorCode | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'INTERNAL'

interface Wording {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly headers?: Readonly<Record<string, string>>
}

const internal: Wording = {
  status: 500,
  title: 'Internal Server Error',
  detail: 'The request could not be answered.',
}

const badIndex = (detail: string): Wording => ({ status: 503, title: 'Service Unavailable', detail })

const badRequest: Wording = {
  status: 400,
  title: 'Bad Request',
  detail: 'A parameter of the request is not valid.',
}

const wordings: Readonly<Partial<Record<ProblemCode, Wording>>> = {
  INVALID_PARAMETER: badRequest,
  NOT_FOUND: { status: 404, title: 'Not Found', detail: 'Nothing stands at this address.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method Not Allowed',
    detail: 'This address answers the methods that the header Allow names.',
  },
  STORE_UNAVAILABLE: {
    ...badIndex('A file of the index could not be read at the moment; try again.'),
    headers: { 'Retry-After': '5' },
  },
  INDEX_NOT_FOUND: badIndex('The index, or a file of it, is not there; build and deploy it.'),
  INDEX_TOO_OLD: badIndex('The index was written by an older version; rebuild it.'),
  INDEX_TOO_NEW: badIndex('The index was written by a newer version; deploy that version.'),
  INDEX_CORRUPT: badIndex('A file of the index is damaged; rebuild and deploy it.'),
  INDEX_MISMATCH: badIndex(
    'The files of the index and its cluster are of different builds; deploy the same one.',
  ),
  ANALYZER_MISMATCH: badIndex('The index was built by another analyzer; rebuild it.'),
}

/**
 * Answers a problem document (RFC 9457) with a stable `code`.
 *
 * The wording belongs to the code alone, so nothing of the machine or of the visitor gets into it.
 */
export function answerProblem(code: ProblemCode, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, title, detail, headers: own = {} } = wordings[code] ?? internal
  return writeProblem({ type: 'about:blank', title, status, detail, code }, { ...own, ...headers })
}

/** Answers 400 for a parameter, naming it, with what was expected and what came. */
export function answerFault(fault: ParameterFault): Response {
  const { parameter, expected, got } = fault
  return writeProblem({
    type: 'about:blank',
    ...badRequest,
    detail: `${parameter}: expected ${expected}, got ${JSON.stringify(got)}`,
    code: 'INVALID_PARAMETER',
    parameter,
    expected,
    got,
  })
}

/** The problem that an error thrown below the HTTP interface stands for. */
export function problemCodeOf(error: unknown): ProblemCode {
  if (!(error instanceof SearchError)) return 'INTERNAL'
  return error.code in wordings ? error.code : 'INTERNAL'
}

function writeProblem(
  problem: InferOutput<typeof problemAnswer>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}
