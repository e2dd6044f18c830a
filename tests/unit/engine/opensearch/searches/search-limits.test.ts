import { describe, expect, it } from 'vitest'
import {
  isBounded,
  isCounted,
  listCountedSubstrings,
  listSubstrings,
} from '../../../../../src/engine/opensearch/searches/search-limits.ts'
import type { Phrase, PlannedTerm, RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'

const termsOf = (...frequencies: number[]): PlannedTerm[] =>
  frequencies.map((frequency, at) => ({ term: `t${at}`, frequency, weight: 1 }))
const substringsOf = (...frequencies: (number | null)[]) =>
  frequencies.map((frequency, at) => ({ text: `s${at}`, frequency, weight: 1 }))
const phrase: Phrase = { runs: [], literal: null }
const plan = (more: Partial<RetrievalPlan>): RetrievalPlan => ({ ...emptyPlan, ...more })

describe('matches of a cluster', () => {
  it('count as known up to twenty thousand postings of all terms, or where all are sorted by day', () => {
    expect(isCounted(plan({ terms: termsOf(10_000, 10_000) }))).toBe(true)
    expect(isCounted(plan({ terms: termsOf(10_000, 10_001) }))).toBe(false)
    expect(isCounted(plan({ sort: 'newest', terms: termsOf(20_001) }))).toBe(true)
    expect(isCounted(plan({ phrases: [phrase], terms: termsOf(1) }))).toBe(false)
  })

  it('are counted up to a bound where their terms have more postings than the index counts', () => {
    const index = { countedPostings: 500 }
    expect(isBounded(plan({ terms: termsOf(250, 250) }), index)).toBe(false)
    expect(isBounded(plan({ terms: termsOf(250, 251) }), index)).toBe(true)
    expect(isBounded(plan({ sort: 'oldest', terms: termsOf(501) }), index)).toBe(false)
    expect(isBounded(plan({ phrases: [phrase], terms: termsOf(501) }), index)).toBe(false)
  })
})

describe('substrings in a cluster', () => {
  const lookedUp = (more: Partial<RetrievalPlan>, counted: boolean) =>
    listSubstrings(plan(more), counted).flatMap(({ substring, isLookedUp }) =>
      isLookedUp ? substring.text : [],
    )

  it('are the first eight', () => {
    const substrings = substringsOf(...Array.from({ length: 9 }, () => null))
    expect(lookedUp({ substrings }, false)).toEqual(substrings.slice(0, 8).map(({ text }) => text))
    expect(listSubstrings(plan({ substrings }), false)).toHaveLength(9)
    expect(listCountedSubstrings(plan({ substrings }))).toEqual(substrings.slice(0, 8))
  })

  it('that are terms are looked up only where matches are counted, and left to the terms where they are frequent', () => {
    const substrings = substringsOf(null, 20_000, 20_001)
    expect(lookedUp({ substrings }, true)).toEqual(['s0', 's1'])
    expect(lookedUp({ substrings }, false)).toEqual(['s0'])
    expect(listCountedSubstrings(plan({ substrings })).map(({ text }) => text)).toEqual(['s0', 's1'])
  })

  it('are not looked up beside phrases', () => {
    const more = { substrings: substringsOf(null), phrases: [phrase] }
    expect(listSubstrings(plan(more), true)).toEqual([])
    expect(listCountedSubstrings(plan(more))).toEqual([])
  })
})
