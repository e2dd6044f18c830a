import { expect, it, vi } from 'vitest'
import { SearchError } from '../../../src/errors.ts'
import type { Searcher } from '../../../src/search/answer.ts'
import { keepSearcher } from '../../../src/search/keep-searcher.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

const gone = () => Promise.reject(new SearchError('INDEX_NOT_FOUND', 'a file is gone'))
const createStale = (version: string): Searcher => ({
  ...createFakeSearcher(version),
  suggest: gone,
  search: gone,
})

it('opens the index once for requests that come together and after each other', async () => {
  const open = vi.fn(async () => createFakeSearcher())
  const searcher = keepSearcher(open)
  await Promise.all([searcher(), searcher()])
  await searcher()
  expect(open).toHaveBeenCalledTimes(1)
})

it('tries again after an opening that failed', async () => {
  const open = vi
    .fn<() => Promise<Searcher>>()
    .mockImplementationOnce(gone)
    .mockResolvedValue(createFakeSearcher())
  const searcher = keepSearcher(open)
  await expect(searcher()).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
  expect((await searcher()).status.version).toBe('v1')
})

it('opens the new index when a file of the old one is gone, and answers from it', async () => {
  const open = vi.fn<() => Promise<Searcher>>()
  open.mockResolvedValueOnce(createStale('old')).mockResolvedValue(createFakeSearcher('new'))
  const searcher = keepSearcher(open)
  const kept = await searcher()
  const [one, other] = await Promise.all([kept.suggest('灰犀', 5), kept.suggest('灰', 5)])
  expect([one.suggestions.length, other.suggestions.length]).toEqual([1, 1])
  expect((await searcher()).status.version).toBe('new')
  expect(open).toHaveBeenCalledTimes(2)
})

it('gives up after the second failure', async () => {
  const open = vi.fn(async () => createStale('same'))
  const kept = await keepSearcher(open)()
  await expect(kept.suggest('灰', 5)).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
  expect(open).toHaveBeenCalledTimes(2)
})

it('does not open anew for an error that a new index would not mend', async () => {
  const open = vi.fn(async () => ({
    ...createFakeSearcher(),
    suggest: () => Promise.reject(new TypeError('wrong')),
  }))
  const kept = await keepSearcher(open)()
  await expect(kept.suggest('灰', 5)).rejects.toThrow(TypeError)
  expect(open).toHaveBeenCalledTimes(1)
})

it('looks for a newer index after a while, and keeps the old one when that cannot be opened', async () => {
  const clock = { ms: 0 }
  const open = vi.fn<() => Promise<Searcher>>()
  open.mockResolvedValueOnce(createFakeSearcher('old')).mockImplementationOnce(gone)
  open.mockResolvedValueOnce(createFakeSearcher('new'))
  const searcher = keepSearcher(open, { recheckAfterMs: 100, nowMs: () => clock.ms })
  await searcher()
  clock.ms = 150
  expect((await searcher()).status.version).toBe('old')
  clock.ms = 200
  expect((await searcher()).status.version).toBe('old')
  clock.ms = 300
  expect((await searcher()).status.version).toBe('new')
  expect(open).toHaveBeenCalledTimes(3)
})
