import { expect, it } from 'vitest'
import { ApiError, createClient } from '../../../src/client/client.ts'
import { createApp } from '../../../src/http/app.ts'
import { createFakeSearcher } from '../../fixtures/fake-searcher.ts'

const searcher = createFakeSearcher()
const app = createApp({ searcher: async () => searcher, searchBox: async () => null })
const throughApp: typeof fetch = async (input, init) => app.request(String(input), init)
const client = createClient('https://search.example.com/site', { fetch: throughApp })

it('asks under the endpoint, with what was given', async () => {
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input))
    return Response.json({})
  }
  await createClient('https://search.example.com/site', { fetch }).search({
    q: 'a&b',
    limit: 0,
    after: null,
    filters: { tag: ['甲', '-乙'], q: ['丙'] },
  })
  expect(asked).toEqual([
    'https://search.example.com/site/api/search?q=a%26b&limit=0&tag=%E7%94%B2&tag=-%E4%B9%99&field.q=%E4%B8%99',
  ])
})

it('answers typed hits and suggestions', async () => {
  const root = createClient('https://search.example.com', { fetch: throughApp })
  expect((await root.search({ q: '灰犀牛' })).hits).toHaveLength(2)
  expect((await root.suggest('灰犀')).suggestions[0]?.text).toBe('灰犀牛与黑天鹅')
})

it('throws the code of a problem document', async () => {
  const wrong = client.search({ q: 'x' })
  await expect(wrong).rejects.toBeInstanceOf(ApiError)
  await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('throws UNREACHABLE where there is no API', async () => {
  const offline = createClient('https://search.example.com', {
    fetch: () => Promise.reject(new TypeError('offline')),
  })
  await expect(offline.search({ q: 'x' })).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: 'the search API did not answer: offline',
  })
  const other = createClient('https://search.example.com', { fetch: async () => new Response('<html>') })
  await expect(other.search({ q: 'x' })).rejects.toMatchObject({ code: 'UNREACHABLE' })
})

it.each([
  '<html>',
  '{}',
  'null',
])('throws UNREACHABLE with the status where a proxy answers %s', async (body) => {
  const down = createClient('https://search.example.com', {
    fetch: async () => new Response(body, { status: 502 }),
  })
  await expect(down.search({ q: 'x' })).rejects.toMatchObject({ code: 'UNREACHABLE', message: 'status 502' })
})

it('throws TIMEOUT where no answer comes, and what the caller aborted with where the caller aborts', async () => {
  const silent: typeof globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
    )
  const impatient = createClient('https://search.example.com', { fetch: silent, timeoutMs: 1 })
  await expect(impatient.search({ q: 'x' })).rejects.toMatchObject({ code: 'TIMEOUT' })
  const aborted = AbortSignal.abort(new DOMException('over', 'AbortError'))
  const patient = createClient('https://search.example.com', {
    fetch: async () => Promise.reject(aborted.reason),
  })
  await expect(patient.search({ q: 'x' }, aborted)).rejects.toMatchObject({ name: 'AbortError' })
})
