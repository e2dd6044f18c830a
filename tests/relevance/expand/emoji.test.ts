import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const lines = [
  { id: 'hotpot', title: '聚餐', text: '今天真开心😀🎉，大家一起去吃火锅🍲吧！' },
  { id: 'noodles', title: '午饭', text: '中午吃了一碗面🍜，又吃了火锅。' },
  { id: 'heart', title: '留言', text: '谢谢大家的祝福❤️，比心。' },
  { id: 'family', title: '合影', text: '全家福👨‍👩‍👧洗出来了，背景是🇨🇳国旗。' },
  { id: 'tone', title: '回应', text: '大家都来点赞👍🏽吧。' },
  { id: 'hidden', title: '零宽', text: '美国国\u200d务院的词里藏着连接符。' },
  { id: 'code', title: '版权', text: '本站内容©2024，转载请注明出处。' },
]

describe.each(['minisearch', 'packed'] as const)('emoji, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex(lines, engine, { split: false })
  })
  afterAll(() => index.remove())

  it.each<[string, string, string[]]>([
    ['😀', 'hotpot', ['😀']],
    ['🍲', 'hotpot', ['🍲']],
    ['"火锅🍲"', 'hotpot', ['火锅🍲']],
    ['火锅🍲', 'hotpot', ['火锅🍲']],
    ['"😀🎉"', 'hotpot', ['😀🎉']],
    ['❤', 'heart', ['❤️']],
    ['❤️', 'heart', ['❤️']],
    ['👨‍👩‍👧', 'family', ['👨‍👩‍👧']],
    ['👨‍👩', 'family', ['👨‍👩‍👧']],
    ['👧', 'family', ['👨‍👩‍👧']],
    ['👍', 'tone', ['👍🏽']],
    ['👍🏽', 'tone', ['👍🏽']],
    ['点赞👍🏽', 'tone', ['点赞👍🏽']],
    ['国国', 'hidden', ['国国']],
    ['🇨🇳', 'family', ['🇨🇳']],
    ['©2024', 'code', ['2024']],
  ])('%s finds %s and marks %j', async (q, id, marked) => {
    const { hits } = await index.searcher.search(requestOf(q))
    expect(hits[0]?.article.id).toBe(id)
    const { text, marks } = hits[0]!.snippet
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(marked)
  })

  it('finds no other emoji than the one that was asked for', async () => {
    const { hits } = await index.searcher.search(requestOf('🍜'))
    expect(hits.map((hit) => hit.article.id)).toEqual(['noodles'])
    expect((await index.searcher.search(requestOf('🐼'))).hits).toEqual([])
  })
})
