import { describe, expect, it } from 'vitest'
import type { PlannedTerm, RetrievalFilter } from '../../../../src/engine/retriever.ts'
import { createReadPlan, readShares } from '../../../../src/reader/read-plan.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import { type ExpandedQuery, expandQuery } from '../../../../src/search/expand/expand-query.ts'
import type { QueryExpander, Synonyms } from '../../../../src/search/expand/expansion.ts'
import { toRun } from '../../../../src/search/retrieve/known-terms.ts'
import { createWordReader } from '../../../fixtures/word-reader.ts'

const pinyin = {
  plan: { whenFewerThan: 20, strings: [], enough: null, conjunction: [], limit: 100 },
  reading: '运河',
  runs: [[toRun('运河')]],
  words: [[toRun('运')], [toRun('河')]],
}
const synonyms: Synonyms = {
  terms: [{ term: '沟渠', frequency: 2, weight: 0.5 }],
  strings: ['大沟渠'],
  numerals: [],
  runs: [[toRun('沟渠')], [toRun('大沟渠')]],
}
const openFilter: RetrievalFilter = { fields: [], after: null, before: null }
const words = { 运河: 19, 城墙: 20 }
const terms = { yunhe: 3, yunhexian: 20 }

interface Asked extends ExpandedQuery {
  /** Whether pinyin was asked for. */
  readonly looksForPinyin: boolean
  /** Reads that every step but one may use together after the query was expanded. */
  readonly leftFor: (share: keyof typeof readShares) => number
}

async function expand(
  q: string,
  {
    filter = openFilter,
    isPinyin = true,
    isMisspelled = true,
    found = synonyms,
    formal = [] as PlannedTerm[],
  } = {},
): Promise<Asked> {
  const asked = { pinyin: false }
  const reads = createReadPlan(40)
  const expansion = {
    async findSynonyms(_, budget) {
      expect(budget).toBe(reads.share('terms'))
      return found
    },
    async findFormalWords(_, budget) {
      expect(budget).toBe(reads.share('terms'))
      return formal
    },
    async findPinyin(_, budget) {
      asked.pinyin = true
      expect(budget).toBe(reads.share('expansion'))
      return isPinyin ? pinyin : null
    },
    mayBeMisspelled: () => isMisspelled,
  } as Partial<QueryExpander> as QueryExpander
  const reader = createWordReader({ words, terms })
  const query = createQueryCompiler(reader.lexicon)(q)
  const expanded = await expandQuery(reader, expansion, query, filter, reads)
  return { ...expanded, looksForPinyin: asked.pinyin, leftFor: (share) => reads.share(share).left }
}

describe('pinyin', () => {
  it.each<[string, string, boolean]>([
    ['is looked for in letters, however many passages have longer words', 'yunhe', true],
    ['is not looked for in a word of 20 passages', 'yunhexian', false],
    ['is looked for beside a word of 19 passages', '运河 yunhe', true],
    ['is not looked for beside a word of 20 passages', '城墙 yunhe', false],
    ['is not looked for beside a phrase', 'yunhe "运河"', false],
    ['is not looked for beside an exclusion', 'yunhe -运河', false],
    ['is not looked for without a word', '-运河', false],
  ])('%s', async (_, q, looksForPinyin) => {
    expect((await expand(q)).looksForPinyin).toBe(looksForPinyin)
  })

  it('is looked for beside a frequent word where a filter holds', async () => {
    const filter = { ...openFilter, after: '2023-07-01' }
    expect((await expand('城墙 yunhe', { filter })).looksForPinyin).toBe(true)
  })

  it('is retrieved instead of strings of synonyms, and is highlighted beside them; its words come last', async () => {
    const { expansion, reading, alternatives } = await expand('yunhe')
    expect(expansion).toBe(pinyin.plan)
    expect(reading).toBe(pinyin.reading)
    expect(alternatives.map((group) => group.flat().map(({ text }) => text))).toEqual([
      ['沟渠', '大沟渠', '运河'],
      ['运', '河'],
    ])
  })
})

describe('formal words', () => {
  it('are terms of their own, highlighted behind synonyms', async () => {
    const formal = [{ term: '河道', frequency: 2, weight: 1 }]
    const expanded = await expand('运河', { isPinyin: false, formal })
    expect(expanded.formal).toBe(formal)
    expect(expanded.alternatives).toEqual([[...synonyms.runs, [toRun('河道')]]])
  })
})

describe('synonyms', () => {
  it('are terms, and strings where there is no pinyin', async () => {
    const { synonyms: found, expansion, reading, alternatives } = await expand('运河', { isPinyin: false })
    expect(found).toEqual(synonyms.terms)
    expect(reading).toBeNull()
    expect(expansion?.strings).toEqual([{ text: '大沟渠', terms: [] }])
    expect(alternatives).toEqual([synonyms.runs])
  })

  it.each(['运河 "城墙"', '运河 -城墙', '-运河'])('are no strings of %s', async (q) => {
    expect((await expand(q, { isPinyin: false })).expansion).toBeNull()
  })

  it('without strings are no expansion', async () => {
    expect(
      (await expand('运河', { isPinyin: false, found: { ...synonyms, strings: [] } })).expansion,
    ).toBeNull()
  })
})

describe('reads that a query does not need', () => {
  const { expansion, bigrams, spelling } = readShares

  /** How many more reads the window may use than without giving any back. */
  const given = async (q: string, isMisspelled: boolean) =>
    (await expand(q, { isMisspelled })).leftFor('window') - createReadPlan(40).share('window').left

  it.each<[string, string, boolean, number]>([
    ['are those of bigrams for letters alone', 'yunhe', true, bigrams],
    ['are none where ideographs may be pinyin too', '运河 yunhe', true, 0],
    ['are those of pinyin beside a frequent word', '城墙', true, expansion],
    ['are those of spelling where there is no slip', '运河 yunhe', false, spelling],
    ['add up', '城墙', false, expansion + spelling],
  ])('%s', async (_, q, isMisspelled, reads) => {
    expect(await given(q, isMisspelled)).toBe(reads)
  })
})

it('terms of a query are looked up', async () => {
  const { resolved } = await expand('运河 城墙')
  expect(resolved.terms.map(({ term }) => term)).toEqual(['运河', '城墙'])
})
