import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openLocalSearcher } from '../../scripts/reader/open-local-searcher.ts'
import { basicAuthorization } from '../../src/engine/opensearch/connection/cluster-client.ts'
import { type Line, requestOf } from '../fixtures/built-index.ts'
import { buildClusterIndex } from './built-pair.ts'
import { missingTool, testConnection, whetherCluster } from './running-cluster.ts'

const [address] = testConnection.urls

async function askCluster<T>(path: string, method = 'GET', body?: object): Promise<T> {
  const response = await fetch(address! + path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  return (await response.json()) as T
}

async function listIndexes(alias: string): Promise<string[]> {
  return Object.keys(await askCluster<object>(`/${alias}-*/_alias?expand_wildcards=all`)).sort()
}

async function findCurrent(alias: string): Promise<string | undefined> {
  return Object.keys(await askCluster<object>(`/_alias/${alias}`))[0]
}

function writeLines(count: number): Line[] {
  return Array.from({ length: count }, (_, id) => ({ id: `${id}`, title: '', text: `第${id}条运河` }))
}

/** Stands before the cluster. @param refuse  answers a request in its place, with a status; null lets it pass */
async function openProxy(refuse: (request: IncomingMessage) => number | null) {
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const status = refuse(request)
    if (status !== null) {
      response.writeHead(status).end('{}')
      return
    }
    const answer = await fetch(address! + request.url, {
      method: request.method!,
      headers: { 'Content-Type': 'application/x-ndjson' },
      ...(parts.length === 0 ? {} : { body: Buffer.concat(parts) }),
    })
    response.writeHead(answer.status).end(await answer.text())
  }
  const server = createServer((request, response) => void forward(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

describe.skipIf(missingTool !== null)(`the feed of a cluster${whetherCluster}`, () => {
  const removing: (() => unknown)[] = []
  afterEach(async () => {
    for (const remove of removing.splice(0)) await remove()
  })
  async function build(count: number, alias: string, options: Parameters<typeof buildClusterIndex>[2] = {}) {
    const index = await buildClusterIndex(writeLines(count), alias, { split: false, ...options })
    removing.push(index.remove)
    return index
  }

  it('has the alias name the newest index, and keeps the one before it for servers that still have its folder', async () => {
    const first = await build(5, 'feed-swap')
    const names = [await findCurrent('feed-swap')]
    await build(6, 'feed-swap')
    names.push(await findCurrent('feed-swap'))
    expect(await listIndexes('feed-swap')).toEqual(names)
    expect((await first.searcher.search(requestOf('运河'))).total).toBe(5)
    const third = await build(7, 'feed-swap')
    expect(await listIndexes('feed-swap')).toEqual([names[1], await findCurrent('feed-swap')])
    expect((await third.searcher.search(requestOf('运河'))).total).toBe(7)
    await expect(first.searcher.search(requestOf('运河'))).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
    await expect(openLocalSearcher(first.folder, 40, testConnection)).rejects.toMatchObject({
      code: 'INDEX_NOT_FOUND',
    })
  })

  it('leaves the old index serving where it is ended, and nothing of the new', async () => {
    const old = await build(5, 'feed-ended')
    const names = await listIndexes('feed-ended')
    const ending = new AbortController()
    const failed = build(400, 'feed-ended', {
      signal: ending.signal,
      onProgress: (phase) => {
        if (phase === 'feed') ending.abort(new Error('ended'))
      },
    })
    await expect(failed).rejects.toThrow('ended')
    expect(await listIndexes('feed-ended')).toEqual(names)
    expect((await old.searcher.search(requestOf('运河'))).total).toBe(5)
  })

  it('deletes what a build left that was killed, and no index of another alias', async () => {
    await build(3, 'feed-killed')
    await build(3, 'feed-killed-other')
    const left = 'feed-killed-20200101000000-0123abcd'
    await askCluster(`/${left}`, 'PUT', { aliases: { [`${left}-writing`]: {} } })
    const others = await listIndexes('feed-killed-other')
    await build(4, 'feed-killed')
    expect(await listIndexes('feed-killed')).not.toContain(left)
    expect(await listIndexes('feed-killed-other')).toEqual(others)
  })

  it('refuses a folder that belongs to another index', async () => {
    const index = await build(3, 'feed-mismatch')
    const name = await findCurrent('feed-mismatch')
    await askCluster(`/${name}/_mapping`, 'PUT', { _meta: { hansou: { content: 'another' } } })
    await expect(openLocalSearcher(index.folder, 40, testConnection)).rejects.toMatchObject({
      code: 'INDEX_MISMATCH',
    })
    await expect(openLocalSearcher(index.folder, 40)).rejects.toMatchObject({ code: 'INVALID_OPTION' })
  })

  it('sends again what the cluster cannot take at the moment, and counts each passage once', async () => {
    const state = { bulks: 0 }
    const proxy = await openProxy(({ url }) => {
      if (!url?.includes('_bulk')) return null
      state.bulks++
      return state.bulks % 2 === 1 ? [429, 503][state.bulks % 4 === 1 ? 0 : 1]! : null
    })
    removing.push(proxy.close)
    const index = await build(30, 'feed-retry', {
      batchBytes: 500,
      cluster: { connection: { urls: [proxy.url] }, alias: 'feed-retry', shards: 2, replicas: 0 },
    })
    expect(state.bulks).toBeGreaterThan(2)
    expect((await index.searcher.search(requestOf('运河'))).total).toBe(30)
  })

  it('brings credentials, and tells when they are refused', async () => {
    const authorization = basicAuthorization('reader', 'secret')
    const proxy = await openProxy(({ headers }) => (headers.authorization === authorization ? null : 401))
    removing.push(proxy.close)
    const target = { alias: 'feed-credentials', shards: 1, replicas: 0 }
    const connection = { urls: [proxy.url], authorization }
    await expect(
      build(3, 'feed-credentials', { cluster: { ...target, connection: { urls: [proxy.url] } } }),
    ).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    const index = await build(3, 'feed-credentials', { cluster: { ...target, connection } })
    const searcher = await openLocalSearcher(index.folder, 40, connection)
    expect((await searcher.search(requestOf('运河'))).total).toBe(3)
    await expect(openLocalSearcher(index.folder, 40, { urls: [proxy.url] })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
    })
  })

  it.each(['*', '_all', '-site', 'Site', 'a b', 'site/..', ''])('refuses the alias %j', async (alias) => {
    await expect(build(3, alias)).rejects.toMatchObject({ code: 'INVALID_OPTION' })
  })

  it('needs no folder but its own', async () => {
    const index = await build(3, 'feed-moved')
    const folder = await mkdtemp(join(tmpdir(), 'hansou-moved-'))
    removing.push(() => rm(folder, { recursive: true }))
    await cp(index.folder, folder, { recursive: true })
    await index.remove()
    const searcher = await openLocalSearcher(folder, 40, testConnection)
    expect((await searcher.search(requestOf('"第2条"'))).hits.map(({ id }) => id)).toEqual(['2'])
  })
})
