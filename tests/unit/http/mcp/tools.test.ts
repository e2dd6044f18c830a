import { describe, expect, it } from 'vitest'
import { callTool } from '../../../../src/http/mcp/tools.ts'
import type { Searcher } from '../../../../src/search/answer.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'
import { createFakeSearcher } from '../../../fixtures/fake-searcher.ts'

const absolute = (url: string): string => `https://site.example${url}`

/** What a tool answers over an article of five passages, of which three are read at once. */
async function call(name: string, parameters: Readonly<Record<string, unknown>>) {
  const article = { ...bareArticle({ id: 'canal', title: '大运河' }), editors: [] }
  const passages = Array.from({ length: 5 }, (_, ordinal) => ({
    ordinal,
    headings: [],
    anchor: null,
    text: `第${ordinal}段。`,
    pictures: [],
  }))
  const searcher: Searcher = {
    ...createFakeSearcher(),
    article: async (id, first) =>
      id === 'canal' ? { article, passages: passages.slice(first, first + 3), count: passages.length } : null,
  }
  return (await callTool(name, parameters, searcher, absolute, null)) as Record<string, object> | null
}

describe('the tool that searches', () => {
  it.each([1, 50])('answers %i results at most', async (limit) => {
    const { structured } = (await call('search', { query: '灰犀牛', limit }))!
    expect((structured as { results: unknown[] }).results).toHaveLength(Math.min(limit, 2))
  })

  it.each([0, 51, 1.5, '1'])('refuses the limit %j', async (limit) => {
    expect(await call('search', { query: '灰犀牛', limit })).toEqual({
      complaint: 'limit: expected a whole number from 1 to 50',
    })
  })
})

describe('the tool that reads', () => {
  it.each([
    ['canal', ['第0段。', '第1段。', '第2段。'], 'canal#3'],
    ['canal#1', ['第1段。', '第2段。', '第3段。'], 'canal#4'],
    ['canal#2', ['第2段。', '第3段。', '第4段。'], undefined],
    ['canal#3', ['第3段。', '第4段。'], undefined],
    ['canal#9', [], undefined],
  ])('answers of %s the passages %j, and says where it goes on', async (id, texts, next) => {
    const { structured } = (await call('fetch', { id }))!
    const { text, ...rest } = structured as { text: string; next?: string }
    expect(text.match(/第\d段。/g) ?? []).toEqual(texts)
    expect(rest).toMatchObject({ id, url: 'https://site.example/canal' })
    expect(rest.next).toBe(next)
  })

  it.each(['nothing', 'nothing#1', 7])('complains of an id that there is not: %j', async (id) => {
    expect(await call('fetch', { id })).toHaveProperty('complaint')
  })
})

it('is null for a tool that there is not', async () => {
  expect(await call('write', {})).toBeNull()
})
