import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PinyinEntry, writePinyin } from '../../../src/build/expansion/pinyin-writer.ts'
import { readPinyin } from '../../../src/build/expansion/read-pinyin.ts'
import { expectToSurviveDamage } from '../../fixtures/damaged-files.ts'
import { lookUpIn, openPinyinFiles } from '../../fixtures/open-pinyin.ts'

const words =
  '银行 音 银 因 行长 重庆 西安 先 仙 方案 反感 王超超 王朝 旅行 女排 银河 印花 银行卡 银行家 世界 时间 手机 设计 实际 事件 中国 论文 ' +
  '英雄 应该 影响 引号 隐患 饮料 阴谋 经典 景点 竞争 侵略 虐待 超市 朝阳 吵嚷 天台 跳台 北京 女儿 背景 上海 伤害 农业 发展 发展银行'
const entries: PinyinEntry[] = words.split(' ').map((text, index) => ({ text, weight: 100 - index }))

const textsFor = (latin: string, of = entries) => lookUpIn(of, latin)
const open = openPinyinFiles

describe('the pinyin index', () => {
  it.each([
    ['yinhang', ['银行']],
    ['YinHang', ['银行']],
    ['yin hang', ['银行']],
    ['yinh', ['银行', '银河', '印花', '引号', '隐患']],
    ['yinhangk', ['银行卡']],
    ['xian', ['西安', '先', '仙']],
    ["xi'an", ['西安']],
    ['xi’an', ['西安']],
    ['fangan', ['方案', '反感']],
    ['fang an', ['方案']],
    ['fan gan', ['反感']],
    ['hangzhang', ['行长']],
    ['xingchang', []],
    ['chongqing', ['重庆']],
    ['zhongqing', []],
    ['lvxing', ['旅行']],
    ['lüxing', ['旅行']],
    ['nvpai', ['女排']],
    ['qinlve', ['侵略']],
    ['nver', ['女儿']],
    ['qinlue', ['侵略']],
    ['wcc', ['王超超']],
    ['w c c', ['王超超']],
    ['w cc', []],
    ['sj', ['世界', '时间', '手机', '设计', '实际', '事件']],
    ['fzyh', ['发展银行']],
    ['tt', ['天台', '跳台']],
    ['s', []],
    ['', []],
    ['wang2', []],
    ['银行', []],
    ['the quick', []],
  ])('answers %j with %j', async (latin, expected) => {
    expect(await textsFor(latin)).toEqual(expected)
  })

  it.each([
    ['nongyefazhan', [['农业'], ['发展']]],
    ['nongye fazhan', [['农业'], ['发展']]],
    [
      'shanghaijingdian',
      [
        ['上海', '伤害'],
        ['经典', '景点'],
      ],
    ],
    [
      'shanghaishij',
      [
        ['上海', '伤害'],
        ['世界', '时间', '实际', '事件'],
      ],
    ],
    ['yinhangxian', [['银行'], ['西安']]],
    ['yinhangx', []],
    ['xianyin', [['西安'], ['音', '银', '因']]],
    ['yinxian', [['音', '银', '因'], ['西安']]],
    ['yinyin', []],
    ['yinhang', []],
    ['yinhangthe', []],
    ['银行', []],
  ])('splits %j into words: %j', async (latin, expected) => {
    const words = await open(writePinyin(entries)).index.lookUpWords(latin, 100)
    expect(words.map((texts) => texts.map((found) => found.text))).toEqual(expected)
    const { index, reads } = open(writePinyin(entries, { maxTexts: 1000, blockBytes: 200 }))
    await index.lookUpWords(latin, 100)
    expect(reads.length).toBeLessThanOrEqual(6)
  })

  it('finds first letters that are syllables too, where no text is spelled so', async () => {
    const spelled = ['平安', '爱你'].map((text) => ({ text, weight: 5 }))
    expect(await textsFor('an', spelled)).toEqual(['爱你'])
  })

  it('takes a syllable of one letter for one where the next is unfinished', async () => {
    expect(await textsFor('al', [{ text: '阿里', weight: 5 }])).toEqual(['阿里'])
  })

  it('reads no file for what cannot be there', async () => {
    const { index, reads } = open(writePinyin(entries))
    expect(await index.lookUp('zhrmghggg')).toEqual([])
    expect(await index.lookUp('yinhangthe')).toEqual([])
    expect(await index.homophones('𠮷家')).toEqual([])
    expect(await index.homophones('')).toEqual([])
    expect(await index.neighbours('𠮷家')).toEqual([])
    expect(reads).toEqual([])
  })

  it('knows as many homophones as are wanted beside heavier texts of fewer characters', async () => {
    const alike = ['先', '仙', '鲜', '西安', '锡安'].map((text, index) => ({ text, weight: 9 - index }))
    const { index } = open(writePinyin(alike))
    const homophones = async (text: string, limit: number) =>
      (await index.homophones(text, limit)).map((found) => found.text)
    expect(await homophones('先', 1)).toEqual(['仙'])
    expect(await homophones('鲜', 2)).toEqual(['先', '仙'])
    expect(await homophones('西安', 2)).toEqual(['锡安'])
    const reversed = alike.map(({ text }, index) => ({ text, weight: index + 1 }))
    expect((await open(writePinyin(reversed)).index.homophones('先', 1)).map(({ text }) => text)).toEqual([
      '鲜',
    ])
  })

  it('goes on with the next block for an unfinished syllable and for one other character', async () => {
    const blocks = { maxTexts: 1000, blockBytes: 1 }
    const next = open(
      writePinyin(
        [
          { text: '银', weight: 1 },
          { text: '银行', weight: 1 },
          { text: '西', weight: 1 },
        ],
        blocks,
      ),
    )
    expect((await next.index.lookUp('yinh')).map(({ text }) => text)).toEqual(['银行'])
    expect((await next.index.neighbours('银杏')).map(({ text }) => text)).toEqual(['银行'])
    expect(next.reads.length).toBeLessThanOrEqual(4)
  })

  it('never finds a text by a rare reading', async () => {
    expect(await textsFor('tt', [{ text: '王超超', weight: 1 }])).toEqual([])
    expect(await textsFor('wtt', [{ text: '王超超', weight: 1 }])).toEqual([])
  })

  it('knows homophones, whatever their tones, and not the text itself', async () => {
    const { index, header } = open(writePinyin(entries))
    expect((await index.homophones('经典')).map((found) => found.text)).toEqual(['景点'])
    expect((await index.homophones('背景')).map((found) => found.text)).toEqual(['北京'])
    expect(await index.homophones('𠮷家')).toEqual([])
    expect(header.syllableOf('银')).toBe('yin')
    expect(header.syllableOf('龘')).toBeNull()
  })

  it('knows texts that differ in one character after the first', async () => {
    const { index, reads } = open(writePinyin(entries, { maxTexts: 1000, blockBytes: 200 }))
    expect((await index.neighbours('银行页')).map((found) => found.text)).toEqual(['银行卡', '银行家'])
    expect(await index.neighbours('金行卡')).toEqual([])
    expect(await index.neighbours('')).toEqual([])
    expect(reads.length).toBeLessThanOrEqual(2)
  })

  it('knows every text of one reading that differs in one character', async () => {
    const alike = ['印象', '印相', '印记'].map((text, index) => ({ text, weight: 9 - index }))
    const { index } = open(writePinyin(alike))
    expect((await index.neighbours('印刷')).map((found) => found.text)).toEqual(['印象', '印相', '印记'])
  })

  it('opens an index of nothing', async () => {
    expect(await textsFor('yinhang', [])).toEqual([])
  })

  const someEntries = fc.uniqueArray(
    fc.record({
      text: fc
        .array(fc.constantFrom(...words.replaceAll(' ', '')), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join('')),
      weight: fc.integer({ min: 1, max: 1000 }),
    }),
    { selector: (entry) => entry.text, minLength: 1, maxLength: 200 },
  )
  const smallBlocks = { maxTexts: 1000, blockBytes: 400 }

  it('finds every text again by its syllables and by its initials, with at most two reads', async () => {
    await fc.assert(
      fc.asyncProperty(someEntries, fc.nat(), async (some, pick) => {
        const { text, weight } = some[pick % some.length]!
        const syllables = readPinyin(text)!
        const { index, reads } = open(writePinyin(some, smallBlocks))
        if (syllables.join('').length < 2) return
        for (const typed of [syllables.join(''), syllables.join("'"), syllables.join(' ')]) {
          expect(await index.lookUp(typed, 1000)).toContainEqual({ text, weight })
        }
        const initials = syllables.map((syllable) => syllable[0]).join('')
        reads.length = 0
        const found = await index.lookUp(initials, 1000)
        expect(reads.length).toBeLessThanOrEqual(2)
        if (text.length > 1 && !/[aeo]/.test(initials)) expect(found).toContainEqual({ text, weight })
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('answers only with texts whose common reading fits what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(someEntries, fc.nat(), fc.nat(12), async (some, pick, cut) => {
        const letters = readPinyin(some[pick % some.length]!.text)!.join('')
        const typed = letters.slice(0, Math.max(2, letters.length - cut))
        const { index, reads } = open(writePinyin(some, smallBlocks))
        for (const { text } of await index.lookUp(typed, 1000)) {
          const syllables = readPinyin(text)!
          const isSpelled =
            syllables.join('').startsWith(typed) && syllables.slice(0, -1).join('').length < typed.length
          expect(isSpelled || syllables.map((syllable) => syllable[0]).join('') === typed).toBe(true)
        }
        expect(reads.length).toBeLessThanOrEqual(2)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('refuses damaged bytes or answers less, and never hangs', async () => {
    const files = writePinyin(entries, smallBlocks)
    await expectToSurviveDamage(files, 7, async (damaged) => {
      const { index } = open(damaged)
      for (const typed of ['yinhang', 'yinh', 'wcc', 'sj', 'xian']) await index.lookUp(typed)
      await index.homophones('经典')
    })
  })
})
