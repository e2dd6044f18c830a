import { expect, it } from 'vitest'
import { openCluster } from '../../../src/engine/opensearch/open-cluster.ts'
import type { IndexReader } from '../../../src/reader/index-reader.ts'

/** Opens the index that a manifest names in a cluster that does not have it. */
async function open(manifest: { readonly engine: string; readonly clusterIndex?: string }) {
  const asked: string[] = []
  const fetch = (async (url: string) => {
    asked.push(new URL(url).pathname)
    return new Response('{}', { status: 404 })
  }) as typeof globalThis.fetch
  const opening = openCluster({ manifest } as unknown as IndexReader, {
    urls: ['http://node.example'],
    fetch,
  })
  return { asked, code: await opening.catch(({ code }) => code) }
}

it.each([
  ['of another engine', { engine: 'packed', clusterIndex: 'hansou-1' }],
  ['without the name of an index', { engine: 'opensearch' }],
])('an artifact %s is no index of a cluster, which is not asked', async (_, manifest) => {
  expect(await open(manifest)).toEqual({ asked: [], code: 'INVALID_OPTION' })
})

it('an index that the cluster does not have is not found', async () => {
  const { asked, code } = await open({ engine: 'opensearch', clusterIndex: 'hansou-1' })
  expect(code).toBe('INDEX_NOT_FOUND')
  expect(asked[0]).toContain('/hansou-1')
})
