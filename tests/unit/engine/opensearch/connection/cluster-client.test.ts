import { describe, expect, it } from 'vitest'
import { createClusterClient } from '../../../../../src/engine/opensearch/connection/cluster-client.ts'
import { readConnection } from '../../../../../src/engine/opensearch/connection/read-connection.ts'

describe('a client of a cluster', () => {
  it.each([
    ['ftp://node.example', 'http or https'],
    ['xhttp://node.example', 'http or https'],
    ['httpx://node.example', 'http or https'],
    ['node', 'http or https'],
    ['http://node.example/?pretty', 'http or https'],
    ['http://user:secret@node.example', 'apart from its address'],
  ])('refuses the address %s without repeating it', (url, expected) => {
    const create = () => createClusterClient({ urls: [url] })
    expect(create).toThrow(expected)
    expect(create).not.toThrow('secret')
  })

  it('refuses to have no address', () => {
    expect(() => createClusterClient({ urls: [] })).toThrow('got none')
  })

  it('asks nodes in turn, those that failed of late last', async () => {
    const clock = { nowMs: 0 }
    const client = createClusterClient({
      urls: ['http://one.example', 'http://two.example', 'http://three.example/'],
      nowMs: () => clock.nowMs,
      fetch: (async () => {
        throw new TypeError('fetch failed')
      }) as typeof fetch,
    })
    const choose = () => client.choose().url
    expect([choose(), choose(), choose(), choose()]).toEqual([
      'http://one.example',
      'http://two.example',
      'http://three.example',
      'http://one.example',
    ])
    await expect(client.ask(client.nodes[1]!, { method: 'GET', path: '/' })).rejects.toThrow()
    expect([choose(), choose(), choose(), choose()]).not.toContain('http://two.example')
    // A node that answers is asked twice before one that does not.
    expect(client.choose([client.nodes[0]!, client.nodes[2]!]).url).not.toBe('http://two.example')
    expect(client.choose([client.nodes[0]!]).url).toBe('http://three.example')
    clock.nowMs = 60_000
    expect([choose(), choose(), choose()]).toContain('http://two.example')
  })

  it('takes a node for failing for ten seconds, or until it answers', () => {
    const clock = { nowMs: 0 }
    const client = createClusterClient({ urls: ['http://one.example'], nowMs: () => clock.nowMs })
    const node = client.nodes[0]!
    expect(client.isFailing(node)).toBe(false)
    client.noteFailure(node)
    clock.nowMs = 9_999
    expect(client.isFailing(node)).toBe(true)
    clock.nowMs = 10_000
    expect(client.isFailing(node)).toBe(false)
    client.noteFailure(node)
    client.noteAlive(node)
    expect(client.isFailing(node)).toBe(false)
  })

  it('sends credentials in the header alone', async () => {
    const sent: { url: string; headers: Record<string, string> }[] = []
    const client = createClusterClient({
      ...readConnection(['http://one.example,http://two.example'], {
        OPENSEARCH_USER: '读者',
        OPENSEARCH_PASSWORD: 'a:b',
      }),
      fetch: (async (url: string, init: { headers: Record<string, string> }) => {
        sent.push({ url, headers: init.headers })
        return Response.json({})
      }) as typeof fetch,
    })
    await client.request({ method: 'GET', path: '/_alias' })
    expect(client.nodes).toHaveLength(2)
    expect(sent[0]!.url).toBe('http://one.example/_alias')
    expect(sent[0]!.headers.Authorization).toBe(`Basic ${Buffer.from('读者:a:b').toString('base64')}`)
  })

  it.each([
    [{}, undefined],
    [{ OPENSEARCH_AUTHORIZATION: 'Bearer x', OPENSEARCH_USER: 'y' }, 'Bearer x'],
  ])('reads %j as the header %s', (environment, authorization) => {
    expect(readConnection(['http://one.example'], environment).authorization).toBe(authorization)
  })

  it('refuses a user without a password', () => {
    expect(() => readConnection(['http://one.example'], { OPENSEARCH_USER: 'reader' })).toThrow('one of them')
  })
})
