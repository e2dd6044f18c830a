import { describe, expect, it } from 'vitest'
import { createBigramLookups } from '../../../../../src/engine/local/reads/bigram-lookups.ts'
import { expectReads } from '../../../../../src/engine/local/reads/expected-reads.ts'
import type { RetrievalContext } from '../../../../../src/engine/local/reads/retrieval-context.ts'
import { countsAll, startReads } from '../../../../../src/engine/local/reads/start-reads.ts'
import type { PassageMatcher } from '../../../../../src/engine/matcher/passage-matcher.ts'
import type { Phrase, RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import {
  createReadBudget,
  createReadPlan,
  readShares,
  sharedReads,
} from '../../../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex } from '../../../../fixtures/tiny-index.ts'

const index = createTinyIndex([{ id: 'a', passages: [['甲', '乙', '丙丁', 'node']] }])
const run = (text: string, kind: 'ideographs' | 'alphanumerics' = 'ideographs') => ({
  text,
  kind,
  words: [text],
  subWords: [],
  gap: 0,
})
const phraseOf = (text: string, kind?: 'ideographs' | 'alphanumerics'): Phrase => ({
  runs: [run(text, kind)],
  literal: null,
})
const terms = [index.term('甲'), index.term('乙')]
const substringOf = (text: string, frequency: number | null = null) => ({ text, weight: 1, frequency })

/** The files that are read before any step asks for them. */
async function start(plan: Partial<RetrievalPlan>, wantsAll = false): Promise<string[]> {
  const reads = createReadPlan(Infinity)
  const { matcher } = index
  const bigrams = createBigramLookups(matcher, reads.share('bigrams'), new Map(), 9)
  const before = index.used.length
  await startReads({ matcher, bigrams, reads } as RetrievalContext, { ...emptyPlan, ...plan }, wantsAll)
  return index.used.slice(before).sort()
}

describe('the first wave of reads', () => {
  it.each<[string, Partial<RetrievalPlan>, string[]]>([
    ['terms', { terms }, ['postings-乙', 'postings-甲']],
    ['substrings that are no terms', { substrings: [substringOf('甲乙')] }, ['bigrams-甲乙']],
    [
      'substrings that are terms, where all matches are counted',
      { substrings: [substringOf('丙丁', 1)] },
      ['bigrams-丙丁'],
    ],
    ['no substring that the terms say as much of', { substrings: [substringOf('丙丁', 20_001)] }, []],
    [
      'phrases and exclusions',
      { phrases: [phraseOf('甲乙')], exclusions: [phraseOf('丙丁')] },
      ['bigrams-丙丁', 'bigrams-甲乙'],
    ],
    [
      'terms beside phrases, and no substrings',
      { terms, phrases: [phraseOf('甲乙')], substrings: [substringOf('丙丁')] },
      ['bigrams-甲乙', 'postings-乙', 'postings-甲'],
    ],
    ['no terms before the words of a condition', { terms, phrases: [phraseOf('node', 'alphanumerics')] }, []],
    [
      'conditions alone where everything matches',
      { terms, matchesEverything: true, exclusions: [phraseOf('甲乙')] },
      ['bigrams-甲乙'],
    ],
  ])('has %s', async (_name, plan, expected) => {
    expect(await start(plan)).toEqual(expected)
  })

  it('has no substring that is a term where the matches are too many to count, unless all are wanted', async () => {
    const many = { ...index.term('甲'), frequency: 20_001 }
    const plan = { terms: [many], substrings: [substringOf('丙丁', 1)] }
    expect(await start(plan)).toEqual(['postings-甲'])
    expect(await start(plan, true)).toEqual(['bigrams-丙丁', 'postings-甲'])
  })

  it('has eight substrings at most', async () => {
    const substrings = Array.from({ length: 9 }, (_, at) =>
      substringOf(`甲${String.fromCharCode(0x4e00 + at)}`),
    )
    expect(await start({ substrings })).toHaveLength(8)
  })
})

describe('matches', () => {
  it('are counted to the last for up to twenty thousand postings, or where all are wanted', () => {
    const plan = (frequency: number) => ({
      terms: [
        { ...index.term('甲'), frequency },
        { ...index.term('乙'), frequency: 1 },
      ],
    })
    expect(countsAll(plan(19_999), false)).toBe(true)
    expect(countsAll(plan(20_000), false)).toBe(false)
    expect(countsAll(plan(20_000), true)).toBe(true)
  })
})

describe('the reads that a plan has no use for', () => {
  const leftFor = (plan: Partial<RetrievalPlan>) => {
    const reads = createReadPlan(sharedReads)
    const expected = expectReads(reads, { ...emptyPlan, stored: true, limit: 10, rerankWindow: 9, ...plan })
    return { expected, left: reads.share('window').left }
  }
  const { window, filters, terms: ofTerms, bigrams, verification, expansion, page, spelling } = readShares

  it('are given to the other steps', () => {
    const spare = filters + ofTerms + bigrams + verification + expansion
    expect(leftFor({})).toEqual({ expected: { filters: 0, bigrams: 0 }, left: window + spare })
    expect(leftFor({ terms }).left).toBe(window + spare - 2)
    expect(leftFor({ title: '甲' }).left).toBe(window + spare - 1)
    expect(leftFor({ facetValues: 1 })).toEqual({
      expected: { filters: 1, bigrams: 0 },
      left: window + spare - 1,
    })
    expect(leftFor({ sort: 'newest' }).expected.filters).toBe(1)
    expect(leftFor({ filter: { fields: [], after: '2023-07-01', before: null } }).expected.filters).toBe(1)
    // Strings are looked up, and verified.
    expect(leftFor({ substrings: [substringOf('甲乙')] })).toEqual({
      expected: { filters: 0, bigrams: 1 },
      left: window + spare - bigrams - verification,
    })
    expect(leftFor({ phrases: [phraseOf('甲乙')], substrings: [substringOf('甲乙')] }).expected.bigrams).toBe(
      1,
    )
    // Strings of an expansion are verified too.
    const strings = { whenFewerThan: 20, strings: [], enough: null, conjunction: [], limit: 9 }
    expect(leftFor({ expansion: strings }).left).toBe(window + spare - verification - expansion)
    // A word is its entry and its postings; as it was typed it may be longer, and is verified.
    expect(leftFor({ phrases: [phraseOf('node', 'alphanumerics')] }).left).toBe(window + spare - 2)
    const typed = {
      runs: [{ ...run('apple.com', 'alphanumerics'), subWords: ['apple', 'com'] }],
      literal: 'apple.com',
    }
    expect(leftFor({ phrases: [typed] }).left).toBe(window + spare - 8 - verification)
  })

  it('are those of the window where nothing is reranked, and of the page where no hit is shown', () => {
    const spare = filters + ofTerms + bigrams + verification + expansion
    const leftOf = (share: 'window' | 'page' | 'spelling', plan: Partial<RetrievalPlan>) => {
      const reads = createReadPlan(sharedReads)
      expectReads(reads, { ...emptyPlan, stored: true, limit: 10, rerankWindow: 9, ...plan })
      return reads.share(share).left
    }
    expect(leftOf('page', {})).toBe(page + spare)
    expect(leftOf('page', { rerankWindow: 0 })).toBe(page + spare + window)
    expect(leftOf('page', { sort: 'oldest' })).toBe(page + spare + window - 1)
    expect(leftOf('window', { limit: 0 })).toBe(window + spare + page)
    expect(leftOf('spelling', {})).toBe(spelling + spare)
    expect(leftOf('spelling', { stored: false })).toBe(spelling + spare + window + page)
  })
})

describe('the bigram lookups of a plan', () => {
  /** Tells how many files each lookup may read, of a budget that none of them spends. */
  function askedReads(left: number, planned: number, texts: readonly string[]): number[] {
    const asked: number[] = []
    const matcher = {
      async findBigramMatches(_text: string, { reads }: { reads: number }) {
        asked.push(reads)
        return null
      },
    } as unknown as PassageMatcher
    const lookups = createBigramLookups(matcher, createReadBudget(left), new Map(), planned)
    for (const text of texts) void lookups.find(text, 1)
    return asked
  }

  it('share the reads evenly, six for a name and four for a sentence at most', () => {
    expect(askedReads(40, 1, ['甲乙'])).toEqual([6])
    expect(askedReads(40, 1, ['一二三四五六七八'])).toEqual([6])
    expect(askedReads(40, 1, ['一二三四五六七八九'])).toEqual([4])
    expect(askedReads(6, 3, ['甲', '乙', '丙'])).toEqual([2, 3, 6])
    expect(askedReads(6, 0, ['甲'])).toEqual([6])
    expect(askedReads(Infinity, 3, ['甲'])).toEqual([Infinity])
  })

  it('look a string up once', () => {
    expect(askedReads(40, 2, ['甲乙', '甲乙'])).toHaveLength(1)
  })
})
