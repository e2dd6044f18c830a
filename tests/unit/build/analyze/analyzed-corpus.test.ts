import { expect, it } from 'vitest'
import { type BatchSummary, findSharedAddresses } from '../../../../src/build/analyze/analyzed-corpus.ts'

const batchOf = (...articles: (readonly [location: string, url: string])[]): BatchSummary =>
  ({
    articles: articles.map(([, url]) => ({ article: { url } })),
    locations: articles.map(([location]) => location),
  }) as unknown as BatchSummary

it('warns of files whose address an earlier one has, in any batch', () => {
  const batches = [
    batchOf(['a.md:1', '/same/'], ['b.md:1', '/b/']),
    batchOf(['c.md:1', '/same/'], ['d.md:1', '/same/']),
  ]
  const message = 'expected an address of its own, got one that a.md has too: /same/'
  expect(findSharedAddresses(batches)).toEqual([
    { kind: 'address', file: 'c.md', line: 1, message },
    { kind: 'address', file: 'd.md', line: 1, message },
  ])
})

it('takes lines of one file for parts of a page', () => {
  expect(findSharedAddresses([batchOf(['a.jsonl:1', '/same/'], ['a.jsonl:2', '/same/'])])).toEqual([])
})
