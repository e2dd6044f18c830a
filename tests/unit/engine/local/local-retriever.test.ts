import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedPlan, expectPlainAnswer, plainArticles, planOf } from '../../../fixtures/plain-retrieval.ts'
import { createTinyIndex } from '../../../fixtures/tiny-index.ts'

describe('retrieval without a bound of reads', () => {
  it('answers what the plan means, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(
        plainArticles,
        askedPlan,
        fc.constantFrom(1, 2, 3),
        async (given, request, passagesOfFile) => {
          const index = createTinyIndex(given, { passagesOfFile })
          const plan = planOf(index, request)
          const { retriever } = index.open()
          const found = await retriever.retrieve(plan)
          const isEmpty =
            plan.terms.length + plan.phrases.length + plan.substrings.length === 0 && !plan.matchesEverything
          if (isEmpty && plan.counts.length > 0) expect(found.total).toBe(0)
          else expectPlainAnswer(index, plan, found)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})
