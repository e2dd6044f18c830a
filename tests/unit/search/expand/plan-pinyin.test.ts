import { describe, expect, it } from 'vitest'
import type { WeightedText } from '../../../../src/format/pinyin/pinyin-text.ts'
import type { PinyinIndex } from '../../../../src/pinyin/pinyin-index.ts'
import { planPinyin, planSynonymStrings } from '../../../../src/search/expand/plan-pinyin.ts'
import { createWordReader } from '../../../fixtures/word-reader.ts'

const reader = createWordReader({ words: { 银行: 9, 引航: 2, 经济: 7, 发展: 5, 法制: 3 } })

/** Readings that letters have as a whole, and word by word. */
function plan(whole: readonly WeightedText[], lists: readonly (readonly WeightedText[])[] = []) {
  const asked: number[] = []
  const pinyin = {
    async lookUp(_typed: string, most: number) {
      asked.push(most)
      return whole
    },
    async lookUpWords(_typed: string, most: number) {
      asked.push(most)
      return lists
    },
  } as unknown as PinyinIndex
  return { asked, planned: planPinyin(reader, pinyin, 'letters') }
}
const weigh = (...texts: string[]): WeightedText[] => texts.map((text, at) => ({ text, weight: 10 - at }))

describe('letters that stand for one word', () => {
  it('are looked for as each of its strings, by its term where it is one', async () => {
    const { asked, planned } = plan(weigh('银行', '引行'))
    const { plan: expansion, runs, words } = (await planned)!
    expect(expansion).toEqual({
      whenFewerThan: 20,
      strings: [
        { text: '银行', terms: [{ term: '银行', frequency: 9, weight: 1 }] },
        { text: '引行', terms: [] },
      ],
      enough: null,
      conjunction: [],
      limit: 100,
    })
    expect([runs.flat().map(({ text }) => text), words]).toEqual([['银行', '引行'], []])
    expect(asked).toEqual([8])
  })

  it('are not looked for where they stand for nothing', async () => {
    const { asked, planned } = plan([], [])
    expect(await planned).toBeNull()
    expect(asked).toEqual([8, 3])
  })
})

describe('letters that stand for several words', () => {
  it('are looked for together, the commonest first, then apart', async () => {
    const { plan: expansion, runs, words } = (await plan([], [weigh('经济'), weigh('法制', '发展')]).planned)!
    const termOf = (term: string, frequency: number) => ({ term, frequency, weight: 1 })
    expect(expansion.strings).toEqual([
      { text: '经济法制', terms: [termOf('经济', 7), termOf('法制', 3)] },
      { text: '经济发展', terms: [termOf('经济', 7), termOf('发展', 5)] },
    ])
    expect(expansion.enough).toBe(10)
    expect(expansion.conjunction.map((list) => list.map(({ text, terms }) => [text, terms.length]))).toEqual([
      [['经济', 1]],
      [
        ['法制', 1],
        ['发展', 1],
      ],
    ])
    expect(runs.flat().map(({ text }) => text)).toEqual(['经济法制', '经济发展'])
    expect(words.flat().map(({ text }) => text)).toEqual(['经济', '法制', '发展'])
  })

  it('are eight strings at most, by the product of their weights', async () => {
    const of = (...weights: number[]) => weights.map((weight) => ({ text: `${weight} `, weight }))
    const { planned } = plan([], [of(9, 8, 2), of(9, 5, 1), of(2, 3, 1)])
    expect((await planned)!.runs.flat().map(({ text }) => text.trim())).toEqual([
      '9 9 3',
      '8 9 3',
      '9 9 2',
      '8 9 2',
      '9 5 3',
      '8 5 3',
      '9 5 2',
      '9 9 1',
    ])
  })
})

it('strings of synonyms are planned as they are', () => {
  expect(planSynonymStrings([])).toBeNull()
  expect(planSynonymStrings(['二十五条'])).toEqual({
    whenFewerThan: 20,
    strings: [{ text: '二十五条', terms: [] }],
    enough: null,
    conjunction: [],
    limit: 100,
  })
})
