import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Searcher } from '../../../src/search/answer.ts'
import { maxValues } from '../../../src/search/facet.ts'
import {
  type BuiltIndex,
  buildTestIndex,
  filterBy,
  type Line,
  requestOf,
} from '../../fixtures/built-index.ts'

const pad = (number: number): string => String(number).padStart(2, '0')
const lines: Line[] = Array.from({ length: 40 }, (_, index) => ({
  id: `年/${index}`,
  title: `第${index}篇`,
  text: `开头一句话。\n\n## 湖\n\n湖面结了冰，第${index}天。${'孩子们在冰上走来走去，'.repeat(30)}晚上回家。\n\n## 山\n\n山上下了雪。`,
  ...(index % 4 === 3 ? {} : { date: `2024-01-${pad(1 + (index % 28))}` }),
  authors: index % 2 === 0 ? ['林晓'] : ['王可', '林晓'],
  tags: index === 0 ? Array.from({ length: 70_000 }, (_, tag) => `标签${tag}`) : [`标签${index % 3}`],
}))

describe.each(['packed', 'minisearch'] as const)('an answer of %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  const searcher = (): Searcher => built.index!.searcher
  beforeAll(async () => {
    built.index = await buildTestIndex(lines, engine)
  })
  afterAll(() => built.index?.remove())

  it('to an empty query is everything, newest first, with facets', async () => {
    const answer = await searcher().search(requestOf('', { limit: 100 }))
    expect(answer).toMatchObject({ total: 40, totalIsExact: true, terms: [] })
    const days = answer.hits.map((hit) => hit.article.date).filter((date) => date !== null)
    expect(days).toEqual([...days].sort().reverse())
    expect(answer.hits.slice(-10).every((hit) => hit.article.date === null)).toBe(true)
    expect(answer.facets.authors).toEqual({ 林晓: 40, 王可: 20 })
    const oldest = await searcher().search(requestOf('', { sort: 'oldest', limit: 1 }))
    expect(oldest.hits[0]?.article.date).toBe('2024-01-01')
  })

  it('takes alternatives of a field together, and fields apart', async () => {
    const total = async (...filters: ReturnType<typeof filterBy>[]) =>
      (await searcher().search(requestOf('结冰', { filters }))).total
    expect(await total(filterBy('author', '王可'))).toBe(20)
    expect(await total({ field: 'author', anyOf: ['王可', '林曉'], noneOf: [] })).toBe(40)
    expect(await total({ field: 'author', anyOf: ['林晓'], noneOf: ['王可'] })).toBe(20)
    expect(await total(filterBy('author', '王可'), filterBy('tag', '标签1'))).toBe(7)
    expect(await total(filterBy('year', '2024'))).toBe(0)
  })

  it('names the first and the last day of what matched', async () => {
    const dates = async (more: Parameters<typeof requestOf>[1]) =>
      (await searcher().search(requestOf('结冰', more))).dates
    expect(await dates({})).toEqual({ min: '2024-01-01', max: '2024-01-27' })
    expect(await dates({ after: '2024-01-10', before: '2024-01-12' })).toEqual({
      min: '2024-01-10',
      max: '2024-01-11',
    })
    expect(await dates({ filters: [filterBy('author', '无名')] })).toBeNull()
  })

  it('shows no more values than a reader could use, as a facet and of an article', async () => {
    const answer = await searcher().search(requestOf('第0篇', { limit: 100 }))
    expect(Object.keys(answer.facets.tags)).toHaveLength(maxValues)
    const [most] = Object.entries(answer.facets.tags)
    expect(most![1]).toBeGreaterThan(1)
    const hit = answer.hits.find(({ article }) => article.id === '年/0')
    expect(hit?.article.tags).toHaveLength(maxValues)
  })

  it('finds values of a field by part of them', async () => {
    const answer = await searcher().facet({ field: 'tag', q: '簽1', limit: 3 })
    expect(answer).toMatchObject({ field: 'tag', total: 11_111 })
    expect(answer?.values[0]).toEqual({ value: '标签1', count: 14 })
    expect(await searcher().facet({ field: 'author', q: '', limit: 1 })).toEqual({
      field: 'author',
      query: '',
      values: [{ value: '林晓', count: 40 }],
      total: 2,
    })
    expect(await searcher().facet({ field: 'year', q: '', limit: 1 })).toBeNull()
  })

  it('keeps to the length of a snippet, and says where the text goes on', async () => {
    for (const snippetLength of [20, 60, 400]) {
      const { hits } = await searcher().search(requestOf('晚上回家', { snippetLength, limit: 3 }))
      const { snippet } = hits[0]!
      expect([...snippet.text].length).toBeLessThanOrEqual(snippetLength)
      expect(snippet.text).toContain('晚上回家')
      expect(snippet.cutEnd).toBe(false)
      expect(snippet.cutStart).toBe(snippetLength < 400)
    }
  })

  it('leads to the clause that matched where that was asked for', async () => {
    const ask = async (highlight: boolean) =>
      (await searcher().search(requestOf('下了雪', { highlight, limit: 1 }))).hits[0]!.url
    const plain = await ask(false)
    expect(plain).toMatch(/#[^:]+$/)
    expect(await ask(true)).toBe(`${plain}:~:text=${encodeURIComponent('山上下了雪')}`)
  })

  it('says which passages hold every word', async () => {
    const { hits } = await searcher().search(requestOf('湖面 下雪', { group: 'passage', limit: 100 }))
    expect(hits.length).toBeGreaterThan(40)
    for (const hit of hits) expect(hit.matchesAll).toBe(false)
    const all = await searcher().search(requestOf('湖面 孩子', { limit: 5 }))
    expect(all.hits.map((hit) => hit.matchesAll)).toEqual([true, true, true, true, true])
  })

  it('is a whole article by its id, or nothing', async () => {
    const found = await searcher().article('年/7', 0, 100)
    expect(found?.article).toMatchObject({ id: '年/7', title: '第7篇', authors: ['王可', '林晓'] })
    expect(found?.passages.map((passage) => passage.ordinal)).toEqual(
      Array.from({ length: found!.count }, (_, ordinal) => ordinal),
    )
    expect(found?.passages.map((passage) => passage.text).join('\n')).toContain('第7天')
    const rest = await searcher().article('年/7', 1, 1)
    expect(rest?.passages).toEqual(found?.passages.slice(1, 2))
    for (const id of ['年/40', '年', '', '年/7 ']) expect(await searcher().article(id, 0, 1)).toBeNull()
    expect((await searcher().article('年/7', 99, 5))?.passages).toEqual([])
  })
})
