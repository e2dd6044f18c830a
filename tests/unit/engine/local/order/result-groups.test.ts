import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoredPassage } from '../../../../../src/engine/candidates/channel-scores.ts'
import { groupCandidates, readGroups } from '../../../../../src/engine/local/order/result-groups.ts'
import type { PassageTexts, ReadPassage } from '../../../../../src/engine/local/reads/passage-texts.ts'
import type { IndexReader } from '../../../../../src/reader/index-reader.ts'
import { createReadBudget } from '../../../../../src/reader/read-plan.ts'

const passages = 30
/** An index whose articles have as many passages each. */
function readerOf(perArticle: number): IndexReader {
  const manifest = { articles: passages / perArticle, passages }
  return { manifest, articleOf: (passage: number) => Math.floor(passage / perArticle) } as IndexReader
}
const scored = fc
  .uniqueArray(fc.nat(passages - 1))
  .map((found) => found.map((passage, at): ScoredPassage => ({ passage, score: passages - at })))

describe('result groups', () => {
  it('are the candidates of each article that is not left out, in the order of the best of each', () => {
    const left = fc.uniqueArray(fc.nat(9))
    fc.assert(
      fc.property(
        scored,
        left,
        fc.constantFrom(1, 2, 24),
        fc.nat(9),
        (candidates, without, perGroup, from) => {
          const reader = readerOf(3)
          const articles = [...new Set(candidates.map(({ passage }) => reader.articleOf(passage)))]
          const expected = articles
            .filter((article) => !without.includes(article))
            .map((article) =>
              candidates.filter(({ passage }) => reader.articleOf(passage) === article).slice(0, perGroup),
            )
          const groups = groupCandidates(candidates, reader, 'article', new Set(without), perGroup)
          expect(groups.count).toBe(expected.length)
          expect(groups.slice(from, from + 3)).toEqual(expected.slice(from, from + 3))
        },
      ),
    )
  })

  it.each([
    ['where passages are asked for', readerOf(3), 'passage'],
    ['where each article is one', readerOf(1), 'article'],
  ] as const)('are the candidates themselves %s', (_, reader, group) => {
    fc.assert(
      fc.property(scored, fc.nat(9), (candidates, from) => {
        const groups = groupCandidates(candidates, reader, group, new Set(), 24)
        expect(groups.count).toBe(candidates.length)
        expect(groups.slice(from, from + 3)).toEqual(
          candidates.slice(from, from + 3).map((candidate) => [candidate]),
        )
      }),
    )
  })

  it.each([
    ['all of them where all texts are read', [0, 1, 2, 3], 3],
    ['those before the first that lacks one of its texts', [0, 1, 3], 1],
    ['none where the first lacks one', [1, 2, 3], 0],
  ])('are answered as far as they are read: %s', async (_, read, count) => {
    const groups = [[0, 1], [2], [3]].map((group) => group.map((passage) => ({ passage, score: 1 })))
    const asked: number[] = []
    const texts: Pick<PassageTexts, 'read' | 'get'> = {
      read: async (wanted) => {
        asked.push(...wanted)
        return []
      },
      get: (passage) => (read.includes(passage) ? ({} as ReadPassage) : undefined),
    }
    const answered = await readGroups(texts as PassageTexts, groups, createReadBudget(40))
    expect(answered).toEqual(groups.slice(0, count))
    expect(asked).toEqual([0, 1, 2, 3])
  })
})
