import { describe, expect, it } from 'vitest'
import { findLawArticle, isLawArticle } from '../../../../src/search/rank/law-article.ts'

const holds = (query: string, title: string, body: string): boolean | null => {
  const asked = findLawArticle(query)
  return asked && isLawArticle(asked, title, body)
}

describe('the article of a law that is asked for', () => {
  it.each([
    ['河湖法第12条', '甲省河湖法', '第12条 取水应当登记。', true],
    ['河湖法12条', '河湖法', '第11条 略。\n第12条 取水应当登记。', true],
    ['第十二条河湖法', '河湖法(2020年修订)', '第十二条 取水应当登记。', true],
    ['《河湖法》第十二条第三款', '河湖法', '第十二条 取水应当登记。', true],
    ['第十二条', '河湖法', '第十二条 取水应当登记。', true],
    ['河湖法第十二条', '关于河湖法的解释', '第十二条 取水是指抽水。', false],
    ['河湖法第十二条', '道路法', '第十二条 不得占道。', false],
    ['河湖法第十二条', '河湖法', '依照河湖法第十二条登记。', false],
    ['河湖法第十二条', '河湖法', '第十二条之一 取水应当登记。', false],
    ['河湖法第十二条之一', '河湖法', '第十二条之一 取水应当登记。', true],
    ['河湖法第十二条之一', '河湖法', '第十二条 取水应当登记。', false],
    ['河湖法第二条', '河湖法', '第十二条 取水应当登记。', false],
    ['哪一条河最长', '河最长', '一条河', null],
    ['河湖法', '河湖法', '第十二条 取水应当登记。', null],
  ])('%s in %s: %s', (query, title, body, expected) => {
    expect(holds(query, title, body)).toBe(expected)
  })
})
