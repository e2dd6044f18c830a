import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../../../src/engine/retriever.ts'
import { rankPage } from '../../../../src/search/rank/rank.ts'
import type { RerankFeatures } from '../../../../src/search/rank/relate-features.ts'
import type { RerankModel } from '../../../../src/search/rank/rerank-model.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'
import { askFor } from '../../../fixtures/rerank-query.ts'

/** A model that keeps the first-stage score, less what a copy loses. */
const model: RerankModel = {
  window: 10,
  ngramCandidates: 0,
  score: ({ words, copy }: RerankFeatures) => words - 10 * copy,
  explain: () => ({}),
}
const context = { query: askFor('发展'), averageLength: 20, model }
const request = { q: '发展', offset: 0, limit: 10, group: 'article', sort: 'relevance' } as const

/** A candidate whose text is told apart by its number, unless one is given. */
function candidate(
  passage: number,
  article: number,
  score: number,
  body = `第${passage}段说发展`,
): Candidate {
  const folded = body.replace('發', '发')
  const text = {
    passage: { article, ordinal: passage, headings: [], anchor: null, text: body, pictures: [] },
    article: bareArticle({ id: `${article}`, title: '', url: '/' }),
    titleAndHeadings: [''],
    text: `\n${folded}`,
    bodyStart: 1,
  }
  return { passage, article, score, matchesAll: null, text }
}
const unread = (passage: number, article: number, score: number): Candidate => ({
  ...candidate(passage, article, score),
  text: null,
})

const rank = (
  window: readonly Candidate[],
  page: readonly Candidate[] = [],
  asked: Partial<Parameters<typeof rankPage>[1]> = {},
) =>
  rankPage(context, { ...request, ...asked }, { window, page }).map((group) =>
    group.map(({ candidate: { passage }, score }) => [passage, score]),
  )

describe('a page of ranked hits', () => {
  it('has the articles by the score of their best passage, of equal scores the first in the index first', () => {
    const window = [candidate(0, 0, 1), candidate(4, 2, 5), candidate(2, 1, 5), candidate(5, 2, 3)]
    expect(rank(window)).toEqual([
      [[2, 5]],
      [
        [4, 5],
        [5, 3],
      ],
      [[0, 1]],
    ])
  })

  it('has each passage by itself where these are asked for', () => {
    const window = [candidate(0, 0, 1), candidate(1, 0, 2)]
    expect(rank(window, [], { group: 'passage' })).toEqual([[[1, 2]], [[0, 1]]])
  })

  it('begins and ends where it was asked to', () => {
    const window = [4, 3, 2, 1].map((score, article) => candidate(article, article, score))
    expect(rank(window, [], { offset: 1, limit: 2 })).toEqual([[[1, 3]], [[2, 2]]])
  })

  it('puts candidates whose text was not read among the others by their first-stage score', () => {
    expect(rank([candidate(0, 0, 3), unread(1, 1, 2), candidate(2, 2, 1)])).toEqual([
      [[0, 3]],
      [[1, 2]],
      [[2, 1]],
    ])
  })

  it('goes on behind the window in the order of the first stage, with no score above the one before', () => {
    const behind = [candidate(2, 2, 9), candidate(3, 3, 1), candidate(4, 4, 2)]
    expect(rank([candidate(0, 0, 7), candidate(1, 1, 3)], behind)).toEqual([
      [[0, 7]],
      [[1, 3]],
      [[2, 3]],
      [[3, 1]],
      [[4, 1]],
    ])
  })

  it('keeps the order of the engine, scores and all, where it is by date', () => {
    const page = [candidate(0, 0, 1), candidate(1, 1, 5)]
    expect(rank([], page, { sort: 'newest' })).toEqual([[[0, 1]], [[1, 5]]])
  })

  it('takes for the copy of two alike the one in other characters than the query, in title or text', () => {
    const window = [candidate(0, 0, 5, '經濟發展'), candidate(1, 1, 4, '經濟发展')]
    expect(rank(window)).toEqual([[[1, 4]], [[0, -5]]])
  })
})
