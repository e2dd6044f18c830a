import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import type { SearchAnswer, SearchRequest } from '../../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, type Line, requestOf } from '../../fixtures/built-index.ts'

const seed = 7
const vocabulary =
  '水 山 江 运河 苏州 园林 图书馆 人民 共和国 银行 天气 大学生 北京大学 生活 标本兼治 灰犀牛 古特累斯 Node.js C++ gpt-4'.split(
    ' ',
  )

/** Articles of short sections, so that words of one query often stand in different passages of one article. */
function drawLines(count: number): Line[] {
  const random = createRandom(seed)
  const draw = (length: number): string =>
    Array.from({ length }, () => vocabulary[Math.floor(random() ** 1.5 * vocabulary.length)]!).join(
      random() < 0.3 ? '，' : '',
    )
  return Array.from({ length: count }, (_, id) => ({
    id: `${id}`,
    title: random() < 0.5 ? '' : draw(2),
    text: Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_, at) => `## 第${at}节\n\n${draw(8)}。`,
    ).join('\n\n'),
    date: `2023-0${1 + Math.floor(random() * 9)}-11`,
  }))
}

const lines = drawLines(45)
const random = createRandom(seed + 1)
const queries = Array.from({ length: 60 }, () =>
  Array.from(
    { length: 1 + Math.floor(random() * 4) },
    () => vocabulary[Math.floor(random() * vocabulary.length)]!,
  ).join(random() < 0.5 ? ' ' : ''),
)

const built: { packed?: BuiltIndex; minisearch?: BuiltIndex } = {}
beforeAll(async () => {
  built.packed = await buildTestIndex(lines, 'packed', { deflated: true })
  built.minisearch = await buildTestIndex(lines, 'minisearch')
})
afterAll(async () => {
  await built.packed?.remove()
  await built.minisearch?.remove()
})

/** All hits of a request: no more match than one page holds. */
async function askAll(
  { searcher }: BuiltIndex,
  q: string,
  more: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  return searcher.search(requestOf(q, { limit: 100, ...more }))
}

const openCounted = () =>
  openSearcher(createFileStore(built.packed!.folder), { ...defaultSearcherOptions, maxReads: 40 })

describe('the count of what matches all', () => {
  it.each(['article', 'passage'] as const)('is that of the hits that say so, by %s', async (group) => {
    for (const q of queries) {
      const { hits, matchingAll, total } = await askAll(built.packed!, q, { group })
      expect({ q, count: matchingAll }).toEqual({
        q,
        count: hits.filter(({ matchesAll }) => matchesAll).length,
      })
      expect(matchingAll).toBeLessThanOrEqual(total)
    }
  })

  it('is that of a plain scan for every word', async () => {
    const { searcher } = built.packed!
    const every = await askAll(built.packed!, '', { group: 'passage' })
    const texts = await Promise.all(
      every.hits.map(async ({ article, ordinal }) => {
        const read = await searcher.article(article.id, ordinal, 1)
        return `${article.title}\n${read!.passages[0]!.headings.join('\n')}\n${read!.passages[0]!.text}`
      }),
    )
    for (const q of [
      '运河 苏州',
      '图书馆',
      '大学生 生活',
      '北京大学 标本兼治',
      '水 江 山',
      '人民 银行 天气',
    ]) {
      const { terms, matchingAll } = await askAll(built.packed!, q, { group: 'passage' })
      const scanned = texts.filter((text) => terms.every((term) => text.includes(term))).length
      expect({ q, count: matchingAll }).toEqual({ q, count: scanned })
    }
  })

  it.each(['article', 'passage'] as const)('is the same with every engine, by %s', async (group) => {
    for (const q of queries) {
      const packed = await built.packed!.searcher.search(requestOf(q, { group }))
      const minisearch = await built.minisearch!.searcher.search(requestOf(q, { group }))
      expect({ q, count: packed.matchingAll }).toEqual({ q, count: minisearch.matchingAll })
    }
  })

  it('is the same whatever the order and the page', async () => {
    for (const q of queries.slice(0, 20)) {
      const { matchingAll } = await built.packed!.searcher.search(requestOf(q))
      for (const more of [{ sort: 'newest' }, { limit: 0 }, { offset: 20 }] as const) {
        const answer = await built.packed!.searcher.search(requestOf(q, more))
        expect({ q, ...more, count: answer.matchingAll }).toEqual({ q, ...more, count: matchingAll })
      }
    }
  })

  it('is true or not given where reads are counted', async () => {
    const counted = await openCounted()
    let known = 0
    for (const q of queries) {
      const { matchingAll } = await counted.search(requestOf(q))
      if (matchingAll === null) continue
      known++
      const all = await built.packed!.searcher.search(requestOf(q))
      expect({ q, count: matchingAll }).toEqual({ q, count: all.matchingAll })
    }
    expect(known).toBeGreaterThan(queries.length * 0.9)
  })

  it('keeps to filters and exclusions', async () => {
    const whole = await askAll(built.packed!, '运河 苏州', { group: 'passage' })
    const without = await askAll(built.packed!, '运河 苏州 -人民', { group: 'passage' })
    const before = await askAll(built.packed!, '运河 苏州', { group: 'passage', before: '2023-04-30' })
    expect(without.matchingAll).toBe(without.hits.filter(({ matchesAll }) => matchesAll).length)
    expect(before.matchingAll).toBe(
      whole.hits.filter(({ matchesAll, article }) => matchesAll && article.date! <= '2023-04-30').length,
    )
    expect(without.matchingAll).toBeLessThan(whole.matchingAll!)
  })

  it('counts what holds a phrase, and every passage where nothing is asked', async () => {
    const { searcher } = built.packed!
    const phrase = await searcher.search(requestOf('"苏州园林"'))
    expect([phrase.matchingAll, phrase.totalIsExact]).toEqual([phrase.total, true])
    const everything = await searcher.search(requestOf(''))
    expect(everything.matchingAll).toBe(everything.total)
  })

  it('is none for a word that stands nowhere, letters and ideographs', async () => {
    for (const q of ['运河 zebra', '运河 犰狳']) {
      const { matchingAll, total } = await built.packed!.searcher.search(requestOf(q))
      expect([q, matchingAll, total > 0]).toEqual([q, 0, true])
    }
  })

  it('asks for stop words where a query has no other', async () => {
    const index = await buildTestIndex(
      [
        { id: 'we', title: '', text: '我们一起走。' },
        { id: 'i', title: '', text: '他我。' },
      ],
      'packed',
    )
    const { hits, matchingAll } = await index.searcher.search(requestOf('我们'))
    expect([
      hits.filter(({ matchesAll }) => matchesAll).map(({ article }) => article.id),
      matchingAll,
    ]).toEqual([['we'], 1])
    await index.remove()
  })
})
