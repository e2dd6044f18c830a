import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchRequest } from '../../../src/search/answer.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'
import { inventArticles, inventedQueries } from '../../fixtures/invented-articles.ts'

const queries = inventedQueries.filter((_, place) => place % 2 === 0)

describe.each(['minisearch', 'packed'] as const)('pages, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex(inventArticles(150, 24, 5), engine)
  })
  afterAll(() => index.remove())

  async function turnPages(request: SearchRequest, size: number, end: number): Promise<string[]> {
    const ids: string[] = []
    for (let offset = 0; offset < end; offset += size) {
      const { hits } = await index.searcher.search({
        ...request,
        offset,
        limit: Math.min(size, end - offset),
      })
      ids.push(...hits.map((hit) => hit.id))
    }
    return ids
  }

  const kinds = [
    ['article', 'relevance'],
    ['article', 'newest'],
    ['passage', 'relevance'],
    ['passage', 'oldest'],
  ] as const

  it.each(kinds)('of each %s by %s put together are one long page', async (group, sort) => {
    for (const q of [...queries, 'tag:历史', 'author:李白 -银行']) {
      const request = requestOf(q, { group, sort })
      const long = await turnPages(request, 100, 150)
      expect(new Set(long).size, q).toBe(long.length)
      expect(await turnPages(request, 37, 150), q).toEqual(long)
    }
  })

  it.each(kinds)('of each %s by %s hold as many hits as the total says', async (group, sort) => {
    let exact = 0
    for (const q of queries) {
      const request = requestOf(q, { group, sort })
      const { total, totalIsExact } = await index.searcher.search(request)
      if (!totalIsExact) continue
      exact++
      const counted = await turnPages(request, 100, total + 30)
      expect({ q, hits: counted.length }).toEqual({ q, hits: total })
      for (const offset of [10, total]) {
        const later = await index.searcher.search({ ...request, offset })
        expect({ q, offset, total: later.total }).toEqual({ q, offset, total })
      }
    }
    // What pairs of characters cannot decide is looked for in 64 texts; the rest makes a total inexact.
    expect(exact).toBeGreaterThan(queries.length - 4)
  })

  it('holds every article, however many passages the best one has', async () => {
    const long = {
      id: 'long',
      title: '水',
      text: Array.from({ length: 400 }, (_, at) => `水${at}。${'水'.repeat(90)}`).join('\n\n'),
    }
    const others = Array.from({ length: 30 }, (_, at) => ({
      id: `o${at}`,
      title: '',
      text: `第${at}次说到水，又说别的事情。`,
    }))
    const flooded = await buildTestIndex([long, ...others], engine)
    const { hits, total } = await flooded.searcher.search(requestOf('水', { limit: 20 }))
    await flooded.remove()
    expect({ hits: hits.length, total }).toEqual({ hits: 20, total: 31 })
  })
})
