import { describe, expect, it } from 'vitest'
import type { FoundPassages } from '../../../../../src/engine/local/first-stage/found-passages.ts'
import { findMatchingAll } from '../../../../../src/engine/local/first-stage/matching-all.ts'
import type { ContentWord, RetrievalPlan } from '../../../../../src/engine/retriever.ts'
import { SearchError } from '../../../../../src/errors.ts'
import { sharedReads } from '../../../../../src/reader/read-plan.ts'
import { emptyPlan } from '../../../../../src/search/retrieve/plan-retrieval.ts'
import { createTinyIndex, type TinyIndex } from '../../../../fixtures/tiny-index.ts'

/** The string in the passages of even numbers; its bigrams, apart, in the others. */
const textOf = (at: number): string => (at % 2 === 0 ? '甲乙丙' : '甲乙、乙丙')

/** So many passages of which half contain the string 甲乙丙 and all its bigrams, none as a term. */
function indexOf(count: number, passagesOfFile: number): TinyIndex {
  return createTinyIndex(
    Array.from({ length: count }, (_, at) => ({ id: `a${at}`, passages: [['词', textOf(at)]] })),
    { passagesOfFile },
  )
}

const wordOf = (index: TinyIndex, text: string): ContentWord => ({
  text,
  kind: 'ideographs',
  terms: index.tokens.flat().includes(text) ? [index.term(text)] : [],
})

function planOf(index: TinyIndex, words: readonly ContentWord[]): RetrievalPlan {
  return { ...emptyPlan, terms: [index.term('词')], limit: 5, group: 'passage', contentWords: words }
}

