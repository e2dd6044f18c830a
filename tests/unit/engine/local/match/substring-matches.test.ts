import { describe, expect, it } from 'vitest'
import { createChannelScores } from '../../../../../src/engine/candidates/channel-scores.ts'
import { createQuota } from '../../../../../src/engine/candidates/quota.ts'
import { stringLimits } from '../../../../../src/engine/candidates/string-limits.ts'
import {
  addSubstrings,
  findSubstringCandidates,
  listRareMatches,
  type SubstringCandidates,
  type SubstringMatch,
  verifySubstrings,
} from '../../../../../src/engine/local/match/substring-matches.ts'
import type { BigramLookups } from '../../../../../src/engine/local/reads/bigram-lookups.ts'
import type { PassageTexts, ReadPassage } from '../../../../../src/engine/local/reads/passage-texts.ts'
import type { PlannedSubstring } from '../../../../../src/engine/retriever.ts'
import { createPassageSet, type PassageSet } from '../../../../../src/reader/passage-set.ts'
import { createReadPlan } from '../../../../../src/reader/read-plan.ts'

const passages = 100
const substringOf = (text: string, frequency: number | null = null, weight = 1): PlannedSubstring =>
  ({ text, frequency, weight }) as PlannedSubstring
const setOf = (...numbers: number[]): PassageSet => {
  const set = createPassageSet(passages)
  set.addAll(numbers)
  return set
}
const isEven = (passage: number): boolean => passage % 2 === 0
const upTo = (end: number): number[] => Array.from({ length: end }, (_, at) => at)

describe('substrings of a query', () => {
  /** Looks up the bigrams of strings. */
  async function find(substrings: readonly PlannedSubstring[], counted: PassageSet | null = null) {
    const asked: [text: string, postings: number][] = []
    const bigrams: Pick<BigramLookups, 'find'> = {
      async find(text, postings) {
        asked.push([text, postings])
        if (text === '未读') return null
        return { passages: Int32Array.of(1, 2), complete: text !== '半读', sure: text.length === 2 }
      },
    }
    const found = await findSubstringCandidates({ bigrams: bigrams as BigramLookups }, substrings, counted)
    const shown = found.map(({ substring, passages, matches, frequency, complete, sure }) => {
      expect(matches).toEqual(passages)
      return [substring.text, [...passages], frequency, complete, sure]
    })
    return { shown, asked: asked.map(([text]) => text), postings: new Set(asked.map(([, count]) => count)) }
  }

  it('are looked up by their bigrams', async () => {
    const { shown, postings } = await find(
      ['运河', '大运河', '半读', '未读'].map((text) => substringOf(text)),
    )
    expect(shown).toEqual([
      ['运河', [1, 2], 2, true, true],
      ['大运河', [1, 2], 2, true, false],
      ['半读', [1, 2], 2, false, true],
      ['未读', [], Number.POSITIVE_INFINITY, false, true],
    ])
    expect([...postings]).toEqual([stringLimits.matches])
  })

  it('are left to the terms where they are one, unless its matches were counted', async () => {
    const word = substringOf('运河', 5)
    expect((await find([word])).shown).toEqual([])
    expect((await find([word], setOf())).asked).toEqual(['运河'])
    expect((await find([substringOf('运河', stringLimits.matches)], setOf())).asked).toEqual(['运河'])
    const frequent = await find([substringOf('运河', stringLimits.matches + 1)], setOf())
    expect(frequent.asked).toEqual([])
    expect(frequent.shown).toEqual([['运河', [], Number.POSITIVE_INFINITY, false, true]])
  })

  it('are eight at most', async () => {
    const { shown, asked } = await find(upTo(10).map((at) => substringOf(`甲${at}`)))
    expect(asked).toHaveLength(stringLimits.substrings)
    expect(shown.map(([, found]) => (found as number[]).length)).toEqual([...Array(8).fill(2), 0, 0])
  })
})

