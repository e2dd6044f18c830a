import { describe, expect, it } from 'vitest'
import { sharedReads } from '../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex } from '../../fixtures/tiny-index.ts'

const index = createTinyIndex([
  { id: 'a', tags: ['红'], date: '2023-07-01', passages: [['甲乙'], ['丙', '甲乙丙']] },
  { id: 'b', passages: [['甲乙、乙丙']] },
])

describe('a plan of nothing but counts', () => {
  it('answers how many passages contain each string, and nothing else', async () => {
    const before = index.used.length
    const found = await index
      .open()
      .retriever.retrieve({ ...emptyPlan, counts: ['甲乙', '甲乙丙', '丁', '丙丁戊'] })
    expect(found).toEqual({
      window: [],
      page: [],
      nextOffset: null,
      total: 0,
      totalIsExact: true,
      matchingAll: null,
      partial: false,
      facets: {},
      dates: null,
      substringFrequency: null,
      counts: [
        { passages: 3, isExact: true },
        // Bigrams alone do not tell.
        { passages: 2, isExact: false },
        { passages: 0, isExact: true },
        { passages: 0, isExact: true },
      ],
    })
    expect(index.used.slice(before).every((name) => name.startsWith('bigrams'))).toBe(true)
  })

  it('looks no string up again that another plan of the request did', async () => {
    const { retriever } = index.open()
    const before = index.used.length
    const substrings = [{ text: '甲乙', weight: 1, frequency: null }]
    await retriever.retrieve({ ...emptyPlan, substrings, limit: 9 })
    const { counts } = await retriever.retrieve({ ...emptyPlan, counts: ['甲乙'] })
    expect(counts).toEqual([{ passages: 3, isExact: true }])
    expect(index.used.slice(before).filter((name) => name === 'bigrams-甲乙')).toHaveLength(1)
  })

  it('does not know where the reads are spent', async () => {
    const strings = Array.from({ length: 60 }, (_, at) => `甲${String.fromCharCode(0x4e00 + at)}`)
    const { counts } = await index
      .open(sharedReads)
      .retriever.retrieve({ ...emptyPlan, counts: strings.slice(0, 1) })
    expect(counts[0]!.isExact).toBe(true)
    const { retriever, reads } = index.open(sharedReads)
    const budget = reads.share('spelling')
    while (budget.left > 0) budget.use(`spent-${budget.left}`)
    const spent = await retriever.retrieve({ ...emptyPlan, counts: ['甲乙'] })
    expect(spent.counts).toEqual([{ passages: 0, isExact: false }])
  })
})

describe('doc values', () => {
  it('are read for facets, filters and order by day, and for nothing else', async () => {
    const reads = async (more: object): Promise<boolean> => {
      const before = index.used.length
      await index.open().retriever.retrieve({ ...emptyPlan, terms: [index.term('丙')], limit: 9, ...more })
      return index.used.slice(before).includes('doc-values')
    }
    expect(await reads({})).toBe(false)
    expect(await reads({ facetValues: 1 })).toBe(true)
    expect(await reads({ sort: 'newest' })).toBe(true)
    expect(await reads({ filter: { fields: [], after: null, before: '2024-01-01' } })).toBe(true)
  })

  it('for facets alone come behind all postings', async () => {
    const before = index.used.length
    const terms = [index.term('丙')]
    const substrings = [{ text: '甲乙', weight: 1, frequency: null }]
    await index
      .open()
      .retriever.retrieve({ ...emptyPlan, terms, substrings, stored: true, limit: 9, facetValues: 1 })
    const kinds = index.used.slice(before).map((name) => name.replace(/^(bigrams|postings|store).*/, '$1'))
    expect(kinds.slice(0, kinds.indexOf('doc-values')).sort()).toEqual(['bigrams', 'postings'])
    expect(kinds.at(-1)).toBe('store')
  })
})
