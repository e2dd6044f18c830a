import { afterEach, expect, it, vi } from 'vitest'
import { SearchError } from '../../../src/errors.ts'
import { createApp } from '../../../src/http/app.ts'

afterEach(() => void vi.restoreAllMocks())

const bug = new TypeError('expected a function')

it.each<[name: string, error: unknown, logged: unknown]>([
  [
    'an error of the index is a line with its code',
    new SearchError('INDEX_CORRUPT', 'build it again'),
    'INDEX_CORRUPT: build it again',
  ],
  ['any other is told with its stack', bug, bug],
])('in the log %s', async (_name, error, logged) => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const app = createApp({ searcher: () => Promise.reject(error), searchBox: async () => null })
  await app.request('/api/health')
  expect(log.mock.calls).toEqual([[logged]])
})
