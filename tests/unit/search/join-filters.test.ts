import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { plainRequest } from '../../../src/search/answer.ts'
import { joinFilters } from '../../../src/search/join-filters.ts'

const join = (q: string, request: Partial<typeof plainRequest> = {}) =>
  joinFilters({ ...plainRequest, q, ...request }, parseQuery(q))

describe('filters of a request and of its query', () => {
  it('hold together, each value of the query by itself', () => {
    const field = { field: 'section', anyOf: ['news', 'blog'], noneOf: [] }
    const q = 'author:王毅 author:陈晓 tag:外交 -author:林一 -tag:旧闻 访问'
    expect(join(q, { filters: [field] }).fields).toEqual([
      field,
      { field: 'author', anyOf: ['王毅'], noneOf: [] },
      { field: 'author', anyOf: ['陈晓'], noneOf: [] },
      { field: 'tag', anyOf: ['外交'], noneOf: [] },
      { field: 'author', anyOf: [], noneOf: ['林一'] },
      { field: 'tag', anyOf: [], noneOf: ['旧闻'] },
    ])
  })

  it.each<[string, string | null, string | null]>([
    ['', null, null],
    ['', '2023-07-01', '2023-07-01'],
    ['after:2023-07-05', null, '2023-07-05'],
    ['after:2023-07-05', '2023-07-01', '2023-07-05'],
    ['after:2023-07-05', '2023-07-09', '2023-07-09'],
  ])('of %j after %j begin with %j', (q, after, first) => {
    expect(join(q, { after })).toMatchObject({ after: first, before: null })
  })

  it.each<[string, string | null, string | null]>([
    ['', '2023-07-01', '2023-07-01'],
    ['before:2023-07-05', null, '2023-07-05'],
    ['before:2023-07-05', '2023-07-01', '2023-07-01'],
    ['before:2023-07-05', '2023-07-09', '2023-07-05'],
  ])('of %j before %j end with %j', (q, before, last) => {
    expect(join(q, { before })).toMatchObject({ after: null, before: last })
  })
})
