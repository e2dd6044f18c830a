import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PinyinEntry, writePinyin } from '../../../../src/build/expansion/pinyin-writer.ts'
import { readPinyin } from '../../../../src/build/expansion/read-pinyin.ts'
import { lookUpIn, openPinyinFiles } from '../../../fixtures/open-pinyin.ts'

const words =
  '银行 音 银 因 行长 重庆 西安 先 仙 方案 反感 王超超 王朝 旅行 女排 银河 印花 银行卡 银行家 世界 时间 手机 设计 实际 事件 中国 论文 ' +
  '英雄 应该 影响 引号 隐患 饮料 阴谋 经典 景点 竞争 侵略 虐待 超市 朝阳 吵嚷 天台 跳台 北京 女儿 背景 上海 伤害 农业 发展 发展银行'
const entries: PinyinEntry[] = words.split(' ').map((text, index) => ({ text, weight: 100 - index }))

describe('words that may be names', () => {
  const named: PinyinEntry[] = [
    { text: '曾国藩', weight: 5 },
    { text: '员半千', weight: 5 },
    { text: '朴树', weight: 5 },
    { text: '仇英', weight: 5, isName: true },
    { text: '解放', weight: 5 },
  ]
  it.each([
    ['zengguofan', ['曾国藩']],
    ['cengguofan', ['曾国藩']],
    ['zgf', ['曾国藩']],
    ['ybq', ['员半千']],
    ['piaoshu', []],
    ['qiuying', ['仇英']],
    ['chouying', []],
    ['xiefang', []],
  ])('%s finds %j', async (latin, texts) => {
    expect(await lookUpIn(named, latin)).toEqual(texts)
  })

  it('are read as both where they were found as names too', async () => {
    const both = [...named, { text: '朴树', weight: 2, isName: true }]
    expect(await lookUpIn(both, 'piaoshu')).toEqual(['朴树'])
    expect(await lookUpIn(both, 'pushu')).toEqual(['朴树'])
  })
})

describe('the files of readings', () => {
  it.each([
    ['xian', ['西安', '先'], ['先', '西安']],
    ['fangan', ['方案', '反感'], ['反感', '方案']],
    ['shiji', ['实际', '世纪', '事迹'], ['世纪', '事迹', '实际']],
  ])('orders texts of one weight by their characters: %s', async (latin, texts, ordered) => {
    const entriesOf = (given: readonly string[]) => given.map((text) => ({ text, weight: 5 }))
    expect(await lookUpIn(entriesOf(texts), latin)).toEqual(ordered)
    expect(await lookUpIn(entriesOf(ordered), latin)).toEqual(ordered)
  })

  it('knows the initials of eight characters', async () => {
    const texts = ['中华人民共和国歌', '中华人民共和国歌曲'].map((text) => ({ text, weight: 5 }))
    expect(await lookUpIn(texts, 'zhrmghgg')).toEqual(['中华人民共和国歌'])
    expect(await lookUpIn(texts, 'zhonghuarenmingongheguog')).toEqual(['中华人民共和国歌'])
  })

  it('writes the same bytes whatever the order of the entries', () => {
    const some = fc.record({
      text: fc.constantFrom('音', '银', '先', '西安', '朴树', '重庆', '重量'),
      weight: fc.integer({ min: 1, max: 9 }),
      isName: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(some),
        fc.constantFrom(null, 3),
        fc.integer({ min: 1, max: 5 }),
        (found, id, most) => {
          const all: PinyinEntry[] = id === null ? found : [...found, { text: '银', weight: 4, id }]
          const options = { maxTexts: most, blockBytes: 4096 }
          const files = writePinyin(all, options)
          expect(writePinyin([...all].reverse(), options)).toEqual(files)
          expect(writePinyin([...all, ...found], options)).toEqual(files)
        },
      ),
      { numRuns: 20 },
    )
  })

  it.each<[string, readonly PinyinEntry[], string]>([
    ['the heaviest', [{ text: '因', weight: 2 }], '银'],
    ['one that is heavier the second time', [{ text: '音', weight: 9 }], '音'],
    ['one that is heavier the first time', [{ text: '银', weight: 3 }], '银'],
    ['the one of a word by its frequency', [{ text: '银', weight: 1, id: 7 }], '音'],
    ['one of a weight', [{ text: '因', weight: Number.NaN }], '银'],
  ])('keeps of more texts than there may be %s', async (_, more, kept) => {
    const options = { maxTexts: 1, blockBytes: 4096 }
    const all = [{ text: '银', weight: 5 }, { text: '音', weight: 4 }, ...more]
    const { index } = openPinyinFiles(writePinyin(all, options))
    expect((await index.lookUp('yin')).map(({ text }) => text)).toEqual([kept])
  })

  it('finds each text by its syllables and by its first letters', async () => {
    const { index } = openPinyinFiles(writePinyin(entries))
    for (const { text } of entries) {
      const syllables = readPinyin(text)!
      const found = async (latin: string) => (await index.lookUp(latin)).map((one) => one.text)
      expect(await found(syllables.join(' '))).toContain(text)
      if (syllables.length > 1)
        expect(await found(syllables.map(([first]) => first).join(''))).toContain(text)
    }
  })

  it('has no file of first letters for characters alone', () => {
    const files = writePinyin([{ text: '音', weight: 5 }])
    expect(files.map(({ name }) => name)).toEqual(['pinyin.bin', 'pinyin-000.bin'])
  })

  it.each([
    ['a character of the texts by what is heavier', '重', 'chong'],
    ['a rare character of the texts', '亍', 'chu'],
    ['the first common character', '啊', 'a'],
    ['the last common character', '座', 'zuo'],
    ['the last common character of a row', '剥', 'bao'],
    ['no common character that nothing of the texts is read like', '银', null],
    ['no rare character that the texts lack', '彳', null],
  ])('knows how to read %s: %s', (_, character, syllable) => {
    const texts = '重庆 亍 阿 作 包 吃'.split(' ').map((text) => ({ text, weight: 9 }))
    const { header } = openPinyinFiles(writePinyin([...texts, { text: '重量', weight: 8 }]))
    expect(header.syllableOf(character)).toBe(syllable)
  })

  it('cuts a small index into six files or so, and reads one of them for a text', async () => {
    const characters = [...new Set(words.replaceAll(' ', ''))]
    const pairs = characters.flatMap((first) => characters.map((second) => first + second))
    const files = writePinyin(pairs.map((text, at) => ({ text, weight: at + 1 })))
    const count = (kind: string) => files.filter(({ name }) => name.startsWith(`${kind}-`)).length
    expect([count('pinyin'), count('initials')].every((blocks) => blocks > 2 && blocks <= 7)).toBe(true)
    const { index, reads } = openPinyinFiles(files)
    expect((await index.homophones('音航')).map(({ text }) => text)).toContain('银行')
    expect(reads).toHaveLength(1)
  })
})
