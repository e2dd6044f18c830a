import { describe, expect, it } from 'vitest'
import { writePinyin } from '../../../src/build/expansion/pinyin-writer.ts'
import { openPinyinHeader } from '../../../src/format/pinyin/pinyin-header.ts'
import { openPinyin } from '../../../src/pinyin/pinyin-index.ts'
import {
  defaultSpellingOptions,
  hasSuspects,
  proposeSpelling,
  type SpellingSource,
} from '../../../src/suggest/spell.ts'

const frequencies = new Map(
  Object.entries({
    银行: 500,
    景点: 80,
    经典: 90,
    王超超: 3,
    我市: 300,
    国务院: 200,
    发言人: 100,
    灰犀牛: 6,
    权利: 50,
    权力: 60,
    航: 30,
    银: 30,
    王朝: 40,
    超: 30,
    朝: 20,
    经: 10,
    点: 10,
    犀牛: 8,
    稀牛: 0,
    牛: 9,
  }),
)
const files = writePinyin([...frequencies].map(([text, weight]) => ({ text, weight })))
const pinyin = openPinyin(
  openPinyinHeader(files[0]!.bytes),
  async (name) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array(),
)
const source: SpellingSource = {
  frequency: (word) => frequencies.get(word) ?? 0,
  homophones: (text) => pinyin.homophones(text),
  neighbours: (text) => pinyin.neighbours(text),
  isStopWord: (word) => '我是的'.includes(word),
}

describe('another spelling', () => {
  it.each([
    ['银|航', '银行'],
    ['经|点', '经典'],
    ['王朝|超', '王超超'],
    ['灰|稀|牛', '灰犀牛'],
    ['国务完', '国务院'],
    ['国物院| |发言人', '国务院 发言人'],
    ['灰犀午', '灰犀牛'],
    ['去|银|航|取钱', '去银行取钱'],
  ])('of %s is %s', async (query, proposal) => {
    expect(await proposeSpelling(query.split('|'), 0, source)).toBe(proposal)
  })

  it.each([
    ['a word that is read alike but stands in the corpus itself', '景点', 0],
    ['words with a stop word between', '我|是', 0],
    ['a query that finds enough', '银|航', 3],
    ['a word of two characters that only looks alike', '银河', 0],
    ['Latin letters', 'yinhang', 0],
    ['a question word', '那|哪|行', 0],
    ['a sentence', `银|航${'，很长的句子'.repeat(7)}`, 0],
    ['nothing at all', '', 0],
    ['a word that the corpus has nothing like', '龘龘', 0],
  ])('is not proposed for %s', async (_reason, query, found) => {
    expect(await proposeSpelling(query.split('|'), found, source)).toBeNull()
  })

  it('is not proposed for words that some passage contains together', async () => {
    const containing: SpellingSource = {
      ...source,
      areContained: async (texts) => texts.map((text) => text === '银航'),
    }
    expect(await proposeSpelling(['银', '航'], 0, containing)).toBeNull()
    expect(await proposeSpelling(['灰', '稀', '牛'], 0, containing)).toBe('灰犀牛')
  })

  it('asks for no more homophones than it may', async () => {
    let asked = 0
    const counting: SpellingSource = {
      ...source,
      async homophones() {
        asked++
        return []
      },
    }
    await proposeSpelling([...'甲乙丙丁戊己庚辛壬癸'], 0, counting)
    expect(asked).toBe(8)
  })
})

/** A corpus of the given words, each read like its fellows or one character apart from them, as told. */
function createSource(
  passages: Readonly<Record<string, number>>,
  alike: Readonly<Record<string, readonly string[]>>,
  apart: Readonly<Record<string, readonly string[]>> = {},
) {
  const asked: string[] = []
  const askedTogether: number[] = []
  const askedApart: string[] = []
  const withPassages = (texts: readonly string[] = []) =>
    texts.map((text) => ({ text, weight: passages[text] ?? 0 }))
  const source: SpellingSource = {
    frequency: (word) => passages[word] ?? 0,
    async homophones(text) {
      asked.push(text)
      await null
      askedTogether.push(asked.length)
      return withPassages(alike[text])
    },
    async neighbours(text) {
      askedApart.push(text)
      return withPassages(apart[text])
    },
  }
  return { source, asked, askedTogether, askedApart }
}

describe('passages that another spelling must be in', () => {
  it.each([
    ['a word of two characters', '银航', '银行', {}, 0, 2],
    ['a word of three', '国物院', '国务院', {}, 0, 1],
    ['a word that one passage has', '银航', '银行', { 银航: 1 }, 0, 20],
    ['a word that two passages have', '国物院', '国务院', { 国物院: 2 }, 0, 40],
    ['characters together, where one passage has the query', '银|航', '银行', {}, 1, 5],
  ])('for %s', async (_what, query, other, own, found, least) => {
    const propose = (passages: number) =>
      proposeSpelling(
        query.split('|'),
        found,
        createSource({ ...own, [other]: passages }, { [query.replace('|', '')]: [other] }).source,
      )
    expect(await propose(least)).toBe(other)
    expect(await propose(least - 1)).toBeNull()
  })
})

