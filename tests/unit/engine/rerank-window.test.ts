import { describe, expect, it } from 'vitest'
import type { FoundPassages } from '../../../src/engine/local/candidates.ts'
import { readRerankWindow } from '../../../src/engine/local/rerank-window.ts'
import { createReadBudget, type ReadBudget } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'

type Context = Parameters<typeof readRerankWindow>[0]

/** The window over candidates 0, 1, …, with so many passages a file. */
async function readWindow(
  count: number,
  passagesPerFile: number,
  budget: ReadBudget,
  rareMatches: number[] = [],
) {
  const candidates = Array.from({ length: count }, (_, passage) => ({
    passage,
    score: count - passage,
    termScore: count - passage,
    substringScore: 0,
  }))
  const context = {
    reader: { storeFileOf: (passage: number) => Math.floor(passage / passagesPerFile) },
    texts: { read: async (passages: readonly number[]) => passages.map((number) => ({ number })) },
  } as unknown as Context
  const found = { candidates, direct: count, unverified: false, rareMatches } as unknown as FoundPassages
  const { window, rest } = await readRerankWindow(context, { ...emptyPlan, rerankWindow: 48 }, found, budget)
  return { window: window.map(({ passage }) => passage), rest: rest.map(({ passage }) => passage) }
}

const first = (count: number): number[] => Array.from({ length: count }, (_, passage) => passage)
const counted = createReadBudget(40)

describe('the window that is reranked', () => {
  it.each([
    ['of twelve files where each has one text', 1, 12],
    ['of ten files and more where fourteen texts are in more than ten', 1.2, 14],
    ['of ten files where they have many texts', 2, 20],
    ['no more than the plan wants', 8, 48],
  ])('has texts %s', async (_, passagesPerFile, texts) => {
    const { window, rest } = await readWindow(60, passagesPerFile, counted)
    expect(window).toEqual(first(texts))
    expect(rest).toEqual(first(60).slice(texts))
  })

  it('has all that the plan wants where reads are not counted', async () => {
    expect((await readWindow(60, 1, createReadBudget(Number.POSITIVE_INFINITY))).window).toEqual(first(48))
  })

  it('reads rare matches behind the best eight', async () => {
    const { window } = await readWindow(60, 1, counted, [50, 55])
    expect(window).toEqual([...first(8), 50, 55, 8, 9])
  })
})
