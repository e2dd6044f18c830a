import { describe, expect, it } from 'vitest'
import { type PinyinEntry, writePinyin } from '../../../src/build/expansion/pinyin-writer.ts'
import { openPinyinFiles } from '../../fixtures/open-pinyin.ts'

/** Names, the heaviest first; one in fewer than three passages is not offered. */
const entries: PinyinEntry[] = '银行家 银行卡 音乐会 英雄谱 应急车 影视城 隐患图 引号键 应急车道'
  .split(' ')
  .map((text, index) => ({ text, weight: 90 - 10 * index }))
  .concat({ text: '隐身衣', weight: 2 })

/** A key each, with the best of crowded letters apart; and all in one. */
const sizes = [1, 100_000]

async function complete(letters: string, limit: number, of: readonly PinyinEntry[], blockBytes: number) {
  const { index, reads } = openPinyinFiles(writePinyin(of, { maxTexts: 1000, blockBytes }))
  const found = await index.complete(letters, limit)
  return { found: found.map(({ by, text }) => `${by} ${text}`), reads }
}

describe.each(sizes)('completions by letters, from blocks of %i bytes', (blockBytes) => {
  it.each([
    ['', 5, []],
    ['y', 5, []],
    ['yinh', 2, ['pinyin 银行家', 'pinyin 银行卡']],
    ['yinhu', 5, ['pinyin 隐患图']],
    ['yinhx', 5, []],
    ['yinsh', 5, []],
    ['ying', 5, ['pinyin 英雄谱', 'pinyin 应急车', 'pinyin 影视城', 'pinyin 应急车道']],
    ['yin', 3, ['pinyin 银行家', 'pinyin 银行卡', 'pinyin 音乐会']],
    // Of two first letters a text has no more.
    ['yj', 5, []],
    ['yhj', 5, ['initials 银行家', 'initials 引号键']],
    ['yhj', 1, ['initials 银行家']],
    ['yjc', 5, ['initials 应急车', 'initials 应急车道']],
    ['yyh', 5, ['initials 音乐会']],
  ])('%s, at most %i of each: %j', async (letters, limit, expected) => {
    expect((await complete(letters, limit, entries, blockBytes)).found).toEqual(expected)
  })

  it('are the heaviest texts of all keys, the first in order where weights are equal', async () => {
    const weigh = (weightOf: (index: number) => number) =>
      entries.map(({ text }, index) => ({ text, weight: weightOf(index) }))
    const find = async (of: readonly PinyinEntry[]) => (await complete('yinh', 2, of, blockBytes)).found
    expect(await find(weigh((index) => 10 + index))).toEqual(['pinyin 引号键', 'pinyin 隐患图'])
    expect(await find(weigh(() => 10))).toEqual(['pinyin 引号键', 'pinyin 银行卡'])
  })

  it('read at most two files by syllables and two by first letters', async () => {
    for (const letters of ['yi', 'yin', 'yinh', 'yyh', 'yx'])
      expect((await complete(letters, 9, entries, blockBytes)).reads.length).toBeLessThanOrEqual(4)
  })
})
