import { describe, expect, it } from 'vitest'
import { createClusterClient } from '../../../../../src/engine/opensearch/connection/cluster-client.ts'
import { multiSearch } from '../../../../../src/engine/opensearch/reads/multi-search.ts'

const whole = {
  hits: { total: { value: 3 }, hits: [] },
  timed_out: false,
  _shards: { total: 2, successful: 2, failed: 0 },
}
const urls = ['http://one.example', 'http://two.example', 'http://three.example']

type Reply = 'down' | number | object

/** A cluster that answers searches in turn as told; every node answers a ping. */
function createCluster(replies: readonly Reply[]) {
  const asked: { readonly node: string; readonly allowsPartial: boolean; readonly preference?: string }[] = []
  const client = createClusterClient({
    urls,
    fetch: (async (url: string, init: { body?: string }) => {
      const { hostname, pathname } = new URL(url)
      if (pathname === '/') return Response.json({})
      const head = JSON.parse(init.body!.split('\n')[0]!)
      asked.push({
        node: hostname,
        allowsPartial: head.allow_partial_search_results,
        preference: head.preference,
      })
      const reply = replies[asked.length - 1]
      if (reply === undefined) throw new Error('asked too often')
      if (reply === 'down') throw new TypeError('fetch failed')
      return typeof reply === 'number'
        ? new Response('', { status: reply })
        : Response.json({ responses: [reply] })
    }) as typeof fetch,
  })
  return { asked, client, ask: () => multiSearch(client, 'index', [{ size: 0 }], undefined) }
}

describe('a round trip', () => {
  it('asks for a whole answer or none', async () => {
    const { ask, asked } = createCluster([whole])
    expect(await ask()).toEqual({ results: [{ hits: [], total: 3, aggregations: {} }], partial: false })
    expect(asked).toEqual([{ node: 'one.example', allowsPartial: false }])
  })

  it.each<readonly [string, Reply]>([
    ['does not answer', 'down'],
    ['is overloaded', 429],
    ['has no cluster', 503],
    ['misses a shard', { ...whole, _shards: { total: 2, successful: 1, failed: 0 } }],
    ['lost a shard meanwhile', { ...whole, _shards: { total: 2, successful: 2, failed: 1 } }],
    ['ran out of time', { ...whole, timed_out: true }],
    ['ended early', { ...whole, terminated_early: true }],
    ['reports an error', { error: { type: 'search_phase_execution_exception' }, status: 503 }],
    ['says nothing of its shards', { hits: { total: { value: 1 } } }],
  ])('is repeated at another node where one %s', async (_, reply) => {
    const { ask, asked } = createCluster([reply, whole])
    expect((await ask()).partial).toBe(false)
    expect(asked.map(({ allowsPartial }) => allowsPartial)).toEqual([false, false])
    expect(asked[0]!.node).not.toBe(asked[1]!.node)
  })

  it('takes what there is at the third attempt, and says so', async () => {
    const part = {
      hits: { total: { value: 2 } },
      timed_out: false,
      _shards: { total: 2, successful: 1, failed: 1 },
    }
    const { ask, asked } = createCluster(['down', { error: { type: 'x' }, status: 503 }, part])
    expect(await ask()).toEqual({ results: [{ hits: [], total: 2, aggregations: {} }], partial: true })
    expect(asked.map(({ allowsPartial }) => allowsPartial)).toEqual([false, false, true])
  })

  it('is whole at the third attempt where nothing is missing then', async () => {
    expect((await createCluster(['down', 'down', whole]).ask()).partial).toBe(false)
  })

  it('fails where no node answers', async () => {
    await expect(createCluster(['down', 502, 'down']).ask()).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    })
  })

  it('is not repeated where the index is gone', async () => {
    const gone = { error: { type: 'index_not_found_exception' }, status: 404 }
    const { ask, asked } = createCluster([gone])
    await expect(ask()).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
    expect(asked).toHaveLength(1)
  })

  it.each([
    [400, 1],
    [499, 1],
    [429, 2],
    [500, 2],
  ])('with a search that fails by status %i is asked %i times', async (status, times) => {
    const { ask, asked } = createCluster([{ error: { type: 'x' }, status }, whole])
    await ask().catch(() => undefined)
    expect(asked).toHaveLength(times)
  })

  it.each<readonly [string, (string | null)[], number[], string | undefined]>([
    ['names none where all answer', ['a', 'b', 'c'], [], undefined],
    ['names those that answer', ['a', 'b', 'c'], [1], '_prefer_nodes:a,c'],
    ['names those whose ids are known', ['a', null, null], [], '_prefer_nodes:a'],
    ['names none where none answers', ['a', 'b', 'c'], [0, 1, 2], undefined],
  ])('prefers shards of nodes and %s', async (_, ids, failing, preference) => {
    const { ask, asked, client } = createCluster([whole])
    for (const [at, node] of client.nodes.entries()) {
      node.id = ids[at]!
      if (failing.includes(at)) client.noteFailure(node)
    }
    await ask()
    expect(asked[0]!.preference).toBe(preference)
  })

  it.each([401, 403])('is not repeated where credentials are refused with %i', async (status) => {
    const { ask, asked } = createCluster([status])
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    expect(asked).toHaveLength(1)
  })

  it('ends with its signal', async () => {
    const client = createClusterClient({ urls, fetch: (async () => Response.json({})) as typeof fetch })
    const signal = AbortSignal.abort(new Error('gone away'))
    await expect(multiSearch(client, 'index', [{}], signal)).rejects.toThrow('gone away')
  })
})
