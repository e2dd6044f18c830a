import { expect, it } from 'vitest'
import { readQuery } from '../../../../src/http/algolia/read-query.ts'
import { searchTogether } from '../../../../src/http/algolia/search-together.ts'
import type { SearchRequest } from '../../../../src/search/answer.ts'
import { createFakeSearcher } from '../../../fixtures/fake-searcher.ts'

async function search(...queries: Parameters<typeof readQuery>[1][]) {
  const searcher = createFakeSearcher()
  const asked: SearchRequest[] = []
  const recorded = {
    ...searcher,
    search(request: SearchRequest) {
      asked.push(request)
      return searcher.search(request)
    },
  }
  const answers = await searchTogether(
    recorded,
    queries.map((query) => readQuery('site', query)),
  )
  return { asked: asked.map(({ q, limit, offset }) => [q, limit, offset]), answers }
}

it('answers in the order of the queries, those with hits asked first', async () => {
  const { asked, answers } = await search(
    { query: '索引', hitsPerPage: 0 },
    { query: '灰犀牛', hitsPerPage: 5 },
    { query: '黑天鹅', hitsPerPage: 1 },
  )
  expect(asked).toEqual([
    ['灰犀牛', 5, 0],
    ['黑天鹅', 1, 0],
    ['索引', 0, 0],
  ])
  expect(answers.map(({ query }) => query)).toEqual(['索引', '灰犀牛', '黑天鹅'])
})

it('counts with the search that has hits, on whatever page', async () => {
  const { asked } = await search(
    { query: '灰犀牛', hitsPerPage: 0 },
    { query: '灰犀牛', hitsPerPage: 1, page: 1 },
    { query: '灰犀牛', hitsPerPage: 1, page: 1 },
  )
  expect(asked).toEqual([['灰犀牛', 1, 1]])
})

it('asks for each page that is shown', async () => {
  const { asked } = await search(
    { query: '灰犀牛', hitsPerPage: 1 },
    { query: '灰犀牛', hitsPerPage: 1, page: 1 },
  )
  expect(asked).toEqual([
    ['灰犀牛', 1, 0],
    ['灰犀牛', 1, 1],
  ])
})

it('shows no hits behind the farthest page', async () => {
  const { asked } = await search(
    { query: '灰犀牛', hitsPerPage: 10, page: 1000 },
    { query: '索引', hitsPerPage: 10, page: 1001 },
  )
  expect(asked).toEqual([
    ['灰犀牛', 10, 10_000],
    ['索引', 0, 0],
  ])
})
