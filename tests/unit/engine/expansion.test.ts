import { describe, expect, it } from 'vitest'
import type { ExpansionPlan, ExpansionString, RetrievalPlan } from '../../../src/engine/retriever.ts'
import { sharedReads } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyIndex } from '../../fixtures/tiny-index.ts'

const index = createTinyIndex(
  [
    [['甲乙'], ['丙']],
    [
      ['甲', '乙'],
      ['甲乙', '甲乙'],
    ],
    [['丙', '丁']],
    [['丙丁戊']],
    [['丙丁、丁戊']],
    [['丁', '甲乙']],
  ].map((passages, at) => ({ id: `a${at}`, tags: at === 0 ? ['红'] : [], passages })),
  { passagesOfFile: 1 },
)
/** By passage: 0 甲乙 · 1 丙 · 2 甲,乙 · 3 甲乙,甲乙 · 4 丙,丁 · 5 丙丁戊 · 6 丙丁、丁戊 · 7 丁,甲乙. */
const passageOf = (texts: readonly { passage: number }[]): number[] => texts.map(({ passage }) => passage)

const asTerm = (of: TinyIndex, text: string): ExpansionString => ({ text, terms: [of.term(text)] })
const asString = (text: string, ...terms: string[]): ExpansionString => ({
  text,
  terms: terms.map((term) => index.term(term)),
})

const expansion: ExpansionPlan = {
  whenFewerThan: 5,
  strings: [],
  enough: null,
  conjunction: [],
  limit: 20,
}

async function retrieve(
  more: Partial<ExpansionPlan>,
  plan: Partial<RetrievalPlan> = {},
  of = index,
  reads?: number,
) {
  const { retriever } = of.open(reads)
  return retriever.retrieve({ ...emptyPlan, limit: 20, expansion: { ...expansion, ...more }, ...plan })
}

describe('passages of an expansion', () => {
  it('are those of its strings in order, of one string those with the best terms first', async () => {
    const found = await retrieve({ strings: [asTerm(index, '丙'), asTerm(index, '甲乙')] })
    expect(passageOf(found.page)).toEqual([1, 4, 3, 0, 7])
    const scores = found.page.map(({ score }) => score)
    expect(scores[0]).toBe(1)
    expect(scores[1]).toBeCloseTo(1 / 1.001)
    expect(scores[2]).toBe(0.5)
    expect(scores[4]).toBeCloseTo(0.5 / 1.002)
    expect([found.total, found.totalIsExact]).toEqual([5, true])
  })

  it('stand behind every direct match, each passage once', async () => {
    const plan = { terms: [index.term('丁')] }
    const found = await retrieve({ strings: [asTerm(index, '丙'), asTerm(index, '丁')] }, plan)
    expect(passageOf(found.page)).toEqual([4, 7, 1])
    expect(found.total).toBe(3)
  })

  it('are looked for only where fewer match directly than the plan says', async () => {
    const plan = { terms: [index.term('丁')] }
    for (const [whenFewerThan, expected] of [
      [3, [4, 7, 1]],
      [2, [4, 7]],
    ] as const) {
      const found = await retrieve({ strings: [asTerm(index, '丙')], whenFewerThan }, plan)
      expect(passageOf(found.page)).toEqual(expected)
    }
  })

  it('are no more than the plan wants, and then not all', async () => {
    const found = await retrieve({ strings: [asTerm(index, '甲乙')], limit: 2 })
    expect(passageOf(found.page)).toEqual([3, 0])
    expect(found.totalIsExact).toBe(false)
    expect((await retrieve({ strings: [asTerm(index, '甲乙')], limit: 4 })).totalIsExact).toBe(true)
  })

  it('are enough after the strings that bring so many', async () => {
    const strings = [asTerm(index, '丙'), asTerm(index, '甲乙')]
    expect(passageOf((await retrieve({ strings, enough: 2 })).page)).toEqual([1, 4])
    expect(passageOf((await retrieve({ strings, enough: 3 })).page)).toEqual([1, 4, 3, 0, 7])
  })

  it('contain strings that are no terms, as bigrams tell and texts verify', async () => {
    const found = await retrieve({ strings: [asString('丙丁戊')] })
    expect(passageOf(found.page)).toEqual([5])
    expect(passageOf((await retrieve({ strings: [asString('丙丁')] })).page)).toEqual([4, 5, 6])
  })

  it('are, of a string that is joined from terms, those with the best of these first', async () => {
    const found = await retrieve({ strings: [asString('丙丁', '丁', '丙')] })
    // Only passage 4 has the terms.
    expect(passageOf(found.page)).toEqual([4])
  })

  it('contain a string of each list of a conjunction, behind all others', async () => {
    const conjunction = [
      [asTerm(index, '甲'), asTerm(index, '丙')],
      [asTerm(index, '乙'), asString('丁')],
    ]
    const found = await retrieve({ strings: [asTerm(index, '甲乙')], conjunction })
    expect(passageOf(found.page)).toEqual([3, 0, 7, 2, 4])
    expect(found.page[3]!.score).toBeCloseTo(0.1)
    const alone = await retrieve({ conjunction: [[asTerm(index, '甲')], [asTerm(index, '丁')]] })
    expect(passageOf(alone.page)).toEqual([])
    expect(alone.totalIsExact).toBe(true)
  })

  it('pass the filter of the plan', async () => {
    const filter = { fields: [{ field: 'tag', anyOf: ['红'], noneOf: [] }], after: null, before: null }
    const strings = [asTerm(index, '甲乙'), asString('丙')]
    expect(passageOf((await retrieve({ strings }, { filter })).page)).toEqual([0, 1])
    const conjunction = [[asString('甲')], [asTerm(index, '甲乙')]]
    expect(passageOf((await retrieve({ conjunction }, { filter })).page)).toEqual([0])
  })

  it('are not all where the reads end before the strings do', async () => {
    const names = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + at * 3))
    const large = createTinyIndex(names.map((name, at) => ({ id: `a${at}`, passages: [[name]] })))
    const strings = names.map((name) => asTerm(large, name))
    const found = await retrieve({ strings, limit: 100 }, { limit: 100 }, large, sharedReads)
    expect(found.total).toBeLessThan(40)
    expect(found.total).toBeGreaterThan(1)
    expect(found.totalIsExact).toBe(false)
    expect((await retrieve({ strings, limit: 100 }, { limit: 100 }, large)).totalIsExact).toBe(true)
  })

  it('do not come apart where the reads do not do for all strings of the lists', async () => {
    const names = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + at * 3))
    const large = createTinyIndex([{ id: 'a', passages: [names] }])
    const conjunction = names.map((name) => [asTerm(large, name)])
    const bounded = await retrieve({ conjunction }, {}, large, sharedReads)
    expect([bounded.total, bounded.totalIsExact]).toEqual([0, false])
    const whole = await retrieve({ conjunction }, {}, large)
    expect([whole.total, whole.totalIsExact]).toEqual([1, true])
  })
})
