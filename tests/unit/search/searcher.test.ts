import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const made: { index: BuiltIndex | null } = { index: null }
beforeAll(async () => {
  const pages = { 'a.md': '---\ncategory: 水\n---\n# 渡口\n\n船夫等客。\n', 'b.md': '# 渡船\n\n桨声。\n' }
  made.index = await buildTestIndex(pages, 'packed', { fields: ['category'] })
})
afterAll(() => made.index?.remove())

it.each(['，。？', '\ud800', '渡口', '无此词'])('names every field in the facets of %j', async (q) => {
  const { facets } = await made.index!.searcher.search(requestOf(q))
  expect(Object.keys(facets).sort()).toEqual(['authors', 'category', 'tags'])
})
