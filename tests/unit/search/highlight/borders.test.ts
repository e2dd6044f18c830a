import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completeEmoji,
  findBorders,
  findLastBorder,
  isCuttable,
} from '../../../../src/search/highlight/borders.ts'

describe('a text may be cut', () => {
  it.each([
    ['和中国 A股', '和|中|国| |A|股'],
    ['用react-dom写', '用|react-dom|写'],
    ['见 https://a.cn/b?c=1 吧', '见| |https://a.cn/b?c=1| |吧'],
    ['见 -x 与 :a', '见| |-|x| |与| |:|a'],
    ['共1,000元，3.45亿', '共|1,000|元|，|3.45|亿'],
    ['共9,909元', '共|9,909|元'],
    ['a,1 1,a 元,12', 'a|,|1| |1|,|a| |元|,|12'],
    ['完 a@b.cn。', '完| |a@b.cn|。'],
    ['好👨‍👩‍👧👍🏽吧', '好|👨‍👩‍👧|👍🏽|吧'],
    ['旗🇨🇳旗', '旗|🇨🇳|旗'],
    ['𠮷野e\u0301家', '𠮷|野|e\u0301|家'],
  ])('%s at %s', (text, cut) => {
    let shown = text[0]!
    for (let at = 1; at < text.length; at++) shown += (isCuttable(text, at) ? '|' : '') + text[at]!
    expect(shown).toBe(cut)
  })

  it.each([0, 2, 3])('at its beginning, its end and behind it: %i', (at) => {
    expect(isCuttable('ab', at)).toBe(true)
  })
})

describe('a span is completed', () => {
  const family = '👨‍👩‍👧'
  it.each([
    [`和${family}水`, 1, 3, [1, 9]],
    [`和${family}水`, 1, 4, [1, 9]],
    [`和${family}水`, 4, 6, [1, 9]],
    [`和${family}水`, 7, 9, [1, 9]],
    [`和${family}水`, 0, 1, [0, 1]],
    [`和${family}水`, 9, 10, [9, 10]],
    ['赞👍🏽吧', 1, 3, [1, 5]],
    ['赞👍🏽', 3, 5, [1, 5]],
    ['🏽吧', 0, 2, [0, 2]],
    ['👍👍', 0, 2, [0, 2]],
  ])('where it cuts an emoji of %s: %i to %i', (text, start, end, expected) => {
    const span = completeEmoji(text, { start, end })
    expect([span.start, span.end]).toEqual(expected)
  })
})

describe('borders', () => {
  it.each([
    ['', [0], [0]],
    ['甲', [0, 1], [0, 1]],
    ['甲。', [0, 2], [0, 2]],
    ['甲。乙', [0, 2, 3], [0, 2, 3]],
    ['甲，乙', [0, 2, 3], [0, 3]],
    ['“甲？！”乙；丙', [0, 5, 7, 8], [0, 5, 8]],
    ['甲，。乙', [0, 3, 4], [0, 4]],
    ['共1,000元:甲.b', [0, 8, 11], [0, 11]],
    ['元:a.b', [0, 5], [0, 5]],
    ['甲\n\n乙', [0, 3, 4], [0, 3, 4]],
  ])('of %j stand at %j, those of sentences at %j', (text, positions, sentences) => {
    const borders = findBorders(text)
    expect(borders.positions).toEqual(positions)
    expect([...borders.sentences]).toEqual(sentences)
  })

  it('are in order, from the beginning of a text to its end, where it may be cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'甲乙。，！”a1,.:\n 👍🏽'), maxLength: 30 }),
        (text) => {
          const { positions, sentences } = findBorders(text)
          expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
          expect([positions[0], positions.at(-1)]).toEqual([0, text.length])
          for (const at of positions) expect(isCuttable(text, at)).toBe(true)
          for (const at of sentences) expect(positions).toContain(at)
        },
      ),
      { seed: 5, numRuns: 500 },
    )
  })

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
    [9, 2],
  ])('the last one not behind %i is number %i', (at, index) => {
    expect(findLastBorder(findBorders('甲。乙'), at)).toBe(index)
  })
})
