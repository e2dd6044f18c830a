import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldToString } from '../../../src/analysis/fold.ts'
import type { SearchRequest } from '../../../src/search/answer.ts'
import {
  type BuiltIndex,
  buildTestIndex,
  filterBy,
  type Line,
  requestOf,
} from '../../fixtures/built-index.ts'
import { inventArticles, inventedQueries } from '../../fixtures/invented-articles.ts'

/** One passage an article, so that a plain look at its fields tells what is to be found. */
const lines = inventArticles(120, 2, 9)

const holds = ({ title, text }: Line, part: string) =>
  [title, text].some((field) => foldToString(field).includes(foldToString(part)))
const isBy = ({ authors = [] }: Line, name: string) =>
  authors.some((author) => foldToString(author) === foldToString(name))
const isTagged = ({ tags = [] }: Line, name: string) => tags.includes(name)
const isBetween = ({ date }: Line, after: string, before: string) =>
  date !== undefined && date >= after && date <= before

describe.each(['minisearch', 'packed'] as const)('the query language, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex(lines, engine, { split: false })
  })
  afterAll(() => index.remove())

  async function findAll(q: string, more: Partial<SearchRequest> = {}) {
    const first = await index.searcher.search(requestOf(q, { limit: 100, ...more }))
    const second = await index.searcher.search(requestOf(q, { limit: 100, offset: 100, ...more }))
    const hits = [...first.hits, ...second.hits]
    expect(first.total).toBe(hits.length)
    return { ...first, hits, ids: hits.map((hit) => hit.article.id).sort() }
  }
  const expected = (test: (line: Line) => boolean) =>
    lines
      .filter(test)
      .map((line) => line.id)
      .sort()

  it.each<[string, (line: Line) => boolean]>([
    ['"改革"', (line) => holds(line, '改革')],
    ['“改革开放”', (line) => holds(line, '改革开放')],
    ['「國家」', (line) => holds(line, '国家')],
    ['『改革』 「水」', (line) => holds(line, '改革') && holds(line, '水')],
    ['"改革" -水', (line) => holds(line, '改革') && !holds(line, '水')],
    ['"改革" -"国家" -水', (line) => holds(line, '改革') && !holds(line, '国家') && !holds(line, '水')],
    ['"改革" －「國家」', (line) => holds(line, '改革') && !holds(line, '国家')],
    ['"改革" -臺灣', (line) => holds(line, '改革') && !holds(line, '台湾')],
    ['author:王毅', (line) => isBy(line, '王毅')],
    ['author：陈晓', () => false],
    ['author:"陈 晓"', (line) => isBy(line, '陳 曉')],
    ['author:__proto__', (line) => isBy(line, '__proto__')],
    ['author:O’Brien', (line) => isBy(line, 'O’Brien')],
    ['author:李白 author:王毅', (line) => isBy(line, '李白') && isBy(line, '王毅')],
    ['tag:历史', (line) => isTagged(line, '历史')],
    ['tag:歷史', (line) => isTagged(line, '历史')],
    ['水 -tag:歷史', (line) => holds(line, '水') && !isTagged(line, '历史')],
    ['-tag:历史', (line) => !isTagged(line, '历史')],
    ['tag:constructor', (line) => isTagged(line, 'constructor')],
    ['tag:toString -水', (line) => isTagged(line, 'toString') && !holds(line, '水')],
    [
      'tag:历史 -"改革" -国家',
      (line) => isTagged(line, '历史') && !holds(line, '改革') && !holds(line, '国家'),
    ],
    ['tag:hasOwnProperty', () => false],
    ['after:2023-05', (line) => isBetween(line, '2023-05-01', '9999')],
    ['before：2023年4月', (line) => isBetween(line, '0', '2023-04-30')],
    ['after:2023-02-11 before:2023-02-11', (line) => isBetween(line, '2023-02-11', '2023-02-11')],
    ['after:2023-06 before:2023-05', () => false],
    [
      '"改革" tag:技术 after:2023-03',
      (line) => holds(line, '改革') && isTagged(line, '技术') && isBetween(line, '2023-03-01', '9999'),
    ],
    ['-水', () => false],
    ['', () => true],
    [' \u3000', () => true],
    ['！', () => false],
  ])('of %j finds what a plain look finds', async (q, test) => {
    expect((await findAll(q)).ids).toEqual(expected(test))
  })

  it('takes the parameters of a request and the filters of its query together', async () => {
    const { ids } = await findAll('tag:历史 after:2023-02', {
      filters: [filterBy('author', '王毅')],
      before: '2023-08-31',
      after: '2023-01-01',
    })
    expect(ids).toEqual(
      expected(
        (line) => isTagged(line, '历史') && isBy(line, '王毅') && isBetween(line, '2023-02-01', '2023-08-31'),
      ),
    )
    const none = await findAll('tag:历史', { filters: [filterBy('tag', '技术')] })
    expect(none.ids).toEqual(expected((line) => isTagged(line, '历史') && isTagged(line, '技术')))
  })

  it.each([
    'after:2023-02-30',
    'before:昨天',
    'after:',
    'author:',
    'tag:""',
    'title:改革',
  ])('takes %s for text, and filters nothing', async (q) => {
    const plain = await findAll('"改革"')
    expect((await findAll(`"改革" ${q}`)).ids).toEqual(plain.ids)
  })

  it('counts authors and tags of all that matches, page or no page', async () => {
    for (const q of [...inventedQueries, 'tag:历史', 'after:2023-04 -水']) {
      const { facets, ids } = await findAll(q)
      const matched = lines.filter((line) => ids.includes(line.id))
      const count = (values: (line: Line) => readonly string[] | undefined) => {
        const counts = new Map<string, number>()
        for (const line of matched)
          for (const value of values(line) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
        return counts
      }
      expect(new Map(Object.entries(facets.authors)), q).toEqual(count((line) => line.authors))
      expect(new Map(Object.entries(facets.tags)), q).toEqual(count((line) => line.tags))
      const page = await index.searcher.search(requestOf(q, { limit: 3, offset: 2 }))
      expect(page.facets).toEqual(facets)
    }
  })

  it('sorts by day, with undated articles last either way', async () => {
    for (const sort of ['newest', 'oldest'] as const) {
      for (const q of ['水', '"改革"', 'tag:历史']) {
        const days = (await findAll(q, { sort })).hits.map((hit) => hit.article.date)
        const dated = days.filter((day) => day !== null)
        expect(dated.length).toBeGreaterThan(0)
        expect(days.slice(0, dated.length)).toEqual(sort === 'newest' ? dated.sort().reverse() : dated.sort())
      }
    }
  })

  it('finds the same whether words are set apart or not, and in whatever script', async () => {
    for (const [one, other] of [
      ['改革开放', '改革開放'],
      ['台湾银行', '臺灣銀行'],
      ['ＧＰＴ－４', 'gpt-4'],
      ['杭州 苏州', '杭州　蘇州'],
    ] as const)
      expect((await findAll(one)).ids).toEqual((await findAll(other)).ids)
    const first = new Set((await findAll('杭州 苏州')).ids)
    expect((await findAll('杭州苏州')).ids.filter((id) => !first.has(id))).toEqual([])
  })
})

describe.each(['minisearch', 'packed'] as const)('grouping, with %s', (engine) => {
  it('shows the best passage of an article, or each of them', async () => {
    const text = `第一段说的是茶叶和水。${'另一句话在这里。'.repeat(40)}\n\n第二段说茶叶，茶叶还是茶叶。${'还有一句话。'.repeat(50)}`
    const index = await buildTestIndex([{ id: 'tea', title: '', text }], engine)
    const byArticle = await index.searcher.search(requestOf('茶叶'))
    const byPassage = await index.searcher.search(requestOf('茶叶', { group: 'passage' }))
    await index.remove()
    expect({ total: byArticle.total, hits: byArticle.hits.length }).toEqual({ total: 1, hits: 1 })
    expect(byPassage.total).toBe(2)
    expect(new Set(byPassage.hits.map((hit) => hit.id)).size).toBe(2)
    expect(byPassage.hits[0]?.id).toBe(byArticle.hits[0]?.id)
  })
})
