import { describe, expect, it } from 'vitest'
import { SearchError } from '../../../../src/errors.ts'
import { createApp } from '../../../../src/http/app.ts'
import { createFakeSearcher } from '../../../fixtures/fake-searcher.ts'

const stateless = '2026-07-28'
const key = 'io.modelcontextprotocol/protocolVersion'

const createTestApp = (open = async () => createFakeSearcher()) =>
  createApp({ searcher: open, searchBox: async () => null, report: () => undefined })

const app = createTestApp()

async function post(body: unknown, headers: Record<string, string> = {}, to = app) {
  const response = await to.request('/mcp', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, answer: text === '' ? null : JSON.parse(text), headers: response.headers }
}

const call = (method: string, params: object = {}) => ({ jsonrpc: '2.0', id: 1, method, params })
const modern = (method: string, params: object = {}) =>
  call(method, { ...params, _meta: { [key]: stateless } })
const modernHeaders = (method: string, more: Record<string, string> = {}) => ({
  'MCP-Protocol-Version': stateless,
  'Mcp-Method': method,
  ...more,
})

describe('revisions that begin with initialize', () => {
  it.each([
    ['2025-06-18', '2025-06-18'],
    ['2024-11-05', '2024-11-05'],
    ['1999-01-01', '2025-11-25'],
  ])('answers initialize of %s with %s, and opens no session', async (asked, answered) => {
    const { status, answer, headers } = await post(call('initialize', { protocolVersion: asked }))
    expect(status).toBe(200)
    expect(answer.result).toMatchObject({
      protocolVersion: answered,
      capabilities: { tools: {} },
      serverInfo: { name: 'hansou' },
    })
    expect(headers.get('mcp-session-id')).toBeNull()
  })

  it('accepts notifications without an answer', async () => {
    expect(await post({ jsonrpc: '2.0', method: 'notifications/initialized' })).toMatchObject({
      status: 202,
      answer: null,
    })
  })

  it('answers ping, and a call without any greeting', async () => {
    expect((await post(call('ping'))).answer).toEqual({ jsonrpc: '2.0', id: 1, result: {} })
    const { answer } = await post(call('tools/call', { name: 'search', arguments: { query: '灰犀牛' } }))
    expect(answer.result.structuredContent).toMatchObject({ total: 2, results: [{ id: 'news/rhino' }, {}] })
  })

  it.each([
    ['an unknown method', call('resources/list'), -32601],
    ['an unknown tool', call('tools/call', { name: 'write' }), -32602],
  ])('answers %s as an error at 200', async (_, body, code) => {
    expect(await post(body)).toMatchObject({ status: 200, answer: { id: 1, error: { code } } })
  })
})

describe('the stateless revision', () => {
  it('says what it is to server/discover', async () => {
    const { status, answer } = await post(modern('server/discover'), modernHeaders('server/discover'))
    expect(status).toBe(200)
    expect(answer.result).toMatchObject({
      resultType: 'complete',
      supportedVersions: expect.arrayContaining([stateless, '2025-11-25']),
      capabilities: { tools: {} },
      cacheScope: 'public',
      ttlMs: expect.any(Number),
      _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'hansou' } },
    })
  })

  it('lists and calls tools, the name in a header as text or in Base64', async () => {
    const list = await post(modern('tools/list'), modernHeaders('tools/list'))
    expect(list.answer.result).toMatchObject({ resultType: 'complete', ttlMs: expect.any(Number) })
    for (const name of ['fetch', `=?base64?${btoa('fetch')}?=`]) {
      const { answer } = await post(
        modern('tools/call', { name: 'fetch', arguments: { id: 'news/rhino' } }),
        modernHeaders('tools/call', { 'Mcp-Name': name }),
      )
      expect(answer.result).toMatchObject({
        resultType: 'complete',
        structuredContent: { title: '灰犀牛与黑天鹅' },
      })
    }
  })

  it.each([
    ['another method', modern('ping'), modernHeaders('tools/list'), 400, -32020],
    ['no method', modern('ping'), { 'MCP-Protocol-Version': stateless }, 400, -32020],
    [
      'another name',
      modern('tools/call', { name: 'search' }),
      modernHeaders('tools/call', { 'Mcp-Name': 'fetch' }),
      400,
      -32020,
    ],
    [
      'a name that is no Base64',
      modern('tools/call', { name: 'search' }),
      modernHeaders('tools/call', { 'Mcp-Name': '=?base64?%?=' }),
      400,
      -32020,
    ],
    ['no version', modern('ping'), { 'Mcp-Method': 'ping' }, 400, -32020],
    ['a version that the body lacks', call('ping'), modernHeaders('ping'), 400, -32020],
    ['an unknown version', call('ping'), { 'MCP-Protocol-Version': '1999-01-01' }, 400, -32022],
    [
      'a version that is deeper than it may be written',
      JSON.stringify(modern('ping')).replace(`"${stateless}"`, '['.repeat(20_000) + ']'.repeat(20_000)),
      {},
      400,
      -32022,
    ],
    ['an unknown method', modern('x'), modernHeaders('x'), 404, -32601],
    [
      'an unknown tool',
      modern('tools/call', { name: 'x' }),
      modernHeaders('tools/call', { 'Mcp-Name': 'x' }),
      400,
      -32602,
    ],
  ])('refuses %s', async (_, body, headers, status, code) => {
    expect(await post(body, headers)).toMatchObject({ status, answer: { id: 1, error: { code } } })
  })

  it('names the versions it has where it lacks one', async () => {
    const { answer } = await post(call('ping'), { 'MCP-Protocol-Version': '1999-01-01' })
    expect(answer.error.data).toEqual({
      requested: '1999-01-01',
      supported: [stateless, '2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'],
    })
  })
})

describe('anything else', () => {
  it.each([
    ['no JSON', 'x', -32700],
    ['a list', '[]', -32700],
    ['another protocol', { id: 1, method: 'ping' }, -32600],
    ['no method', { jsonrpc: '2.0', id: 1 }, -32600],
    ['params that are a list', { jsonrpc: '2.0', id: 1, method: 'ping', params: [] }, -32600],
    ['an id that is null', { jsonrpc: '2.0', id: null, method: 'ping' }, -32600],
  ])('refuses %s', async (_, body, code) => {
    expect(await post(body)).toMatchObject({ status: 400, answer: { error: { code } } })
  })

  it('takes an answer to nothing it asked without a word', async () => {
    expect((await post({ jsonrpc: '2.0', id: 1, result: {} })).status).toBe(202)
  })

  it.each(['GET', 'DELETE', 'PUT'])('refuses %s, saying that it takes POST', async (method) => {
    const response = await app.request('/mcp', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
  })

  it('lets pages of any site ask, with every header', async () => {
    const response = await app.request('/mcp', { method: 'OPTIONS' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toBe('*')
  })

  it('says nothing of the machine where the index cannot be read', async () => {
    const broken = createTestApp(() => Promise.reject(new SearchError('INDEX_CORRUPT', 'secret')))
    const { status, answer } = await post(
      call('tools/call', { name: 'search', arguments: { query: 'x' } }),
      {},
      broken,
    )
    expect(status).toBe(200)
    expect(answer).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32603, message: 'the index cannot be read' },
    })
  })
})
