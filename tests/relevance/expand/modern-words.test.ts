import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const articles = [
  ...['区块链上的账本谁也改不了。', '线程池里的线程用完了要还。', '谷歌的搜索改版了。'].flatMap((text, at) =>
    [0, 1, 2, 3].map((copy) => ({
      id: `${at}-${copy}`,
      title: `第${copy}篇`,
      text: `${text}见第${copy}节。`,
    })),
  ),
  ...Array.from({ length: 12 }, (_, at) => ({
    id: `x${at}`,
    title: `旧闻${at}`,
    text: `旧楼修了${at}次，雨天漏水。`,
  })),
]

describe('words that are younger than the dictionary', () => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex(articles, 'packed')
  })
  afterAll(() => built.index?.remove())
  const search = (q: string) => built.index!.searcher.search(requestOf(q))

  it('are offered for a slip, and found by their pinyin', async () => {
    expect((await search('区快链')).didYouMean).toBe('区块链')
    expect((await search('xiancheng chi')).hits[0]?.article.id).toMatch(/^1-/)
    expect((await search('guge')).hits[0]?.article.id).toMatch(/^2-/)
  })

  it('have their parts still', async () => {
    const { hits } = await search('线程')
    expect(hits).toHaveLength(4)
  })
})
