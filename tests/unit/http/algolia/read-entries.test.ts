import { describe, expect, it } from 'vitest'
import { flattenParameters, readEntries } from '../../../../src/http/algolia/read-entries.ts'

describe('the parameters of an entry', () => {
  it.each([
    [{ query: '船' }, { query: '船' }],
    [
      { indexName: 'a', params: 'query=%E8%88%B9&page=1' },
      { indexName: 'a', query: '船', page: '1' },
    ],
    [
      { params: { page: 1, facetFilters: [['tag:甲', 'tag:乙']] } },
      { page: 1, facetFilters: [['tag:甲', 'tag:乙']] },
    ],
    [{ query: '船', params: { query: '渡口' } }, { query: '船' }],
    [{ query: '船', params: 'query=x' }, { query: '船' }],
    [{ query: '船', params: ['query'] }, { query: '船' }],
    [{ query: '船', params: null }, { query: '船' }],
  ])('stand beside it or in its params: %j', (entry, flat) => {
    expect(flattenParameters(entry)).toEqual(flat)
  })
})

describe('the entries of a request', () => {
  const entries = (count: number) => Array.from({ length: count }, () => ({ query: 'x' }))

  it('are at most 32', () => {
    expect(readEntries({ requests: entries(32) })).toHaveLength(32)
    expect(() => readEntries({ requests: entries(33) })).toThrow('a list of at most 32 objects')
  })

  it.each([undefined, {}, ['x'], [{}, null]])('are a list of objects, unlike %j', (requests) => {
    expect(() => readEntries({ requests: requests as never })).toThrow(/requests/)
  })
})
