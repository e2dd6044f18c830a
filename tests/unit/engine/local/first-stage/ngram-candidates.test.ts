import { describe, expect, it } from 'vitest'
import type { NgramPlan, RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { sharedReads } from '../../../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyArticle, type TinyIndex } from '../../../../fixtures/tiny-index.ts'

const passageOf = (listed: readonly { passage: number }[]): number[] => listed.map(({ passage }) => passage)

const ngrams: NgramPlan = {
  enough: 1,
  bigrams: [
    ['怀孕', 1],
    ['辞退', 1],
  ],
  limit: 3,
}

/** Articles of one passage: the first nine with the term most often, then those given. */
function indexOf(given: readonly (readonly string[])[], passagesOfFile = 2): TinyIndex {
  const common: TinyArticle[] = Array.from({ length: 9 }, (_, at) => ({
    id: `a${at}`,
    passages: [['员工', '员工', '员工']],
  }))
  const others = given.map(
    (tokens, at): TinyArticle => ({
      id: `b${at}`,
      tags: at % 2 === 0 ? ['红'] : [],
      passages: [tokens],
    }),
  )
  return createTinyIndex([...common, ...others], { passagesOfFile })
}

const plan = (index: TinyIndex, more: Partial<RetrievalPlan> = {}): RetrievalPlan => ({
  ...emptyPlan,
  terms: [index.term('员工')],
  ngrams,
  stored: true,
  limit: 10,
  rerankWindow: 9,
  ...more,
})

const inside = ['员工', '孕期', '辞职', '退休']

describe('candidates by characters and bigrams', () => {
  it('are reranked too where no text covers the query, and keep their score by terms', async () => {
    const index = indexOf([['员工', '别的'], inside])
    const { window, page } = await index.open().retriever.retrieve(plan(index))
    expect(passageOf(window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10])
    expect(window.at(-1)).toMatchObject({ score: 1 })
    expect(passageOf(page)).toEqual([])
    expect(window.at(-1)!.text!.passage.text).toBe('员工孕期辞职退休')
  })

  it.each([
    [1, 9],
    [1.01, 10],
  ])('are looked for only where the best text has less than bigrams of weight %f', async (enough, count) => {
    const index = createTinyIndex([
      { id: 'best', passages: [['员工', '员工', '怀孕']] },
      ...Array.from({ length: 8 }, (_, at) => ({ id: `a${at}`, passages: [['员工', '员工']] })),
      { id: 'inside', passages: [inside] },
    ])
    const asked = plan(index, { ngrams: { ...ngrams, enough } })
    expect((await index.open().retriever.retrieve(asked)).window).toHaveLength(count)
  })

  it('match by a term of the query', async () => {
    const index = indexOf([['孕期', '辞职', '退休'], inside])
    const { window } = await index.open().retriever.retrieve(plan(index))
    expect(passageOf(window).slice(9)).toEqual([10])
  })

  it('pass the filter', async () => {
    const index = indexOf([['员工', '员工'], inside, inside])
    const filter = { fields: [{ field: 'tag', anyOf: ['红'], noneOf: [] }], after: null, before: null }
    const { window } = await index.open().retriever.retrieve(plan(index, { filter, rerankWindow: 1 }))
    expect(passageOf(window)).toEqual([9, 11])
  })

  it('are the best so many, by rare characters in short texts', async () => {
    const long = [...inside, ...Array.from({ length: 20 }, () => '别的')]
    const index = indexOf([long, ['员工', '退休'], inside, ['员工', '孕期', '退休']])
    const asked = plan(index, { ngrams: { ...ngrams, limit: 2 } })
    expect(passageOf((await index.open().retriever.retrieve(asked)).window).slice(9)).toEqual([11, 12])
  })

  it('use half of the reads that are left to be found, the others to be read', async () => {
    const units = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x5000 + at))
    const bigrams = units.slice(1).map((unit, at): [string, number] => [`${units[at]}${unit}`, 1])
    const index = indexOf([[...units.filter((_, at) => at % 2 === 0), '员工']], 1)
    const asked = plan(index, { ngrams: { ...ngrams, bigrams }, rerankWindow: 5 })
    const { window } = await index.open(sharedReads).retriever.retrieve(asked)
    expect(passageOf(window)).toContain(9)
    const lookups = new Set(index.used.filter((name) => name.startsWith('bigrams')))
    expect(lookups.size).toBeGreaterThan(5)
    expect(lookups.size).toBeLessThan(20)
  })
})