describe('of several spellings', () => {
  it('the longer is proposed, where it is in a tenth of the passages', async () => {
    const { source } = createSource({ 银行: 31, 国务院: 3 }, { 银航: ['银行'], 国物院: ['国务院'] })
    expect(await proposeSpelling(['银航', ' ', '国物院'], 0, source)).toBe('银航 国务院')
  })

  it('the one in more passages is proposed', async () => {
    const { source } = createSource({ 银行: 9, 银杭: 8 }, { 银航: ['银杭', '银行'] })
    expect(await proposeSpelling(['银航'], 0, source)).toBe('银行')
  })

  it('none is proposed of another length', async () => {
    const { source } = createSource({ 银行家: 50, 行: 50 }, { 银航: ['银行家', '行'] })
    expect(await proposeSpelling(['银航'], 0, source)).toBeNull()
  })

  it('none is proposed that is the name as it was asked, which the dictionary lacks', async () => {
    const { source } = createSource({ 王超超: 50 }, { 王超超: ['王超超'] })
    expect(await proposeSpelling(['王超超'], 0, { ...source, frequency: () => 0 })).toBeNull()
  })

  it('none is proposed that differs in two characters', async () => {
    const { source } = createSource({ 灰狼狗: 50 }, {}, { 灰犀午: ['灰狼狗'] })
    expect(await proposeSpelling(['灰犀午'], 0, source)).toBeNull()
  })

  it('the one that is read alike is proposed', async () => {
    const { source } = createSource({ 国务院: 5, 灰犀牛: 6 }, { 国物院: ['国务院'] }, { 灰犀午: ['灰犀牛'] })
    expect(await proposeSpelling(['灰犀午', ' ', '国物院'], 0, source)).toBe('灰犀午 国务院')
  })
})

describe('what is looked up', () => {
  it.each([
    [
      ['甲乙', '国物院', '，', '银', '航', '机', '，', '子丑', '寅'],
      ['国物院', '甲乙', '子丑', '银航机', '银航', '航机', '子丑寅'],
    ],
    [
      ['子丑', '寅', '，', '银', '航', '机', '场'],
      ['子丑', '银航机场', '银航', '航机', '机场', '银航机', '航机场', '子丑寅'],
    ],
    [
      ['子丑', '寅', '，', '银', '航', '机', '场', '路', '口'],
      ['子丑', '银航', '航机', '机场', '场路', '路口', '银航机', '航机场', '机场路', '场路口', '银航机场'],
    ],
  ])('is words, the longest first, then what the cut left alone, then that with the word beside it: %j', async (words, texts) => {
    const { source, asked } = createSource({}, {})
    await proposeSpelling(words, 0, source, { ...defaultSpellingOptions, maxLookUps: 20 })
    expect(asked.slice(0, texts.length)).toEqual(texts)
  })

  it('is looked up together, as far as none has to wait for another', async () => {
    const { source, askedTogether } = createSource({}, {})
    await proposeSpelling(['甲乙', '，', '丙丁', '，', '戊己'], 0, source, {
      ...defaultSpellingOptions,
      maxLookUps: 3,
    })
    expect(askedTogether[0]).toBe(3)
  })

  it.each([
    [4, ['甲乙丙', '丁戊己'], ['甲乙丙', '丁戊己']],
    [3, ['甲乙丙', '丁戊己'], ['甲乙丙']],
    [1, ['甲乙丙'], []],
  ])('is by %i look-ups what sounds alike, then what has another character', async (maxLookUps, alike, apart) => {
    const { source, asked, askedApart } = createSource({}, {})
    await proposeSpelling(['甲乙丙', '，', '丁戊己', '，', '庚辛壬'], 0, source, {
      ...defaultSpellingOptions,
      maxLookUps,
    })
    expect([asked, askedApart]).toEqual([alike, apart])
  })

  it('is no more than what sounds alike where that is another spelling', async () => {
    const { source, askedApart } = createSource({ 国务院: 50 }, { 国物院: ['国务院'] })
    await proposeSpelling(['国物院', '，', '丁戊己'], 0, source, {
      ...defaultSpellingOptions,
      maxLookUps: 20,
    })
    expect(askedApart).toEqual(['丁戊己'])
  })

  it('is the rarer of two as long, then the sooner', async () => {
    const { source, asked } = createSource({ 甲乙: 2, 丙丁: 1 }, {})
    await proposeSpelling(['甲乙', '，', '丙丁', '，', '戊己', '，', '庚辛'], 0, source)
    expect(asked.slice(0, 4)).toEqual(['戊己', '庚辛', '丙丁', '甲乙'])
  })

  it('is a text of five characters, and none of six', async () => {
    const { source, asked } = createSource({}, {})
    await proposeSpelling(['甲乙丙丁戊', '，', '子丑寅卯辰巳'], 0, source)
    expect(asked).toEqual(['甲乙丙丁戊'])
  })

  it('is not whether nothing is contained', async () => {
    const { source } = createSource({ 国务院: 50 }, { 国物院: ['国务院'] })
    const areContained = () => Promise.reject(new Error('asked'))
    expect(await proposeSpelling(['国物院'], 0, { ...source, areContained })).toBe('国务院')
  })

  it('is whether three texts at most are contained', async () => {
    const asked: (readonly string[])[] = []
    const { source } = createSource(
      { 银行: 50, 军行: 40, 机场: 30, 甲板: 20 },
      { 银航: ['银行'], 航机: ['军行'], 机甲: ['机场'], 甲班: ['甲板'] },
    )
    const words = ['银', '航', '，', '航', '机', '，', '机', '甲', '，', '甲', '班']
    await proposeSpelling(words, 0, {
      ...source,
      async areContained(texts) {
        asked.push(texts)
        return texts.map(() => true)
      },
    })
    expect(asked.map(({ length }) => length)).toEqual([3])
  })

  it.each([
    ['rare words', ['国物院'], { 国物院: 2 }, true],
    ['frequent words', ['国务院'], { 国务院: 3 }, false],
    ['Latin letters', ['cat'], {}, false],
    ['a query of 40 units', ['国物院', 'a'.repeat(37)], {}, true],
    ['a longer one', ['国物院', 'a'.repeat(38)], {}, false],
  ])('is known before it is looked up: %s', (_what, query, passages, has) => {
    expect(hasSuspects(query, createSource(passages, {}).source)).toBe(has)
  })
})
