import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExpansionString, RetrievalPlan, Retrieved } from '../../../../src/engine/retriever.ts'
import { emptyPlan } from '../../../../src/search/retrieve/plan-retrieval.ts'
import { createMemoryCluster } from '../../../fixtures/memory-cluster.ts'
import { askedPlan, expectPlainAnswer, plainArticles, planOf } from '../../../fixtures/plain-retrieval.ts'
import { createTinyIndex, type TinyIndex } from '../../../fixtures/tiny-index.ts'

/** What a request leaves out that the tests below do not compare. */
const plain = () => ({
  counts: [],
  phrases: [],
  matchesEverything: false,
  tag: null,
  after: null,
  before: null,
})

describe('retrieval from a cluster', () => {
  it('answers what the plan means, whatever it is made of, in two round trips', async () => {
    await fc.assert(
      fc.asyncProperty(plainArticles, askedPlan, async (given, request) => {
        const index = createTinyIndex(given)
        const plan = planOf(index, { ...request, counts: [] })
        const cluster = await createMemoryCluster(index)
        const found = await cluster.open().retrieve(plan)
        expectPlainAnswer(index, plan, found)
        expect(cluster.requests.count).toBeLessThanOrEqual(2)
      }),
      { seed: 17, numRuns: 400 },
    )
  })

  it('answers an expansion as the local engine does', async () => {
    const strings = fc.uniqueArray(fc.stringMatching(/^[甲乙丙丁]{2,3}$/), { minLength: 1, maxLength: 3 })
    const expansions = fc.record({
      strings,
      whenFewerThan: fc.constantFrom(1, 3, 20),
      enough: fc.constantFrom(null, 1),
      conjunction: fc.array(strings, { maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(plainArticles, askedPlan, expansions, async (given, request, more) => {
        const index = createTinyIndex(given)
        const stringOf = (text: string): ExpansionString => {
          const term = index.term(text)
          return { text, terms: term.frequency > 0 ? [term] : [] }
        }
        const plan: RetrievalPlan = {
          ...planOf(index, { ...request, ...plain(), exclusions: [] }),
          expansion: {
            ...more,
            strings: more.strings.map(stringOf),
            conjunction:
              more.conjunction.length < 2 ? [] : more.conjunction.map((list) => list.map(stringOf)),
            limit: 100,
          },
        }
        await expectSameAnswer(index, plan)
      }),
      { seed: 19, numRuns: 300 },
    )
  })

  it('answers candidates by n-grams as the local engine does, in two round trips', async () => {
    const bigrams = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[甲乙丙丁]{2}$/), fc.constantFrom(1, 2)), {
      selector: ([text]) => text,
      minLength: 1,
      maxLength: 4,
    })
    const ngrams = fc.record({ bigrams, enough: fc.constantFrom(1, 3, 9), limit: fc.constantFrom(1, 2, 5) })
    await fc.assert(
      fc.asyncProperty(plainArticles, askedPlan, ngrams, async (given, request, more) => {
        const index = createTinyIndex(given)
        const asked = { ...request, ...plain(), exclusions: [], tag: request.tag, stored: true }
        const plan: RetrievalPlan = {
          ...planOf(index, { ...asked, sort: 'relevance' }),
          rerankWindow: request.rerankWindow % 4,
          ngrams: more,
        }
        await expectSameAnswer(index, plan)
      }),
      { seed: 20, numRuns: 400 },
    )
  })

  it('answers the same where so many are wanted that their texts come later', async () => {
    const random = fc.array(fc.stringMatching(/^[甲乙丙丁]{1,2}$/), { minLength: 1, maxLength: 4 })
    // The string stands in more passages than come with its search.
    const text = fc.oneof(random, fc.constant(['丙', '丁']))
    const asked = fc.record({
      texts: fc.array(text, { minLength: 200, maxLength: 260 }),
      offset: fc.constantFrom(0, 20, 60),
      rerankWindow: fc.constantFrom(3, 20),
      enough: fc.constantFrom(1, 2),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ texts, offset, rerankWindow, enough }) => {
        const index = createTinyIndex(
          texts.map((tokens, at) => ({ id: `a${at}`, passages: [['戊'], tokens] })),
        )
        const known = ['甲', '乙', '戊']
          .map((term) => index.term(term))
          .filter(({ frequency }) => frequency > 0)
        await expectSameAnswer(
          index,
          {
            ...emptyPlan,
            terms: known.sort((a, b) => a.frequency - b.frequency),
            substrings: [{ text: '丙丁', weight: 9, frequency: null }],
            ngrams: {
              bigrams: [
                ['丙丁', 1],
                ['乙甲', 1],
              ],
              enough,
              limit: 5,
            },
            group: 'article',
            offset,
            limit: 120,
            rerankWindow,
            stored: true,
          },
          3,
        )
      }),
      { seed: 21, numRuns: 60 },
    )
  })

  it('verifies a phrase of several runs by its first 500 candidates, and says where there are more', async () => {
    const index = createTinyIndex(
      Array.from({ length: 501 }, (_, at) => ({
        id: `a${at}`,
        passages: [['甲', at % 2 === 0 ? '，' : '丙', '乙']],
      })),
    )
    const run = (text: string) => ({ text, kind: 'ideographs' as const, words: [text], subWords: [], gap: 1 })
    const plan = {
      ...emptyPlan,
      phrases: [{ runs: [run('甲'), run('乙')], literal: null }],
      limit: 600,
      rerankWindow: 4,
      stored: true,
    }
    const found = await (await createMemoryCluster(index)).open().retrieve(plan)
    expect(found.totalIsExact).toBe(false)
    expect(found.total).toBe(501)
    // What is shown is verified, though not all was counted.
    expect(passagesOf(found).every(([passage]) => passage! % 2 === 0)).toBe(true)
    const fewer = createTinyIndex(
      index.articles.slice(0, 500).map(({ id }, at) => ({ id, passages: [index.tokens[at]!] })),
    )
    const exact = await (await createMemoryCluster(fewer)).open().retrieve(plan)
    expect([exact.total, exact.totalIsExact]).toEqual([250, true])
  })

  it('answers at least so many where terms have more postings than are counted, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(plainArticles, askedPlan, async (given, request) => {
        const index = createTinyIndex(given)
        const asked = { ...request, ...plain(), substrings: [] }
        const plan = planOf(index, { ...asked, sort: 'relevance' as const, facetValues: 9 as const })
        const whole = await (await createMemoryCluster(index)).open().retrieve(plan)
        const bounded = await (await createMemoryCluster(index, 0)).open().retrieve(plan)
        expect(bounded.totalIsExact).toBe(plan.terms.length === 0)
        expect(bounded.total).toBeLessThanOrEqual(whole.total)
        expect(passagesOf(bounded)).toEqual(passagesOf(whole))
      }),
      { seed: 20, numRuns: 100 },
    )
  })
})

/** Passages with their scores, in order. */
function passagesOf({ window, page }: Retrieved) {
  return [...window, ...page].map(({ passage, score }) => [passage, score])
}

async function expectSameAnswer(index: TinyIndex, plan: RetrievalPlan, maxTrips = 2): Promise<void> {
  const expected = await index.open().retriever.retrieve(plan)
  const cluster = await createMemoryCluster(index)
  const found = await cluster.open().retrieve(plan)
  expect(cluster.requests.count).toBeLessThanOrEqual(maxTrips)
  expect(passagesOf(found)).toEqual(passagesOf(expected))
  const { total, totalIsExact, nextOffset, facets, dates, substringFrequency } = expected
  expect(found).toMatchObject({ total, totalIsExact, nextOffset, facets, dates, substringFrequency })
}
