import { describe, expect, it } from 'vitest'
import type { RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { fieldEnd } from '../../../../../src/format/field-texts.ts'
import { sharedReads } from '../../../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyIndex } from '../../../../fixtures/tiny-index.ts'

const passageOf = (listed: readonly { passage: number }[]): number[] => listed.map(({ passage }) => passage)

/** So many articles of one passage, with the term 词 once more in each than in the one behind it. */
function indexOf(
  count: number,
  passagesOfFile: number,
  more: (at: number) => string[] = () => [],
): TinyIndex {
  return createTinyIndex(
    Array.from({ length: count }, (_, at) => ({
      id: `a${at}`,
      tags: at % 2 === 0 ? ['红'] : [],
      passages: [[...Array.from({ length: count - at }, () => '词'), ...more(at)]],
    })),
    { passagesOfFile },
  )
}

const plan = (index: TinyIndex, more: Partial<RetrievalPlan> = {}): RetrievalPlan => ({
  ...emptyPlan,
  terms: [index.term('词')],
  stored: true,
  limit: 10,
  rerankWindow: 20,
  ...more,
})

describe('the candidates that are reranked', () => {
  it('are those of the plan where reads are not counted', async () => {
    const index = indexOf(30, 1)
    const { window, page } = await index.open().retriever.retrieve(plan(index))
    expect(passageOf(window)).toEqual(Array.from({ length: 20 }, (_, at) => at))
    expect(page).toEqual([])
  })

  it('are the best of further articles too, until there are as many as the plan wants', async () => {
    // One article of eight passages, with the term most often, then five of two.
    const index = createTinyIndex(
      [8, 2, 2, 2, 2, 2].map((count, at) => ({
        id: `a${at}`,
        passages: Array.from({ length: count }, (_, nth) => [
          ...Array.from({ length: 9 - at }, () => '词'),
          ...(nth > 0 ? ['别'] : []),
        ]),
      })),
      { passagesOfFile: 2 },
    )
    const asked = plan(index, { group: 'article', rerankWindow: 3, rerankGroups: 4 })
    const expected = [0, 1, 2, 8, 10, 12]
    expect(passageOf((await index.open().retriever.retrieve(asked)).window)).toEqual(expected)
    expect(passageOf((await index.open(sharedReads).retriever.retrieve(asked)).window)).toEqual(expected)
    for (const limit of [1, 2]) {
      const few = await index.open().retriever.retrieve({ ...asked, limit })
      expect(passageOf(few.window)).toEqual(expected)
    }
    const passages = await index.open().retriever.retrieve({ ...asked, group: 'passage' })
    expect(passageOf(passages.window)).toEqual([0, 1, 2, 3])
  })

  it('stand in ten files where reads are counted, all of these files that are among them', async () => {
    const files = (passagesOfFile: number): TinyIndex =>
      createTinyIndex(
        Array.from({ length: 30 }, (_, at) => ({
          id: `a${at}`,
          passages: [at === 0 ? ['词', '甲'] : ['词']],
        })),
        { passagesOfFile },
      )
    const read = async (index: TinyIndex): Promise<number[]> => {
      const terms = [index.term('甲'), index.term('词')]
      return passageOf((await index.open(sharedReads).retriever.retrieve(plan(index, { terms }))).window)
    }
    expect(await read(files(1))).toEqual(Array.from({ length: 10 }, (_, at) => at))
    expect(await read(files(2))).toEqual(Array.from({ length: 20 }, (_, at) => at))
  })

  it.each([
    ['as far as 24 files go', 0.76, 24],
    ['as far as ten files go', 0.74, 10],
  ])('are read %s where they have %f of the best score', async (_, weight, expected) => {
    const index = createTinyIndex(
      Array.from({ length: 60 }, (_, at) => ({ id: `a${at}`, passages: [[at < 5 ? '甲' : '乙']] })),
      { passagesOfFile: 1 },
    )
    const terms = [index.term('甲'), index.term('乙', weight)]
    const asked = plan(index, { terms, rerankWindow: 30 })
    const { window } = await index.open(sharedReads).retriever.retrieve(asked)
    expect(passageOf(window)).toEqual(Array.from({ length: expected }, (_, at) => at))
  })

  it('are the best eight, then those with a rare string of the query, then the others', async () => {
    const index = indexOf(30, 1, (at) => (at === 4 || at === 25 ? ['甲乙丙'] : []))
    const substrings = [{ text: '甲乙丙', weight: 1, frequency: null }]
    const { window } = await index.open().retriever.retrieve(plan(index, { substrings, rerankWindow: 10 }))
    expect(passageOf(window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 25, 8, 9])
    // A term brings up its passages by itself.
    const known = [{ text: '甲乙丙', weight: 1, frequency: 2 }]
    const { window: plain } = await index
      .open()
      .retriever.retrieve(plan(index, { substrings: known, rerankWindow: 10 }))
    expect(passageOf(plain)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('with a rare string pass the filter, and are thirty-two at most', async () => {
    const index = indexOf(80, 1000, () => ['甲乙丙'])
    const substrings = [{ text: '甲乙丙', weight: 1, frequency: null }]
    const filter = { fields: [{ field: 'tag', anyOf: ['红'], noneOf: [] }], after: null, before: null }
    const { window } = await index
      .open()
      .retriever.retrieve(plan(index, { substrings, filter, rerankWindow: 1 }))
    expect(passageOf(window)).toEqual(Array.from({ length: 32 }, (_, at) => at * 2))
  })

  it('are those titled with the query too, whatever their terms', async () => {
    const index = createTinyIndex([
      ...Array.from({ length: 12 }, (_, at) => ({ id: `a${at}`, passages: [['词', '词']] })),
      { id: 'b', title: '城墙', passages: [['词']] },
    ])
    const { window } = await index.open().retriever.retrieve(plan(index, { title: '城墙', rerankWindow: 9 }))
    expect(passageOf(window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 12, 8])
  })

  it('come with their folded fields', async () => {
    const index = createTinyIndex([{ id: 'a', title: 'Ａ漢', passages: [['词', 'Ｂ']] }])
    const { window } = await index.open().retriever.retrieve(plan(index))
    expect(window[0]!.text).toMatchObject({
      titleAndHeadings: ['a汉'],
      text: `a汉${fieldEnd}词b`,
      bodyStart: 3,
    })
  })
})

describe('strings of a query', () => {
  it.each([
    [24, 12],
    [25, 25],
  ])('that %i passages have the bigrams of count as %i passages: few are all verified', async (count, expected) => {
    const index = createTinyIndex(
      Array.from({ length: count }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', at < 12 ? '甲乙丙' : '甲乙、乙丙']],
      })),
      { passagesOfFile: 1000 },
    )
    const substrings = [{ text: '甲乙丙', weight: 1, frequency: null }]
    const found = await index.open().retriever.retrieve(plan(index, { substrings }))
    expect(found.substringFrequency).toBe(expected)
  })

  it('that are too frequent as terms, or the ninth, are not looked up, and the answer is not exact', async () => {
    const index = createTinyIndex([{ id: 'a', passages: [['词', '甲乙']] }])
    const frequent = [{ text: '甲乙', weight: 1, frequency: 20_001 }]
    expect((await index.open().retriever.retrieve(plan(index, { substrings: frequent }))).totalIsExact).toBe(
      false,
    )
    expect(index.used).not.toContain('bigrams-甲乙')
    const nine = Array.from({ length: 9 }, (_, at) => ({ text: `甲${at}`, weight: 1, frequency: null }))
    for (const [count, isExact] of [
      [8, true],
      [9, false],
    ] as const) {
      const found = await index.open().retriever.retrieve(plan(index, { substrings: nine.slice(0, count) }))
      expect(found.totalIsExact).toBe(isExact)
    }
  })
})

describe('a phrase of many candidates', () => {
  it('is verified to the last, more than are read at once', async () => {
    const index = createTinyIndex(
      Array.from({ length: 600 }, (_, at) => ({
        id: `a${at}`,
        passages: [[at % 3 === 0 ? '甲乙丙' : '甲乙、乙丙']],
      })),
      { passagesOfFile: 1000 },
    )
    const runs = [{ text: '甲乙丙', kind: 'ideographs' as const, words: ['甲乙丙'], subWords: [], gap: 0 }]
    const found = await index
      .open()
      .retriever.retrieve({ ...plan(index), terms: [], phrases: [{ runs, literal: null }] })
    expect([found.total, found.totalIsExact]).toEqual([200, true])
    expect(found.page.length + found.window.length).toBeGreaterThanOrEqual(10)
    for (const { passage } of [...found.page, ...found.window]) expect(passage % 3).toBe(0)
  })
})
