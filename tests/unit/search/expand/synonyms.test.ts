import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, filterBy, requestOf } from '../../../fixtures/built-index.ts'

const built: { index?: BuiltIndex } = {}
beforeAll(async () => {
  const lines = [
    { id: 'a', title: '番茄', text: '番茄可以生吃。', tags: ['菜'] },
    { id: 'b', title: '西红柿', text: '西红柿炒鸡蛋。', tags: ['菜'] },
    { id: 'c', title: '运河', text: '大运河流过苏州。' },
    { id: 'd', title: '法律', text: '第二十五条和第三十条。' },
  ]
  built.index = await buildTestIndex(lines, 'packed', { synonyms: [['番茄', '西红柿', '洋柿子']] })
})
afterAll(() => built.index?.remove())

const search = async (q: string, more: Parameters<typeof requestOf>[1] = {}) => {
  const { hits, total, totalIsExact } = await built.index!.searcher.search(requestOf(q, more))
  return { ids: hits.map(({ id }) => id.split('#')[0]), hits, total, totalIsExact }
}

describe('synonyms of the site', () => {
  it.each(['番茄', '西红柿', '洋柿子'])('%s finds every word of its group', async (q) => {
    const { ids, total, totalIsExact } = await search(q)
    expect([...ids].sort()).toEqual(['a', 'b'])
    expect([total, totalIsExact]).toEqual([2, true])
  })

  it('rank behind the word that was typed, and are marked', async () => {
    const { ids, hits } = await search('西红柿')
    expect(ids).toEqual(['b', 'a'])
    expect(hits[1]!.snippet.html).toContain('<mark>番茄</mark>')
  })

  it('are not looked for in quotes', async () => {
    expect((await search('"番茄"')).ids).toEqual(['a'])
  })

  it('leave other numerals to be found too', async () => {
    expect((await search('第25条')).ids).toEqual(['d'])
  })
})

describe('a query without a clause that finds', () => {
  it.each(['-番茄', '-"番茄" -运河'])('%s finds nothing', async (q) => {
    expect(await search(q)).toMatchObject({ ids: [], total: 0, totalIsExact: true })
  })

  it.each(['', '   '])('%j finds every article', async (q) => {
    expect((await search(q)).total).toBe(4)
  })

  it('of exclusions beside a filter finds what passes both', async () => {
    expect((await search('-番茄', { filters: [filterBy('tag', '菜')] })).ids).toEqual(['b'])
  })
})
