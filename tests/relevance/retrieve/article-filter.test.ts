import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, filterBy, requestOf } from '../../fixtures/built-index.ts'

const long =
  '这一段讲的是河工、漕运与沿岸城镇的往来，写得足够长，好让每个小节各成一段，不与别的小节并在一起。'.repeat(3)
const lines = ['canal', 'river', 'road'].map((id) => ({
  id: `guide/${id}`,
  title: `${id} 指南`,
  text: ['由来', '现状', '前景', '问题', '结语']
    .map((name) => `## ${name}\n\n运河与${id}：${long}`)
    .join('\n\n'),
}))

describe.each(['packed', 'minisearch'] as const)('a filter by article, with %s', (engine) => {
  const opened: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    opened.index = await buildTestIndex(lines, engine)
  })
  afterAll(() => opened.index?.remove())
  const search = (
    q: string,
    filters: ReturnType<typeof filterBy>[],
    group: 'article' | 'passage' = 'passage',
  ) => opened.index!.searcher.search(requestOf(q, { filters, group, limit: 50 }))

  it('answers every matching passage of that article, and no other', async () => {
    const { hits, total, totalIsExact } = await search('运河', [filterBy('article', 'guide/river')])
    expect(new Set(hits.map(({ article }) => article.id))).toEqual(new Set(['guide/river']))
    expect(hits.map(({ ordinal }) => ordinal).sort()).toEqual([0, 1, 2, 3, 4])
    expect([total, totalIsExact]).toEqual([5, true])
  })

  it('takes several articles, and leaves some out', async () => {
    const either = { field: 'article', anyOf: ['guide/road', 'guide/canal'], noneOf: [] }
    const found = await search('运河', [either], 'article')
    expect(found.hits.map(({ article }) => article.id).sort()).toEqual(['guide/canal', 'guide/road'])
    const others = await search('运河', [{ field: 'article', anyOf: [], noneOf: ['guide/canal'] }], 'article')
    expect(others.hits.map(({ article }) => article.id).sort()).toEqual(['guide/river', 'guide/road'])
  })

  it('joins other filters, and finds nothing in an article that is not there', async () => {
    const both = await search('运河', [filterBy('article', 'guide/river'), filterBy('tag', '没有')])
    expect(both.total).toBe(0)
    expect((await search('运河', [filterBy('article', 'guide/nowhere')])).total).toBe(0)
  })

  it('lists the passages of an article where nothing is asked', async () => {
    const { hits } = await search('', [filterBy('article', 'guide/road')])
    expect(hits.every(({ article }) => article.id === 'guide/road')).toBe(true)
    expect(hits.length).toBeGreaterThan(0)
  })
})
