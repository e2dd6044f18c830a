import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Phrase, RetrievalPlan, Retrieved } from '../../../src/engine/retriever.ts'
import { sharedReads } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyArticle, type TinyIndex } from '../../fixtures/tiny-index.ts'

const tokens = fc.stringMatching(/^[甲乙丙]{1,2}$/)
const strings = fc.stringMatching(/^[甲乙丙]{2,4}$/)
/** More articles than a request may read files, each with a file of its own or nearly so. */
const articles: fc.Arbitrary<TinyArticle[]> = fc
  .array(
    fc.record({
      date: fc.constantFrom(null, '2023-07-01', '2023-07-02'),
      passages: fc.array(fc.array(tokens, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 30, maxLength: 60, size: 'max' },
  )
  .map((list) => list.map((article, index) => ({ ...article, id: `a${index}` })))
const asked = fc.record({
  terms: fc.uniqueArray(tokens, { maxLength: 3 }),
  phrases: fc.array(strings, { maxLength: 2 }),
  exclusions: fc.array(strings, { maxLength: 2 }),
  substrings: fc.uniqueArray(strings, { maxLength: 2 }),
  sort: fc.constantFrom<RetrievalPlan['sort']>('relevance', 'relevance', 'newest'),
  group: fc.constantFrom<RetrievalPlan['group']>('article', 'passage'),
  limit: fc.integer({ min: 1, max: 12 }),
  rerankWindow: fc.constantFrom(1, 8, 100),
  rerankGroups: fc.constantFrom(0, 3),
})

const phraseOf = (text: string): Phrase => ({
  runs: [{ text, kind: 'ideographs', words: [text], subWords: [], gap: 0 }],
  literal: null,
})

interface Asked {
  readonly terms: readonly string[]
  readonly phrases: readonly string[]
  readonly exclusions: readonly string[]
  readonly substrings: readonly string[]
}

function planOf(index: TinyIndex, given: Asked & Partial<Omit<RetrievalPlan, keyof Asked>>): RetrievalPlan {
  return {
    ...emptyPlan,
    ...(given as object),
    terms: given.terms.filter((term) => index.tokens.flat().includes(term)).map((term) => index.term(term)),
    phrases: given.phrases.map(phraseOf),
    exclusions: given.exclusions.map(phraseOf),
    substrings: given.substrings.map((text) => ({ text, weight: 0.5, frequency: null })),
    stored: true,
  }
}

/** The result groups that a plan means. */
function listGroups(index: TinyIndex, { terms, phrases, exclusions, substrings }: Asked, byArticle: boolean) {
  const groups = new Set<number>()
  index.texts.forEach((text, passage) => {
    const contains = (string: string): boolean => text.includes(string)
    const matches =
      phrases.length > 0
        ? phrases.every(contains)
        : substrings.some(contains) || terms.some((term) => index.tokens[passage]!.includes(term))
    if (matches && !exclusions.some(contains))
      groups.add(byArticle ? index.reader.articleOf(passage) : passage)
  })
  return groups
}

/** Answers a plan with its own 40 reads, and checks that they were no more. */
async function answer(index: TinyIndex, plan: RetrievalPlan): Promise<Retrieved> {
  const before = index.used.length
  const found = await index.open(sharedReads).retriever.retrieve(plan)
  expect(new Set(index.used.slice(before)).size).toBeLessThanOrEqual(sharedReads - 2)
  return found
}

describe('retrieval with forty reads', () => {
  it('shows nothing that does not match, and is exact only where it says so', async () => {
    await fc.assert(
      fc.asyncProperty(articles, asked, async (given, request) => {
        const index = createTinyIndex(given, { passagesOfFile: 1 })
        const byArticle = request.group === 'article'
        const found = await answer(index, planOf(index, request))
        const groups = listGroups(index, request, byArticle)
        const shown = [...found.window, ...found.page]
        // A substring that was not verified may be one of its bigrams alone.
        const isVerified = request.phrases.length > 0 || request.substrings.every((text) => text.length < 3)
        for (const { passage, article } of shown) {
          const isMatch = groups.has(byArticle ? article : passage)
          if (found.totalIsExact || isVerified) expect(isMatch).toBe(true)
        }
        if (found.totalIsExact) expect(found.total).toBe(groups.size)
      }),
      { seed: 3, numRuns: 120 },
    )
  })

  it('is not exact where a term was not read, and finds by the terms that were', async () => {
    const words = Array.from({ length: 60 }, (_, at) => `词${String.fromCharCode(0x4e00 + at)}`)
    const index = createTinyIndex(words.map((word, at) => ({ id: `a${at}`, passages: [[word]] })))
    const plan = { ...emptyPlan, terms: words.map((word) => index.term(word)), limit: 60 }
    const found = await answer(index, plan)
    expect(found.totalIsExact).toBe(false)
    expect(found.total).toBeGreaterThanOrEqual(11)
    expect(found.total).toBeLessThan(60)
    expect((await index.open().retriever.retrieve(plan)).totalIsExact).toBe(true)
  })

  it('shows every match on one of the pages, once', async () => {
    await fc.assert(
      fc.asyncProperty(articles, asked, async (given, request) => {
        const index = createTinyIndex(given, { passagesOfFile: 1 })
        const byArticle = request.group === 'article'
        const groups = listGroups(index, request, byArticle)
        const seen: number[] = []
        let window: readonly number[] = []
        let pages = 0
        for (let offset: number | null = 0; offset !== null; pages++) {
          const found: Retrieved = await answer(index, { ...planOf(index, request), offset })
          const numberOf = ({ article, passage }: { article: number; passage: number }): number =>
            byArticle ? article : passage
          if (offset === 0) window = found.window.map(numberOf)
          seen.push(...found.page.map(numberOf))
          offset = found.nextOffset
          expect(pages).toBeLessThan(200)
        }
        expect(seen.length).toBe(new Set(seen).size)
        const shown = new Set([...window, ...seen])
        for (const group of groups) expect(shown).toContain(group)
      }),
      { seed: 4, numRuns: 40 },
    )
  })

  it('excludes by the text what the bigrams cannot decide', async () => {
    // Every text has all bigrams of the exclusion, every other one the string itself.
    const index = createTinyIndex(
      Array.from({ length: 60 }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', at % 2 === 0 ? '甲乙丙' : '甲乙、乙丙']],
      })),
      { passagesOfFile: 1 },
    )
    const plan = planOf(index, { terms: ['词'], phrases: [], exclusions: ['甲乙丙'], substrings: [] })
    const found = await answer(index, { ...plan, limit: 10, rerankWindow: 20 })
    expect(found.totalIsExact).toBe(false)
    const shown = [...found.window, ...found.page]
    expect(shown.length).toBeGreaterThan(0)
    for (const { passage } of shown) expect(passage % 2).toBe(1)
  })
})
