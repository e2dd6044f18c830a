import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const marksOf = ({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) =>
  marks.map(([start, end]) => text.slice(start, end))

/** Texts that have the numbers of a day, but apart. */
const others = Array.from({ length: 300 }, (_, at) => ({
  id: `other${at}`,
  title: '',
  text: `8月${2 + (at % 8)}日开幕，9月1日闭幕，8号馆。`,
}))
const days = [
  ['han', '长长的记录里写着许多别的事，也写着馆里何时修缮，那是8月1日的上午，工匠们都来了。'],
  ['hyphens', '长长的记录里写着许多别的事，也写着馆里何时修缮，那是2021-08-01的上午，木匠们都来了。'],
  ['dots', '长长的记录里写着许多别的事，也写着馆里何时修缮，那是2021.8.1的上午，石匠们都来了。'],
  ['slashes', '长长的记录里写着许多别的事，也写着馆里何时修缮，那是2021/08/01的上午，漆匠们都来了。'],
  ['numerals', '长长的记录里写着许多别的事，也写着馆里何时修缮，那是八月一日的上午，瓦匠们都来了。'],
].map(([id, text]) => ({ id: id!, title: '', text: text! }))

describe.each([
  'packed',
  'minisearch',
] as const)('a day among many of the same numbers, with %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex([...others, ...days], engine)
  })
  afterAll(() => built.index?.remove())
  const search = async (q: string) => (await built.index!.searcher.search(requestOf(q, { limit: 5 }))).hits

  it.each([
    ['8月1日', 4],
    ['8月1号', 4],
    ['2021年8月1日', 4],
    ['8 月 1 日', 4],
    ['2021 年 8 月 1 日', 4],
    ['2021-08-01', 4],
    ['2021.8.1', 4],
    ['八月一日', 2],
  ])('%s puts texts with it first, in whatever form: %i at least', async (q, count) => {
    const ids = (await search(q)).slice(0, count).map(({ article }) => article.id)
    expect(ids.every((id) => !id.startsWith('other'))).toBe(true)
  })

  it.each<[string, Record<string, string>]>([
    ['修缮 8月1日', { han: '8月1日', hyphens: '08-01', dots: '8.1', slashes: '08/01', numerals: '八月一日' }],
    ['修缮 2021-08-01', { han: '8月1日', hyphens: '2021-08-01', dots: '2021.8.1', slashes: '2021/08/01' }],
    ['修缮 2020.8.1', { han: '8月1日', hyphens: '08-01', dots: '8.1', slashes: '08/01' }],
  ])('%s is marked whole, with a year only where that was asked for', async (q, days) => {
    const hits = await search(q)
    for (const [id, day] of Object.entries(days)) {
      expect(marksOf(hits.find(({ article }) => article.id === id)!.snippet)).toEqual(['修缮', day])
    }
  })

  it.each([
    '8月1日',
    '8 月 1 日',
    '8月1日 上午',
  ])('matchingAll of %s counts the texts with the day', async (q) => {
    const { matchingAll } = await built.index!.searcher.search(requestOf(q))
    expect(matchingAll).toBe(4)
  })

  it('a day that no text has lets its numbers count only where nothing else is asked for', async () => {
    const { total } = await built.index!.searcher.search(requestOf('怎么看9月9日的修缮'))
    expect(total).toBe(days.length)
    expect((await search('9月9日'))[0]!.article.id).toMatch(/^other/)
  })
})
