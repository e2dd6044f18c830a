import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MarkedText } from '../../../src/search/answer.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'
import { everydayArticles } from '../../fixtures/everyday-articles.ts'
import { everydayQueries } from '../../fixtures/everyday-queries.ts'

const markedTexts = ({ text, marks }: MarkedText) => marks.map(([start, end]) => text.slice(start, end))

describe.each(['packed', 'minisearch'] as const)('queries of every day, with %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex(everydayArticles, engine)
  })
  afterAll(() => built.index?.remove())

  it.each(everydayQueries)('$q', async ({
    q,
    first,
    finds = first === undefined ? [] : [first],
    not = [],
    lands,
    marks,
  }) => {
    const { hits } = await built.index!.searcher.search(requestOf(q, { limit: 100 }))
    const found = hits.map((hit) => hit.article.id)
    expect(found).toEqual(expect.arrayContaining([...finds]))
    expect(found.filter((id) => not.includes(id))).toEqual([])
    if (first !== undefined) expect(found[0]).toBe(first)
    if (lands === 'top') expect(hits[0]?.url).not.toContain('#')
    const hit = hits.find(({ article }) => article.id === (first ?? finds[0]))
    if (marks !== undefined)
      expect(hit && [...markedTexts(hit.title), ...markedTexts(hit.snippet)]).toEqual(marks)
  })
})
