import { describe, expect, it } from 'vitest'
import { openClusterIndexes, writeAliasOf } from '../../../../scripts/index/cluster/cluster-indexes.ts'
import { createClusterClient } from '../../../../src/engine/opensearch/connection/cluster-client.ts'

type Answers = Readonly<Record<string, object | number | readonly (object | number)[]>>

/** The indexes of an alias in a cluster that answers by method and path; of a list, one answer after the other. */
function open(answers: Answers = {}, alias = 'site-articles') {
  const asked: { readonly request: string; readonly body: unknown }[] = []
  const client = createClusterClient({
    urls: ['http://node.example'],
    fetch: (async (url: string, { method, body }: { method: string; body?: string }) => {
      const { pathname, search } = new URL(url)
      const request = `${method} ${pathname}`
      const times = asked.filter((one) => one.request.startsWith(request)).length
      asked.push({ request: request + search, body: body === undefined ? null : JSON.parse(body) })
      const given = answers[request] ?? {}
      const answer = Array.isArray(given) ? given[Math.min(times, given.length - 1)] : given
      return typeof answer === 'number' ? new Response('{}', { status: answer }) : Response.json(answer)
    }) as unknown as typeof fetch,
  })
  return { asked, indexes: openClusterIndexes(client, alias) }
}

const index = 'site-articles-20261126010203-0123abcd'

it.each([
  '',
  'A',
  '-a',
  'a--b',
  'a-',
  '1a',
  'a*',
  'a,b',
  `a${'b'.repeat(100)}`,
])('refuses the alias %j', (alias) => {
  expect(() => open({}, alias)).toThrow('expected an alias of small letters, digits, _ and single -')
})

it('takes an alias of a hundred characters', () => {
  expect(() => open({}, `a${'b'.repeat(99)}`)).not.toThrow()
})

describe('indexes of an alias', () => {
  it('are those named by it, a time and a random ending', async () => {
    const others = [
      'site-articles-new',
      `x${index}`,
      `${index}0`,
      'site-articles-more-20261126010203-0123abcd',
    ]
    const listed = Object.fromEntries([index, ...others].map((name) => [name, {}]))
    expect(await open({ 'GET /site-articles-*/_alias': listed }).indexes.list()).toEqual([index])
  })

  it('are none where the cluster has none', async () => {
    const { indexes } = open({ 'GET /site-articles-*/_alias': 404, 'GET /_alias/site-articles': 404 })
    expect([await indexes.list(), await indexes.current()]).toEqual([[], null])
  })

  it('have one that the alias names', async () => {
    expect(await open({ 'GET /_alias/site-articles': { [index]: {} } }).indexes.current()).toBe(index)
  })

  it('are created empty, taking documents by an alias of their own', async () => {
    const { asked, indexes } = open()
    const name = await indexes.create(2, { shards: 1 } as never, { content: 'c1' } as never)
    expect(name).toMatch(/^site-articles-\d{14}-[0-9a-f]{8}$/)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      request: `PUT /${name}`,
      body: { settings: { index: {} }, mappings: {}, aliases: { [writeAliasOf(name)]: {} } },
    })
  })

  it('are merged, then made searchable and written to files, and count what was sent', async () => {
    const { asked, indexes } = open({
      [`GET /${index}/_count`]: { count: 7 },
      [`POST /${index}/_forcemerge`]: { task: 'node:1' },
      'GET /_tasks/node:1': { completed: true },
    })
    expect(await indexes.finish(index)).toBe(7)
    expect(asked.map(({ request }) => request)).toEqual([
      `POST /${index}/_refresh`,
      `GET /${index}/_count`,
      `POST /${index}/_forcemerge?max_num_segments=1&wait_for_completion=false`,
      'GET /_tasks/node:1',
      `POST /${index}/_refresh`,
      `POST /${index}/_flush?force=true&wait_if_ongoing=true`,
    ])
  })

  it('are searchable though the node that merged is gone', async () => {
    const { indexes } = open({
      [`GET /${index}/_count`]: { count: 7 },
      [`POST /${index}/_forcemerge`]: { task: 'node:1' },
      'GET /_tasks/node:1': 404,
    })
    expect(await indexes.finish(index)).toBe(7)
  })

  it.each([
    [2, 5, 2],
    [2, 2, 1],
    [1, 1, 0],
  ])('get %i copies at most over %i nodes: %i', async (wanted, nodes, copies) => {
    const { asked, indexes } = open({
      'GET /_cluster/health': { number_of_data_nodes: nodes },
      [`GET /_cluster/health/${index}`]: [408, { status: 'yellow' }, { status: 'green' }],
    })
    await indexes.copy(index, wanted)
    expect(asked[1]).toEqual({
      request: `PUT /${index}/_settings`,
      body: { index: { number_of_replicas: copies, 'blocks.write': true } },
    })
    expect(asked).toHaveLength(5)
  })

  it('are swapped in one step, which ends the writing', async () => {
    const before = 'site-articles-20261125010203-0123abcd'
    const { asked, indexes } = open({ 'GET /_alias/site-articles': { [before]: {} } })
    await indexes.swap(index)
    expect(asked[1]).toEqual({
      request: 'POST /_aliases',
      body: {
        actions: [
          { remove: { index: before, alias: 'site-articles' } },
          { add: { index, alias: 'site-articles' } },
          { remove: { index, alias: writeAliasOf(index), must_exist: false } },
        ],
      },
    })
  })

  it.each([
    ['the first index', 404],
    ['the index that is there already', { [index]: {} }],
  ])('are swapped for %s without one to be removed', async (_name, named) => {
    const { asked, indexes } = open({ 'GET /_alias/site-articles': named })
    await indexes.swap(index)
    expect((asked[1]!.body as { actions: object[] }).actions).toHaveLength(2)
  })

  it('are deleted, gone or not', async () => {
    const { asked, indexes } = open({ 'DELETE /a': 404 })
    await indexes.delete(['a', 'b'])
    expect(asked.map(({ request }) => request)).toEqual(['DELETE /a', 'DELETE /b'])
  })

  it('cannot be written where the cluster says so, in its own words', async () => {
    const { indexes } = open({ [`DELETE /${index}`]: 400 })
    await expect(indexes.delete([index])).rejects.toMatchObject({
      code: 'INDEX_UNWRITABLE',
      message: `the cluster answers 400 to DELETE /${index}: {}`,
    })
  })
})
