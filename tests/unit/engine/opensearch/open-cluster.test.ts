import { describe, expect, it } from 'vitest'
import { openCluster } from '../../../../src/engine/opensearch/open-cluster.ts'
import { clusterFields } from '../../../../src/format/cluster-index.ts'
import { articleToRecord } from '../../../../src/format/stored-fields/article-record.ts'
import { passageToRecord } from '../../../../src/format/stored-fields/passage-record.ts'
import type { IndexReader } from '../../../../src/reader/index-reader.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'

const own = { engine: 'opensearch', clusterIndex: 'hansou-1-abcdefgh', content: 'c1-abcdefgh' }

interface Asked {
  readonly path: string
  /** Searches of a round trip. */
  readonly searches: readonly Record<string, unknown>[]
}

/** Opens the index that a manifest names in a cluster that answers as told. */
async function open(
  manifest: { readonly engine: string; readonly clusterIndex?: string },
  described: unknown,
  responses: readonly object[] = [],
) {
  const asked: Asked[] = []
  const fetch = (async (url: string, { body = '' }: { body?: string }) => {
    const { pathname } = new URL(url)
    const lines = body.split('\n').filter((line) => line !== '')
    asked.push({
      path: pathname,
      searches: lines.filter((_, at) => at % 2 === 1).map((line) => JSON.parse(line)),
    })
    if (pathname === '/_msearch')
      return Response.json({
        responses: responses.map((one) => ({ ...one, _shards: { total: 1, successful: 1, failed: 0 } })),
      })
    return described === null ? new Response('{}', { status: 404 }) : Response.json(described)
  }) as typeof globalThis.fetch
  const opening = openCluster({ manifest } as unknown as IndexReader, {
    urls: ['http://node.example'],
    fetch,
  })
  return { asked, opening, code: await opening.then(() => null).catch(({ code }) => code) }
}

/** What a cluster says of an index that was fed for the content `content`. */
function describeIndex(content: unknown): object {
  return { [own.clusterIndex]: { mappings: { _meta: { hansou: { content } } } } }
}

describe('opening', () => {
  it.each([
    ['of another engine', { engine: 'packed', clusterIndex: 'hansou-1' }],
    ['without the name of an index', { engine: 'opensearch' }],
  ])('an artifact %s is no index of a cluster, which is not asked', async (_, manifest) => {
    expect(await open(manifest, null)).toMatchObject({ asked: [], code: 'INVALID_OPTION' })
  })

  it('finds no index that the cluster does not have', async () => {
    const { asked, code } = await open(own, null)
    expect(code).toBe('INDEX_NOT_FOUND')
    expect(asked[0]!.path).toBe(`/${own.clusterIndex}`)
  })

  it('takes the index that was fed with the artifact', async () => {
    expect((await open(own, describeIndex('c1'))).code).toBeNull()
  })

  it.each([
    ['of another build', describeIndex('c2')],
    ['that says of no build', describeIndex(undefined)],
    ['that Hansou did not make', { [own.clusterIndex]: { mappings: { _meta: {} } } }],
    ['without a mapping', { [own.clusterIndex]: {} }],
    ['of another name', { other: {} }],
    ['that is not described at all', 7],
  ])('refuses an index %s', async (_, described) => {
    expect((await open(own, described)).code).toBe('INDEX_MISMATCH')
  })
})

describe('an article of a cluster', () => {
  const article = bareArticle({ id: 'a/b', title: '标题' })
  const passage = (ordinal: number) => ({
    article: 5,
    ordinal,
    anchor: null,
    headings: [],
    text: `第${ordinal}段`,
    pictures: [],
  })
  const hit = (ordinal: number) => ({
    fields: {
      [clusterFields.article]: [5],
      [clusterFields.passageRecord]: [passageToRecord(passage(ordinal))],
      [clusterFields.articleRecord]: [articleToRecord(article)],
    },
  })
  const page = (total: number, ...ordinals: number[]) => ({
    hits: { total: { value: total }, hits: ordinals.map(hit) },
  })

  async function read(responses: readonly object[], first: number, most: number) {
    const { asked, opening } = await open(own, describeIndex('c1'), responses)
    return { found: await (await opening).readArticle('a/b', first, most), searches: asked.at(-1)!.searches }
  }

  it('is read from an ordinal on, with the number of its passages', async () => {
    const { found, searches } = await read([page(9, 3, 4), page(9, 0)], 3, 2)
    expect(found).toEqual({ article, passages: [passage(3), passage(4)], count: 9 })
    expect(searches[0]).toMatchObject({ from: 3, size: 2, track_total_hits: true })
    expect(JSON.stringify(searches)).toContain('"a/b"')
  })

  it('is known where no passage stands from the ordinal on', async () => {
    const { found } = await read([page(9), page(9, 0)], 9, 2)
    expect(found).toEqual({ article, passages: [], count: 9 })
  })

  it('is null where no passage has its id', async () => {
    expect((await read([page(0), page(0)], 0, 2)).found).toBeNull()
  })

  it('is read in parts of a thousand passages', async () => {
    expect((await read([page(1, 0), page(1, 0)], 0, 5000)).searches[0]).toMatchObject({ size: 1000 })
  })
})

it('has no values of a field where the artifact has no file of them', async () => {
  const reads: unknown[] = []
  const manifest = { ...own, articles: 1, passages: 1 }
  const reader = {
    manifest,
    readRole: async (role: string) => {
      reads.push(role)
      return null
    },
  } as unknown as IndexReader
  const fetch = (async () => Response.json(describeIndex('c1'))) as unknown as typeof globalThis.fetch
  const { readFacetValues } = await openCluster(reader, { urls: ['http://node.example'], fetch })
  expect(await readFacetValues('tag')).toBeNull()
  expect(reads).toHaveLength(1)
})

it('asks several nodes for their ids, by which searches prefer those that answer', async () => {
  const asked: string[] = []
  const preferences: unknown[] = []
  const whole = { hits: { hits: [] }, _shards: { total: 1, successful: 1, failed: 0 } }
  const fetch = (async (url: string, { body = '' }: { body?: string }) => {
    const { hostname, pathname } = new URL(url)
    asked.push(hostname + pathname)
    if (hostname === 'three.example') throw new TypeError('fetch failed')
    if (pathname.startsWith('/_nodes')) return Response.json({ nodes: { [`id-${hostname}`]: {} } })
    if (pathname !== '/_msearch') return Response.json(describeIndex('c1'))
    preferences.push(JSON.parse(body.split('\n')[0]!).preference)
    return Response.json({ responses: [whole, whole] })
  }) as unknown as typeof globalThis.fetch
  const opened = await openCluster({ manifest: own } as unknown as IndexReader, {
    urls: ['http://one.example', 'http://two.example', 'http://three.example'],
    fetch,
  })
  expect(asked.filter((one) => one.endsWith('/_nodes/_local'))).toHaveLength(3)
  expect(await opened.readArticle('a', 0, 1)).toBeNull()
  expect(preferences).toEqual(['_prefer_nodes:id-one.example,id-two.example'])
})
