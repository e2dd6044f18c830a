import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContentWord, Phrase, RetrievalPlan } from '../../../src/engine/retriever.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyArticle, type TinyIndex } from '../../fixtures/tiny-index.ts'

const days = [null, '2023-07-01', '2023-07-02', '2023-07-09']
const tokens = fc.stringMatching(/^[甲乙丙丁]{1,2}$/)
const strings = fc.stringMatching(/^[甲乙丙丁]{1,4}$/)
const passages = fc.array(tokens, { minLength: 1, maxLength: 6 })
const articles: fc.Arbitrary<TinyArticle[]> = fc
  .array(
    fc.record({
      title: fc.stringMatching(/^[甲乙丙丁]{0,2}$/),
      date: fc.constantFrom(...days),
      tags: fc.uniqueArray(fc.constantFrom('红', '绿'), { maxLength: 2 }),
      passages: fc.array(passages, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map((article, index) => ({ ...article, id: `a${index}` })))

/** A string of ideographs that must stand in a passage. */
const phraseOf = (text: string): Phrase => ({
  runs: [{ text, kind: 'ideographs', words: [text], subWords: [], gap: 0 }],
  literal: null,
})
const wordOf = (index: TinyIndex, text: string): ContentWord => ({
  text,
  kind: 'ideographs',
  terms: index.tokens.flat().includes(text) ? [index.term(text)] : [],
})

/** A plan in words, before the index is known. */
const asked = fc.record({
  terms: fc.uniqueArray(fc.tuple(tokens, fc.constantFrom(1, 2, 0.5)), {
    selector: ([term]) => term,
    maxLength: 3,
  }),
  phrases: fc.array(strings, { maxLength: 2 }),
  exclusions: fc.array(strings, { maxLength: 2 }),
  substrings: fc.uniqueArray(strings, { maxLength: 2 }),
  title: fc.option(fc.stringMatching(/^[甲乙丙丁]{1,2}$/)),
  contentWords: fc.option(fc.uniqueArray(strings, { maxLength: 5 })),
  tag: fc.constantFrom(null, '红', '-红'),
  after: fc.constantFrom(null, null, '2023-07-02'),
  before: fc.constantFrom(null, null, '2023-07-01', '2023-07-02'),
  matchesEverything: fc.constantFrom(false, false, false, true),
  sort: fc.constantFrom<RetrievalPlan['sort']>('relevance', 'relevance', 'newest', 'oldest'),
  group: fc.constantFrom<RetrievalPlan['group']>('article', 'passage'),
  offset: fc.nat(6),
  limit: fc.nat(8),
  rerankWindow: fc.constantFrom(0, 1, 3, 30),
  stored: fc.boolean(),
  facetValues: fc.constantFrom(0, 1, 9),
  counts: fc.array(strings, { maxLength: 1 }),
})
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never

function planOf(index: TinyIndex, given: Asked): RetrievalPlan {
  const { terms, phrases, exclusions, substrings, contentWords, tag, after, before, ...plain } = given
  const known = terms.filter(([term]) => index.tokens.flat().includes(term))
  const value = tag?.replace('-', '')
  // A query of filters alone is answered by day.
  if (
    given.matchesEverything &&
    (given.sort === 'relevance' || terms.length + phrases.length + substrings.length > 0)
  )
    return planOf(index, {
      ...given,
      terms: [],
      phrases: [],
      substrings: [],
      sort: given.sort === 'relevance' ? 'newest' : given.sort,
    })
  return {
    ...emptyPlan,
    ...plain,
    terms: known.map(([term, weight]) => index.term(term, weight)),
    phrases: phrases.map(phraseOf),
    exclusions: exclusions.map(phraseOf),
    substrings: substrings.map((text, at) => ({ text, weight: 0.25 + at, frequency: null })),
    contentWords: contentWords?.map((text) => wordOf(index, text)) ?? null,
    filter: {
      fields:
        value === undefined
          ? []
          : [{ field: 'tag', anyOf: tag === value ? [value] : [], noneOf: tag === value ? [] : [value] }],
      after,
      before,
    },
  }
}

interface Match {
  readonly passage: number
  readonly article: number
  readonly termScore: number
  readonly substringScore: number
  readonly score: number
}

/** Tells whether an article passes the filter of a plan. */
function passes(index: TinyIndex, article: number, { filter }: RetrievalPlan): boolean {
  const { tags, date } = index.articles[article]!
  const { fields, after, before } = filter
  return (
    fields.every(
      ({ anyOf, noneOf }) =>
        (anyOf.length === 0 || anyOf.some((tag) => tags.includes(tag))) &&
        !noneOf.some((tag) => tags.includes(tag)),
    ) &&
    ((after === null && before === null) ||
      (date !== null && (after === null || date >= after) && (before === null || date <= before)))
  )
}

/** Every match of a plan as it is defined, best first. */
function matchPlainly(index: TinyIndex, plan: RetrievalPlan): Match[] {
  const contains = (passage: number, text: string): boolean => index.texts[passage]!.includes(text)
  const textOf = ({ runs }: Phrase): string => runs[0]!.text
  const scoreOf = (passage: number): number =>
    plan.terms.reduce(
      (sum, { term, weight }) =>
        sum + weight * index.tokens[passage]!.filter((token) => token === term).length,
      0,
    )
  return index.tokens
    .flatMap((_, passage): Match[] => {
      const article = index.reader.articleOf(passage)
      if (!passes(index, article, plan)) return []
      if (plan.exclusions.some((phrase) => contains(passage, textOf(phrase)))) return []
      if (!plan.phrases.every((phrase) => contains(passage, textOf(phrase)))) return []
      const termScore = plan.matchesEverything ? 0 : scoreOf(passage)
      const held = plan.substrings.filter(({ text }) => contains(passage, text))
      const isPlain = plan.matchesEverything || plan.phrases.length > 0
      if (!isPlain && termScore === 0 && held.length === 0) return []
      const substringScore = isPlain || termScore > 0 ? 0 : held.reduce((sum, { weight }) => sum + weight, 0)
      return [{ passage, article, termScore, substringScore, score: termScore + substringScore }]
    })
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
}

const groupOf = ({ group }: RetrievalPlan, { passage, article }: Match): number =>
  group === 'article' ? article : passage

/** The result groups of matches in order, each by its first. */
function groupPlainly(plan: RetrievalPlan, matches: readonly Match[]): Match[] {
  const groups = new Map<number, Match>()
  for (const match of matches) if (!groups.has(groupOf(plan, match))) groups.set(groupOf(plan, match), match)
  return [...groups.values()]
}

function sortByDay(index: TinyIndex, plan: RetrievalPlan, matches: readonly Match[]): Match[] {
  const keyOf = ({ article }: Match): number => {
    const { date } = index.articles[article]!
    if (date === null) return Infinity
    return (plan.sort === 'newest' ? -1 : 1) * Date.parse(date)
  }
  return [...matches].sort((a, b) => (keyOf(a) === keyOf(b) ? 0 : keyOf(a) - keyOf(b)))
}

const countOf = (index: TinyIndex, articles: readonly number[], tag: string): number =>
  new Set(articles.filter((article) => index.articles[article]!.tags.includes(tag))).size

describe('retrieval without a bound of reads', () => {
  it('answers what the plan means, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(articles, asked, fc.constantFrom(1, 2, 3), async (given, request, passagesOfFile) => {
        const index = createTinyIndex(given, { passagesOfFile })
        const plan = planOf(index, request)
        const { retriever } = index.open()
        const found = await retriever.retrieve(plan)
        const isEmpty =
          plan.terms.length + plan.phrases.length + plan.substrings.length === 0 && !plan.matchesEverything
        if (isEmpty && plan.counts.length > 0) {
          expect(found.total).toBe(0)
          return
        }
        const matches = matchPlainly(index, plan)
        const ordered = plan.sort === 'relevance' ? matches : sortByDay(index, plan, matches)
        const groups = groupPlainly(plan, ordered)
        expect(found.total).toBe(groups.length)
        expect(found.totalIsExact).toBe(true)
        expect(found.partial).toBe(false)

        const inWindow = new Set(found.window.map((match) => groupOf(plan, match as unknown as Match)))
        const best = plan.matchesEverything ? [] : matches.slice(0, plan.rerankWindow)
        if (plan.sort !== 'relevance' || !plan.stored || plan.rerankWindow === 0)
          expect(found.window).toEqual([])
        else for (const { passage } of best) expect(found.window.map((one) => one.passage)).toContain(passage)
        {
          const behind = groups.filter((match) => !inWindow.has(groupOf(plan, match)))
          const page = behind.slice(
            Math.max(0, plan.offset - inWindow.size),
            Math.max(0, plan.offset + plan.limit - inWindow.size),
          )
          expect(found.page.map(({ passage }) => passage)).toEqual(page.map(({ passage }) => passage))
          const passed = Math.max(0, Math.min(plan.limit, inWindow.size - plan.offset)) + page.length
          const next = plan.offset + passed
          expect(found.nextOffset).toBe(passed > 0 && next < groups.length ? next : null)
        }
        const byPassage = new Map(matches.map((match) => [match.passage, match]))
        for (const candidate of [...found.window, ...found.page]) {
          const match = byPassage.get(candidate.passage)
          if (match === undefined) {
            // Titled with the query: reranked, though nothing else matches.
            expect(index.articles[candidate.article]!.title).toBe(plan.title)
            continue
          }
          expect(candidate).toMatchObject({ ...match, matchesAll: candidate.matchesAll })
          expect(candidate.text?.text ?? null).toBe(plan.stored ? index.texts[candidate.passage] : null)
        }

        const matched = [...new Set(matches.map(({ article }) => article))]
        const listed = Object.entries(found.facets.tag ?? {})
        const counted = ['红', '绿']
          .map((tag): [string, number] => [tag, countOf(index, matched, tag)])
          .filter(([, count]) => count > 0)
          .sort((a, b) => b[1] - a[1])
          .slice(0, plan.facetValues)
        expect(listed.map(([, count]) => count)).toEqual(counted.map(([, count]) => count))
        for (const [tag, count] of listed) expect(count).toBe(countOf(index, matched, tag))
        const dates = matched.flatMap((article) => index.articles[article]!.date ?? []).sort()
        expect(found.dates).toEqual(
          plan.facetValues === 0 || dates.length === 0 ? null : { min: dates[0], max: dates.at(-1) },
        )

        if (plan.contentWords === null) expect(found.matchingAll).toBeNull()
        else if (plan.contentWords.length > 0 && !plan.matchesEverything) {
          const all = matches.filter(({ passage }) =>
            plan.contentWords!.every(({ text }) => index.texts[passage]!.includes(text)),
          )
          const groupsOfAll = new Set(all.map((match) => groupOf(plan, match)))
          expect(found.matchingAll).toBe(groupsOfAll.size)
          for (const candidate of [...found.window, ...found.page])
            expect(candidate.matchesAll).toBe(groupsOfAll.has(groupOf(plan, candidate as unknown as Match)))
        }
        for (const [at, text] of plan.counts.entries()) {
          const { passages, isExact } = found.counts[at]!
          const holding = index.texts.filter((held) => held.includes(text)).length
          if (isExact) expect(passages).toBe(holding)
          else expect(passages).toBeGreaterThanOrEqual(holding)
          expect(isExact || text.length > 2).toBe(true)
        }
        if (plan.phrases.length === 0 && !plan.matchesEverything && plan.substrings.length > 0) {
          const frequencies = plan.substrings.map(
            ({ text }) => index.texts.filter((held) => held.includes(text)).length,
          )
          // Where no article can pass the filter nothing is looked up.
          if (groups.length > 0 || found.substringFrequency !== null)
            expect(found.substringFrequency).toBe(Math.min(...frequencies))
        } else expect(found.substringFrequency).toBeNull()
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
