import { describe, expect, it } from 'vitest'
import { verifyPassage } from '../../../src/engine/candidates/verify-passage.ts'
import type { Phrase, RetrievalPlan, Retrieved } from '../../../src/engine/retriever.ts'
import type { Run } from '../../../src/query/analyze-query.ts'
import { sharedReads } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { passageOf } from '../../fixtures/given-passage.ts'
import { createMemoryCluster } from '../../fixtures/memory-cluster.ts'
import { createTinyIndex, type TinyIndex } from '../../fixtures/tiny-index.ts'

const ideographs = (text: string, gap = 0): Run => ({
  text,
  kind: 'ideographs',
  words: [text],
  subWords: [],
  gap,
})
const word = (text: string, subWords: readonly string[] = [], gap = 0): Run => ({
  text,
  kind: 'alphanumerics',
  words: [text],
  subWords,
  gap,
})
const phraseOf = (...runs: Run[]): Phrase => ({ runs, literal: null })

/** Finds passages in the files of an index; without a bound of reads a cluster must find the same. */
async function find(index: TinyIndex, plan: Partial<RetrievalPlan>, reads?: number) {
  const whole = { ...emptyPlan, limit: 20, stored: true, ...plan }
  const found = summarize(await index.open(reads).retriever.retrieve(whole))
  if (reads === undefined) {
    const cluster = await createMemoryCluster(index)
    expect(summarize(await cluster.open().retrieve(whole))).toEqual(found)
  }
  return found
}

function summarize(found: Retrieved) {
  const passages = [...found.window, ...found.page].map(({ passage }) => passage).sort((a, b) => a - b)
  return { passages, total: found.total, isExact: found.totalIsExact }
}

const texts = (...given: (readonly string[])[]): TinyIndex =>
  createTinyIndex(
    given.map((tokens, at) => ({ id: `a${at}`, passages: [tokens] })),
    { passagesOfFile: 1 },
  )

describe('a phrase', () => {
  it('of several runs stands where they follow each other, with signs between where it has a gap', async () => {
    const index = texts(['甲', 'node', '乙'], ['甲', '、', 'node'], ['node', '甲'], ['甲', '丙', 'node'])
    expect(await find(index, { phrases: [phraseOf(ideographs('甲'), word('node'))] })).toEqual({
      passages: [0],
      total: 1,
      isExact: true,
    })
    const apart = phraseOf(ideographs('甲'), word('node', [], 1))
    expect((await find(index, { phrases: [apart] })).passages).toEqual([0, 1])
  })

  it('of one word stands where the word does, and no longer one', async () => {
    const index = texts(['甲', 'node'], ['nodes', '甲'], ['乙'])
    expect(await find(index, { phrases: [phraseOf(word('node'))] })).toEqual({
      passages: [0],
      total: 1,
      isExact: true,
    })
    expect((await find(index, { phrases: [phraseOf(word('absent'))] })).passages).toEqual([])
    expect(
      (await find(index, { terms: [index.term('甲')], exclusions: [phraseOf(word('node'))] })).passages,
    ).toEqual([1])
  })

  it('as it was typed stands inside longer words too, at the borders of their parts', async () => {
    const index = texts(
      ['apple.com'],
      ['www.apple.com.cn', ' ', 'apple', ' ', 'com'],
      ['pineapple.com'],
      ['apple', ' ', 'com'],
    )
    const typed: Phrase = { runs: [word('apple.com', ['apple', 'com'])], literal: 'apple.com' }
    expect(await find(index, { phrases: [typed] })).toEqual({ passages: [0, 1], total: 2, isExact: true })
    const dotted: Phrase = { runs: [word('1.0')], literal: '1.0' }
    const versions = texts(['1.0'], ['1.0.21'], ['11.0'], ['2'])
    expect((await find(versions, { phrases: [dotted] })).passages).toEqual([0, 1])
    // A word of one part stands in no longer word without being a part of it.
    const plain: Phrase = { runs: [word('apple')], literal: 'apple' }
    expect((await find(index, { phrases: [plain] })).passages).toEqual([1, 3])
  })

  it('of ideographs that stands nowhere is looked for with signs in it', async () => {
    const index = texts(['甲乙·丙丁'], ['甲乙丙'], ['乙丙、丁戊'], ['甲', '。。。。。', '乙戊'])
    expect(await find(index, { phrases: [phraseOf(ideographs('甲乙丙丁'))] })).toEqual({
      passages: [0],
      total: 1,
      isExact: true,
    })
    expect((await find(index, { phrases: [phraseOf(ideographs('乙丙'))] })).passages).toEqual([1, 2])
    expect((await find(index, { phrases: [phraseOf(ideographs('丙丁戊'))] })).passages).toEqual([2])
    // Two characters are too few, thirteen too many, five signs too far.
    expect((await find(index, { phrases: [phraseOf(ideographs('甲戊'))] })).passages).toEqual([])
    const long = '一二三四五六七八九十百千'
    const names = texts([`${long.slice(0, 5)}·${long.slice(5)}`], [`${long.slice(0, 5)}·${long.slice(5)}万`])
    expect((await find(names, { phrases: [phraseOf(ideographs(long))] })).passages).toEqual([0, 1])
    expect((await find(names, { phrases: [phraseOf(ideographs(`${long}万`))] })).passages).toEqual([])
  })

  it('keeps out every passage that has an exclusion, with signs in it where it stands nowhere else', async () => {
    const index = texts(['甲', '乙丙'], ['甲', '乙', '·', '丙丁'], ['甲', '戊'])
    const plan = { terms: [index.term('甲')] }
    const excluded = async (text: string) =>
      (await find(index, { ...plan, exclusions: [phraseOf(ideographs(text))] })).passages
    expect(await excluded('乙丙')).toEqual([1, 2])
    expect(await excluded('乙丙丁')).toEqual([0, 2])
    expect(await excluded('己')).toEqual([0, 1, 2])
  })

  it('that is not looked up narrows nothing down, and the answer is not exact', async () => {
    // Each word has a file of postings, and a request forty files.
    const words = Array.from({ length: 40 }, (_, at) => `word${at}`)
    const index = texts(
      words.flatMap((text) => [text, ' ']),
      ['word0'],
    )
    const plan = { phrases: words.map((text) => phraseOf(word(text))) }
    expect(await find(index, plan)).toEqual({ passages: [0], total: 1, isExact: true })
    const bounded = await find(index, plan, sharedReads)
    expect(bounded.passages).toEqual([0])
    expect(bounded.isExact).toBe(false)
  })
})

