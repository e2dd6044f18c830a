import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFileStore } from '../../../../scripts/reader/file-store.ts'
import { createApp } from '../../../../src/http/app.ts'
import { openSearcher } from '../../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex } from '../../../fixtures/built-index.ts'
import { canalLines } from '../../../fixtures/canal-site.ts'

/** Reads that the edge lets one request make. */
const maxReads = 40

const built: { index?: BuiltIndex } = {}

beforeAll(async () => {
  // Many articles, so that texts and postings lie in many files.
  const lines = Array.from({ length: 40 }, (_, copy) =>
    canalLines.map((line) => ({
      ...line,
      id: `${line.id}/${copy}`,
      text: `${line.text}\n\n第${copy}次修订，${'柳'.repeat(copy + 1)}。`,
    })),
  ).flat()
  built.index = await buildTestIndex(lines, 'packed', { deflated: true })
})
afterAll(() => built.index?.remove())

async function countReads(requests: readonly object[]): Promise<number> {
  const store = createFileStore(built.index!.folder)
  const read = new Set<string>()
  const counted = {
    ...store,
    read: (name: string) => {
      read.add(name)
      return store.read(name)
    },
  }
  const searcher = await openSearcher(counted, { cacheBytes: 24 * 1024 * 1024, maxReads })
  const app = createApp({ searcher: async () => searcher, searchBox: async () => null })
  read.clear()
  const response = await app.request('/1/indexes/*/queries', {
    method: 'POST',
    body: JSON.stringify({ requests }),
  })
  expect(response.status).toBe(200)
  return read.size
}

it('reads for the queries of one request, which differ in their facets, little more than for one', async () => {
  const main = {
    indexName: 'articles',
    query: '运河 水闸 今天',
    facets: ['*'],
    facetFilters: [['tags:水闸', 'tags:桥梁'], ['authors:林一舟']],
  }
  const side = { ...main, hitsPerPage: 0 }
  const alone = await countReads([main])
  const together = await countReads([
    main,
    { ...side, facets: 'tags', facetFilters: [['authors:林一舟']] },
    { ...side, facets: 'authors', facetFilters: [['tags:水闸', 'tags:桥梁']] },
  ])
  expect(alone).toBeGreaterThan(0)
  expect(together).toBeLessThanOrEqual(alone + 4)
  expect(together).toBeLessThanOrEqual(maxReads)
})

it('searches once for queries that ask the same', async () => {
  const asked: number[] = []
  const { searcher } = built.index!
  const app = createApp({
    searcher: async () => ({
      ...searcher,
      search: (request) => {
        asked.push(request.limit)
        return searcher.search(request)
      },
    }),
    searchBox: async () => null,
  })
  const query = { indexName: 'articles', query: '运河', hitsPerPage: 5 }
  const requests = [{ ...query, hitsPerPage: 0, facets: 'tags' }, query, { ...query, facets: ['authors'] }]
  const response = await app.request('/1/indexes/*/queries', {
    method: 'POST',
    body: JSON.stringify({ requests }),
  })
  const { results } = (await response.json()) as { results: { hits: unknown[]; facets: object }[] }
  expect(asked).toEqual([5])
  expect(results.map(({ hits }) => hits.length)).toEqual([0, 5, 5])
})
