import { describe, expect, it } from 'vitest'
import { synonymsName } from '../../../../src/format/synonyms.ts'
import { createReadBudget } from '../../../../src/reader/read-plan.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import type { Synonyms } from '../../../../src/search/expand/expansion.ts'
import { createSynonymFinder } from '../../../../src/search/expand/find-synonyms.ts'
import { createWordReader, type WordIndex } from '../../../fixtures/word-reader.ts'

const synonyms = {
  番茄: ['西红柿', '洋柿子'],
  汉搜: ['hansou'],
  k8s: ['kubernetes', '容器'],
  番茄酱: ['ketchup'],
}
const index = {
  words: { 番茄: 3, 西红柿: 2, 容器: 7, 酱: 1 },
  terms: { hansou: 4, kubernetes: 5, hook: 6, hooks: 1 },
  named: { [synonymsName]: JSON.stringify(synonyms) },
}

async function find(q: string, reads = Infinity, has: WordIndex = {}): Promise<Synonyms> {
  const reader = createWordReader({ ...index, ...has })
  return createSynonymFinder(reader)(createQueryCompiler(reader.lexicon)(q), createReadBudget(reads))
}

describe('synonyms of the site', () => {
  it('are terms where the index has them as terms, else strings', async () => {
    const { terms, strings, runs } = await find('番茄')
    expect(terms).toEqual([{ term: '西红柿', frequency: 2, weight: 0.5 }])
    expect(strings).toEqual(['洋柿子'])
    expect(runs.flat().map(({ text, kind }) => [text, kind])).toEqual([
      ['西红柿', 'ideographs'],
      ['洋柿子', 'ideographs'],
    ])
  })

  it('of letters are looked up as terms, and are no strings', async () => {
    const { terms, strings } = await find('汉搜')
    expect([terms, strings]).toEqual([[{ term: 'hansou', frequency: 4, weight: 0.5 }], []])
  })

  it('are found by a whole clause, by a run and by a word', async () => {
    expect((await find('番茄酱')).runs.flat().map(({ text }) => text)).toEqual([
      'ketchup',
      '西红柿',
      '洋柿子',
    ])
    expect((await find('番茄 酱')).runs.flat().map(({ text }) => text)).toEqual(['西红柿', '洋柿子'])
    expect((await find('番茄甜酱')).terms.map(({ term }) => term)).toEqual(['西红柿'])
    expect((await find('K8S番茄')).terms.map(({ term }) => term)).toContain('kubernetes')
  })

  it('are found in quotes too', async () => {
    expect((await find('"番茄"')).terms.map(({ term }) => term)).toEqual(['西红柿'])
  })

  it.each<[number, string[]]>([
    [0, []],
    [1, ['容器']],
    [3, ['容器']],
    [4, ['kubernetes', '容器']],
  ])('with %d reads are %j', async (reads, expected) => {
    expect((await find('k8s ', reads)).terms.map(({ term }) => term)).toEqual(expected)
  })

  it('are no names of an object of the language', async () => {
    expect(await find('constructor ', 9)).toMatchObject({ terms: [], strings: [] })
  })
})

describe('other forms of words', () => {
  it('are found without a file of synonyms', async () => {
    expect((await find('hooks ', Infinity, { named: {} })).terms).toEqual([
      { term: 'hook', frequency: 6, weight: 0.5 },
    ])
  })

  it('are not found for a phrase', async () => {
    expect((await find('"hooks"')).runs).toEqual([])
    expect((await find('"第25条"')).runs).toEqual([])
  })

  it.each<[string, WordIndex['words'], Partial<Synonyms>]>([
    ['第25条', {}, { terms: [], strings: [], numerals: ['二十五条'] }],
    ['第25条', { 二十五: 3 }, { terms: [{ term: '二十五', frequency: 3, weight: 0.5 }], numerals: [] }],
    [
      '第25条',
      { 第二十五条: 2 },
      { terms: [{ term: '第二十五条', frequency: 2, weight: 0.5 }], numerals: [] },
    ],
    ['2016年', {}, { strings: ['二〇一六年', '二零一六年'], numerals: [] }],
    ['第三百期', {}, { terms: [], strings: [], numerals: [] }],
  ])('with numbers: of %s where the index has %j are %j', async (q, words, expected) => {
    expect(await find(q, Infinity, { words: words ?? {}, terms: {} })).toMatchObject(expected)
  })

  it('mark numbers with what they count', async () => {
    const { runs } = await find('二十五条 三分之二')
    expect(runs.map((phrase) => phrase.map(({ text, gap }) => [text, gap]))).toEqual([
      [
        ['25', 0],
        ['条', 0],
      ],
      [
        ['2', 0],
        ['3', 1],
      ],
    ])
  })

  it('are no strings where they are one character', async () => {
    const { runs, strings } = await find('k8s', Infinity, {
      words: {},
      named: { [synonymsName]: JSON.stringify({ k8s: ['舱', '容器'] }) },
    })
    expect(
      runs
        .flat()
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['舱', '容器'])
    expect(strings).toEqual(['容器'])
  })
})