describe('what matches all words', () => {
  /** 甲乙丙 is a term of no passage but the last, so that the text of all others must decide. */
  it.each([
    [64, 32],
    [65, null],
  ])('of %i passages that must be read for one word is %s: more are not read', async (count, expected) => {
    const index = indexOf(count, 1000)
    const word: ContentWord = { text: '甲乙丙', kind: 'ideographs', terms: [] }
    const found = await index.open().retriever.retrieve(planOf(index, [wordOf(index, '词'), word]))
    expect(found.matchingAll).toBe(expected)
    expect(found.page.map(({ matchesAll }) => matchesAll)).toEqual(
      expected === null ? [null, null, null, null, null] : [true, false, true, false, true],
    )
  })

  it('is not known where the texts cannot all be read', async () => {
    const index = indexOf(60, 1)
    const word: ContentWord = { text: '甲乙丙', kind: 'ideographs', terms: [] }
    const { retriever } = index.open(sharedReads)
    expect((await retriever.retrieve(planOf(index, [word]))).matchingAll).toBeNull()
    const few = indexOf(4, 1)
    const found = await few.open(sharedReads).retriever.retrieve(planOf(few, [word]))
    expect(found.matchingAll).toBe(2)
  })

  it('has the passages with a term of a word, and reads no text for them', async () => {
    const index = createTinyIndex(
      Array.from({ length: 100 }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', at % 2 === 0 ? '甲乙丙' : '丁']],
      })),
      { passagesOfFile: 1 },
    )
    const found = await index.open(sharedReads).retriever.retrieve(planOf(index, [wordOf(index, '甲乙丙')]))
    expect(found.matchingAll).toBe(50)
    expect(index.used.filter((name) => name.startsWith('store'))).toEqual([])
  })

  it('is none where a word of letters is no term, without a look', async () => {
    const index = indexOf(9, 1)
    const word: ContentWord = { text: 'absent', kind: 'alphanumerics', terms: [] }
    const found = await index.open().retriever.retrieve(planOf(index, [wordOf(index, '甲乙'), word]))
    expect(found.matchingAll).toBe(0)
    expect(index.used).not.toContain('bigrams-甲乙')
  })

  it('has the passages with any term of a word of letters', async () => {
    const words = ['node', 'nodes', 'java']
    const index = createTinyIndex(
      Array.from({ length: 9 }, (_, at) => ({ id: `a${at}`, passages: [['词', words[at % 3]!]] })),
    )
    const word: ContentWord = {
      text: 'node',
      kind: 'alphanumerics',
      terms: ['node', 'nodes'].map((term) => index.term(term)),
    }
    const found = await index.open().retriever.retrieve(planOf(index, [word]))
    expect(found.matchingAll).toBe(6)
  })

  it('tests a word of letters behind the third by its terms, never by the text', async () => {
    const index = createTinyIndex(
      Array.from({ length: 60 }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', '甲乙', '丙丁', '戊己', at < 20 ? 'node' : 'nodes']],
      })),
    )
    const strings = ['甲乙', '丙丁', '戊己'].map(
      (text): ContentWord => ({ text, kind: 'ideographs', terms: [] }),
    )
    // The most frequent word comes last.
    const term = { ...index.term('node'), frequency: 1000 }
    const found = await index
      .open()
      .retriever.retrieve(planOf(index, [...strings, { text: 'node', kind: 'alphanumerics', terms: [term] }]))
    expect(found.matchingAll).toBe(20)
    expect(index.used.filter((name) => name.startsWith('store'))).toEqual([])
  })

  it('asks the first word alone of a sentence where reads are counted, and is then not known', async () => {
    const index = createTinyIndex(
      Array.from({ length: 200 }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', '甲乙', '丙丁', '戊己', '庚辛', '壬癸']],
      })),
    )
    const words = ['甲乙', '丙丁', '戊己', '庚辛', '壬癸'].map(
      (text): ContentWord => ({ text, kind: 'ideographs', terms: [] }),
    )
    const ask = async (count: number, reads?: number) => {
      const before = index.used.length
      const found = await index.open(reads).retriever.retrieve(planOf(index, words.slice(0, count)))
      const lookups = index.used.slice(before).filter((name) => name.startsWith('bigrams'))
      return { matchingAll: found.matchingAll, lookups: new Set(lookups).size }
    }
    expect(await ask(4, sharedReads)).toEqual({ matchingAll: 200, lookups: 4 })
    expect(await ask(5, sharedReads)).toEqual({ matchingAll: null, lookups: 1 })
    expect(await ask(5)).toEqual({ matchingAll: 200, lookups: 5 })
  })

  it('tests few passages one by one for the words behind the third', async () => {
    const index = createTinyIndex(
      Array.from({ length: 200 }, (_, at) => ({
        id: `a${at}`,
        passages: [['词', at < 64 ? '甲乙' : '己', '丙丁', '戊己', at < 60 ? '庚辛' : '庚']],
      })),
      { passagesOfFile: 1000 },
    )
    const words = ['甲乙', '丙丁', '戊己', '庚辛'].map(
      (text): ContentWord => ({ text, kind: 'ideographs', terms: [] }),
    )
    const found = await index.open().retriever.retrieve(planOf(index, words))
    expect(found.matchingAll).toBe(60)
    expect(index.used).not.toContain('bigrams-庚辛')
    expect(index.used).toContain('bigrams-戊己')
  })

  it('looks single characters up last, since their bigrams are many', async () => {
    const index = createTinyIndex([{ id: 'a', passages: [['词', '甲', '乙丙']] }])
    const words = ['甲', '乙丙', '丁戊'].map((text): ContentWord => ({ text, kind: 'ideographs', terms: [] }))
    await index.open().retriever.retrieve(planOf(index, words))
    const lookups = index.used.filter((name) => name.startsWith('bigrams'))
    expect(lookups.at(-1)).toBe('bigrams-甲')
  })
})

describe('a word whose reads another step took while its terms were looked up', () => {
  const word: ContentWord = {
    text: 'kv',
    kind: 'alphanumerics',
    terms: [{ ...createTinyIndex([{ id: 'a', passages: [['kv', '']] }]).term('kv') }],
  }
  const find = async (thrown: Error): Promise<unknown> => {
    const context = {
      matcher: { matchTerms: () => Promise.reject(thrown) },
      reads: { share: () => ({ left: 9 }) },
      sets: { take: () => ({ list: () => new Int32Array(0) }), give: () => undefined },
    } as unknown as Parameters<typeof findMatchingAll>[0]
    const conditions = { passing: null, isAllowed: null, excluded: [], exact: true }
    const found = { conditions, all: null, totalIsExact: true, terms: [] } as unknown as FoundPassages
    return findMatchingAll(context, { contentWords: [word], group: 'passage' }, found)
  }

  it('leaves the count unknown', async () => {
    expect(await find(new RangeError('the reads for terms are spent'))).toBeNull()
  })

  it('does not hide a file that is damaged', async () => {
    await expect(find(new SearchError('INDEX_CORRUPT', 'damaged'))).rejects.toThrow('damaged')
  })
})