describe('a passage', () => {
  it('orders passages by their terms where so many have these that no others are needed', async () => {
    const index = createTinyIndex(
      Array.from({ length: 300 }, (_, at) => ({
        id: `a${at}`,
        passages: [['甲', '乙', ...(at % 2 === 0 ? ['丙'] : []), ...(at === 298 ? ['丙'] : [])]],
      })),
    )
    const { page } = await index.open().retriever.retrieve({
      ...emptyPlan,
      phrases: [phraseOf(ideographs('甲乙'))],
      terms: [index.term('丙')],
      limit: 4,
    })
    expect(page.map(({ passage }) => passage)).toEqual([298, 0, 2, 4])
  })

  it('is verified by its text: every phrase, and no exclusion', () => {
    const plan = (phrases: string[], exclusions: string[]) => ({
      phrases: phrases.map((text) => phraseOf(ideographs(text))),
      exclusions: exclusions.map((text) => phraseOf(ideographs(text))),
    })
    const text = '甲乙丙\n丁戊'
    for (const [phrases, exclusions, expected] of [
      [[], [], true],
      [['甲乙', '丁'], [], true],
      [['甲乙', '己'], [], false],
      [['甲'], ['戊'], false],
      [['甲'], ['己'], true],
      [[], ['己', '丙'], false],
      [['丙丁'], [], false],
    ] as const)
      expect(verifyPassage({ text }, plan([...phrases], [...exclusions]))).toBe(expected)
  })
})

describe('a phrase of several runs', () => {
  it.each([
    [{ title: '作者 author', body: 'id: 名称' }, false],
    [{ title: '作者', headings: ['author'], body: 'id: 名称' }, false],
    [{ title: '作者', body: 'author\nid: 名称' }, true],
    [{ title: 'author: id', body: '名称' }, true],
  ])('stands in one field, in several lines of it: %j %j', (passage, holds) => {
    const phrases = [phraseOf(word('author'), word('id', [], 1))]
    expect(verifyPassage(passageOf(passage), { phrases, exclusions: [] })).toBe(holds)
  })
})
