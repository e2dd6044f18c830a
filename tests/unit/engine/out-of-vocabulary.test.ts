import { describe, expect, it } from 'vitest'
import type { RetrievalPlan } from '../../../src/engine/retriever.ts'
import { sharedReads } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyIndex } from '../../fixtures/tiny-index.ts'

const texts = (...given: (readonly string[])[]): TinyIndex =>
  createTinyIndex(
    given.map((tokens, at) => ({ id: `a${at}`, passages: [tokens] })),
    { passagesOfFile: 1 },
  )

async function find(index: TinyIndex, plan: Partial<RetrievalPlan>, reads?: number) {
  const found = await index.open(reads).retriever.retrieve({ ...emptyPlan, limit: 99, ...plan })
  return {
    passages: found.page.map(({ passage }) => passage).sort((a, b) => a - b),
    isExact: found.totalIsExact,
  }
}

describe('the characters of a string that the vocabulary does not have', () => {
  const planFor = (index: TinyIndex, text: string): Partial<RetrievalPlan> => ({
    terms: [...text].filter((sign) => index.tokens.flat().includes(sign)).map((sign) => index.term(sign)),
    outOfVocabulary: [{ text, characters: [...text] }],
    substrings: [{ text, weight: 1, frequency: null }],
  })

  it('are not scored where some passage contains the string', async () => {
    const index = texts(['灰', '犀', '牛'], ['灰', '色'], ['牛', '肉'])
    expect(await find(index, planFor(index, '灰犀牛'))).toEqual({ passages: [0], isExact: true })
  })

  it('are all there is to go by where none contains it, even if one has all its bigrams', async () => {
    const index = texts(['灰犀、犀牛'], ['灰', '色'], ['牛', '肉'])
    expect(await find(index, planFor(index, '灰犀牛'))).toEqual({ passages: [1, 2], isExact: true })
    const without = texts(['灰', '色'], ['牛', '肉'])
    expect(await find(without, planFor(without, '灰犀牛'))).toEqual({ passages: [0, 1], isExact: true })
  })

  it('are those of each string for itself', async () => {
    const index = texts(['灰', '犀'], ['灰', '色'], ['山', '石'], ['犀', '角'])
    const plan = {
      terms: ['灰', '犀', '山'].map((sign) => index.term(sign)),
      outOfVocabulary: [
        { text: '灰犀', characters: ['灰', '犀'] },
        { text: '山水', characters: ['山', '水'] },
      ],
    }
    expect(await find(index, plan)).toEqual({ passages: [2], isExact: true })
  })

  it('are left out, and the answer not exact, where too few texts could be read to know', async () => {
    const many = Array.from({ length: 30 }, () => ['灰犀、犀牛'])
    const index = texts(...many, ['灰'])
    const found = await find(index, planFor(index, '灰犀牛'), sharedReads)
    expect(found.passages).not.toContain(30)
    expect(found.isExact).toBe(false)
    expect(await find(index, planFor(index, '灰犀牛'))).toEqual({ passages: [30], isExact: true })
  })

  it.each([
    [64, [64], true],
    [65, [], false],
  ])('are known of %i texts that have its bigrams, and of no more', async (count, expected, isExact) => {
    const index = texts(...Array.from({ length: count }, () => ['灰犀、犀牛']), ['灰'])
    const { substrings: _none, ...plan } = planFor(index, '灰犀牛')
    expect(await find(index, plan)).toEqual({ passages: expected, isExact })
  })

  it('are found behind the first texts too', async () => {
    const index = texts(...Array.from({ length: 9 }, () => ['灰犀、犀牛']), ['灰犀牛'], ['灰'])
    const { substrings: _none, ...plan } = planFor(index, '灰犀牛')
    expect(await find(index, plan)).toEqual({ passages: [], isExact: true })
  })
})

describe('a conjunction of single characters', () => {
  const index = texts(['甲', '乙', '丙'], ['甲', '乙'], ['乙', '丙', '丙'], ['丁'])
  const conjunctionOf = (...signs: string[]) => signs.map((sign) => index.term(sign))

  it('brings up the passages that have all of them, scored by all', async () => {
    const { retriever } = index.open()
    const found = await retriever.retrieve({
      ...emptyPlan,
      limit: 9,
      terms: [index.term('丁')],
      conjunctions: [conjunctionOf('乙', '丙')],
    })
    expect(found.page.map(({ passage, score }) => [passage, score])).toEqual([
      [2, 3],
      [0, 2],
      [3, 1],
    ])
    expect([found.total, found.totalIsExact]).toEqual([3, true])
  })

  it('adds to the score of terms, whichever way the passage was found', async () => {
    const { retriever } = index.open()
    const found = await retriever.retrieve({
      ...emptyPlan,
      limit: 9,
      terms: [index.term('甲', 10)],
      conjunctions: [conjunctionOf('乙', '丙'), conjunctionOf('甲', '乙')],
    })
    expect(found.page.map(({ passage, score }) => [passage, score])).toEqual([
      [0, 14],
      [1, 12],
      [2, 3],
    ])
  })

  it('passes the filter, and brings up nothing where no passage has all', async () => {
    const plan = {
      conjunctions: [conjunctionOf('甲', '丁')],
      filter: { fields: [], after: null, before: null },
    }
    expect(await find(index, plan)).toEqual({ passages: [], isExact: true })
    const tagged = createTinyIndex([
      { id: 'a', tags: ['红'], passages: [['甲', '乙']] },
      { id: 'b', passages: [['甲', '乙']] },
    ])
    const filter = { fields: [{ field: 'tag', anyOf: ['红'], noneOf: [] }], after: null, before: null }
    const conjunctions = [[tagged.term('甲'), tagged.term('乙')]]
    expect((await find(tagged, { conjunctions, filter })).passages).toEqual([0])
  })

  it('is not looked up where the reads do not do for all, and the answer is not exact', async () => {
    const signs = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + at * 3))
    const large = texts(signs)
    const conjunctions = [signs.map((sign) => large.term(sign))]
    expect(await find(large, { conjunctions }, sharedReads)).toEqual({ passages: [], isExact: false })
    expect(await find(large, { conjunctions })).toEqual({ passages: [0], isExact: true })
  })
})
