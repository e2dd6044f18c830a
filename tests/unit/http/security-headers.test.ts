import { expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'

const app = createApp({
  searcher: async () => {
    throw new Error('no index')
  },
  searchBox: async () => new Uint8Array(1),
  report: () => {},
})

it.each([
  ['GET', '/'],
  ['GET', '/search-box.js'],
  ['GET', '/api/openapi.json'],
  ['GET', '/api/health'],
  ['GET', '/api/search?q=x'],
  ['GET', '/api/search?limit=many'],
  ['GET', '/nowhere'],
  ['OPTIONS', '/api/search'],
  ['DELETE', '/api/search'],
])('%s %s is answered with the headers of every answer', async (method, path) => {
  const { headers } = await app.request(path, { method })
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
})