describe('candidates of a substring', () => {
  /** Verifies candidates in an index whose even passages contain the string, of which so many can be read. */
  async function verify(
    candidates: readonly number[],
    more: Partial<SubstringCandidates> = {},
    counted: PassageSet | null = null,
    scored: readonly number[] = [],
    readable = passages,
  ) {
    const asked: number[] = []
    const texts: Partial<PassageTexts> = {
      countReadable: (given) => Math.min(given.length, readable),
      async read(numbers) {
        asked.push(...numbers)
        return numbers.map(
          (number) => ({ number, text: isEven(number) ? '大运河' : '运大河' }) as ReadPassage,
        )
      },
    }
    const found = Int32Array.from(candidates)
    const given: SubstringCandidates = {
      substring: substringOf('运河'),
      passages: found,
      matches: found,
      frequency: found.length,
      complete: true,
      sure: false,
      ...more,
    }
    const context = { texts: texts as PassageTexts, reads: createReadPlan(40) }
    const [match] = await verifySubstrings(context, [given], counted, new Set(scored))
    return { match: match!, asked, given }
  }
  const shown = ({ passages, matches, frequency, complete }: SubstringMatch) => [
    [...passages],
    [...matches],
    frequency,
    complete,
  ]

  it('are those whose text contains it', async () => {
    const { match, asked } = await verify([1, 2, 3, 4], {}, null, [2])
    expect(shown(match)).toEqual([[2, 4], [2, 4], 2, true])
    expect(asked).toEqual([1, 2, 3, 4])
  })

  it('are not read where bigrams are sure', async () => {
    const { match, asked, given } = await verify([1, 2], { sure: true })
    expect(match).toBe(given)
    expect(asked).toEqual([])
  })

  it('stay unverified as far as they cannot be read, and are not complete then', async () => {
    expect(shown((await verify([1, 2, 3, 4], {}, null, [], 2)).match)).toEqual([
      [2, 3, 4],
      [2, 3, 4],
      3,
      false,
    ])
    expect(shown((await verify([2], { complete: false })).match)).toEqual([[2], [2], 1, false])
  })

  it('are not read where they matched by their terms, if there are many', async () => {
    const many = upTo(stringLimits.counted + 1)
    const byScores = await verify(many, {}, null, [0, 1, 2, 3])
    expect(byScores.asked).toEqual(many.slice(4))
    expect([...byScores.match.passages]).toEqual(many.slice(4).filter(isEven))
    expect([...byScores.match.matches]).toEqual(many)
    expect(byScores.match.frequency).toBe(many.length)
    const counted = await verify(many, {}, setOf(5, 6), [0, 1])
    expect(counted.asked).toEqual(many.filter((passage) => passage !== 5 && passage !== 6))
    const few = upTo(stringLimits.counted)
    expect((await verify(few, {}, setOf(5, 6), [0, 1])).asked).toEqual(few)
  })
})

const matchOf = (found: readonly number[], substring = substringOf('运河')): SubstringMatch => ({
  substring,
  passages: Int32Array.from(found),
  matches: Int32Array.from(found),
  complete: true,
  frequency: found.length,
})

describe('passages of substrings', () => {
  it('are reranked, as far as they may, unless terms bring them up', () => {
    const rare = [matchOf([5, 1]), matchOf([7], substringOf('水', 3)), matchOf([1, 8])]
    expect(listRareMatches(rare, null)).toEqual([5, 1, 8])
    expect(listRareMatches(rare, isEven)).toEqual([8])
    expect(listRareMatches([matchOf(upTo(50))], null)).toEqual(upTo(stringLimits.reranked))
    expect(listRareMatches([matchOf(upTo(50)), matchOf([60])], null)).toHaveLength(stringLimits.reranked)
  })

  /** Adds to scores of terms, passage 1 and 2. @returns scores by passage, and what is counted */
  function add(
    substrings: readonly SubstringMatch[],
    isAllowed: ((passage: number) => boolean) | null,
    counted: PassageSet | null,
    limit = 100,
  ) {
    const scores = createChannelScores()
    scores.addTerms({ passages: Int32Array.of(1, 2), scores: Float64Array.of(10, 10) })
    addSubstrings(scores, substrings, isAllowed, () => createQuota(limit, null), counted)
    const all = scores.sort().map(({ passage, score }) => [passage, score])
    return [Object.fromEntries(all), counted && [...counted.list()]]
  }

  it('are scored beside those of terms, and counted', () => {
    const both = [matchOf([2, 3, 4], substringOf('甲', null, 0.5)), matchOf([4, 6])]
    expect(add(both, null, null)).toEqual([{ 1: 10, 2: 10, 3: 0.5, 4: 1.5, 6: 1 }, null])
    expect(add(both, isEven, setOf(1, 8))).toEqual([{ 1: 10, 2: 10, 4: 1.5, 6: 1 }, [1, 2, 4, 6, 8]])
    expect(add(both, null, setOf(3, 6))).toEqual([{ 1: 10, 2: 10, 4: 1.5 }, [2, 3, 4, 6]])
  })

  it('are as many of each substring as its quota has, and all are counted', () => {
    const both = [matchOf([2, 3, 4, 5]), matchOf([4, 6, 7])]
    expect(add(both, null, setOf(), 1)).toEqual([{ 1: 10, 2: 10, 3: 1, 4: 1 }, [2, 3, 4, 5, 6, 7]])
  })
})
