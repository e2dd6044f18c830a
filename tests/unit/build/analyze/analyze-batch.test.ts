import { expect, it } from 'vitest'
import { createBatchAnalyzer } from '../../../../src/build/analyze/analyze-batch.ts'
import { createDictionary } from '../../../../src/build/dictionary/dictionary.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'

it('writes the address of a heading as hits do, each heading once', () => {
  const analyze = createBatchAnalyzer(createDictionary(new Map([['茶', 5]])))
  const passages = [
    ['茶史 一', '茶史-一'],
    ['茶史 一', '茶史-二'],
    ['茶具', null],
  ].map(([heading, anchor], ordinal) => ({
    ordinal,
    headings: [heading!],
    anchor: anchor!,
    text: '甲。',
    pictures: [],
  }))
  const article = bareArticle({ id: 'a', title: '茶', url: '/a/' })
  const batch = analyze([{ article, passages, warnings: [] }], { bigrams: false })
  expect(batch.articles[0]!.headings).toEqual([
    { text: '茶史 一', url: `/a/#${encodeURIComponent('茶史-一')}`, passage: 0 },
    { text: '茶具', url: '/a/', passage: 2 },
  ])
})
