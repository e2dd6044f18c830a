import { describe, expect, it } from 'vitest'
import { findWordMatches, type WordMatches } from '../../../../../src/engine/local/match/word-matches.ts'
import type { RetrievalContext } from '../../../../../src/engine/local/reads/retrieval-context.ts'
import { createPassageSetPool } from '../../../../../src/reader/passage-set.ts'
import { createReadPlan, type ReadBudget, type ReadPlan } from '../../../../../src/reader/read-plan.ts'
import { createTinyIndex } from '../../../../fixtures/tiny-index.ts'

const index = createTinyIndex(
  [['node'], ['nodejs'], ['node', 'js'], ['js'], ['nodemon'], ['江']].map((words, at) => ({
    id: `a${at}`,
    passages: [words],
  })),
)

/** Finds a word. @param left  reads of terms */
async function find(text: string, subWords: string[], inside: boolean, left = Infinity) {
  const used: string[] = []
  const budget: ReadBudget = {
    get left() {
      return left - used.length
    },
    kept: 0,
    has: (name) => used.includes(name),
    use: (name) => void (used.includes(name) || used.push(name)),
    run: (read) => read(),
    keep: (reading) => reading,
  }
  const reads: ReadPlan = {
    ...createReadPlan(40),
    share(name) {
      expect(name).toBe('terms')
      return budget
    },
  }
  const { reader, matcher } = index
  const context = { reader, matcher, reads, sets: createPassageSetPool(6) } as unknown as RetrievalContext
  const run = { text, kind: 'alphanumerics', words: [text], subWords, gap: 0 } as const
  const found = await findWordMatches(context, run, inside)
  return { ...found, passages: found.passages && [...found.passages], used }
}
type Found = Omit<WordMatches, 'passages'> & { readonly passages: number[] | null }
const isFound = (found: Found) => expect.objectContaining(found)

describe('a word of letters and digits', () => {
  it('is in the passages that have it as a term', async () => {
    expect(await find('node', [], false)).toEqual(isFound({ passages: [0, 2], sure: true, complete: true }))
    expect(await find('deno', [], false)).toEqual(isFound({ passages: [], sure: true, complete: true }))
  })

  it('without sub-words and dots stands inside no longer word', async () => {
    expect(await find('node', [], true)).toEqual(isFound({ passages: [0, 2], sure: true, complete: true }))
  })

  it('of several sub-words may stand where these stand', async () => {
    const found = await find('nodejs', ['node', 'js'], true)
    expect(found).toEqual(isFound({ passages: [1, 2], sure: false, complete: true }))
    expect(await find('nodejs', ['node', 'js'], false)).toEqual(
      isFound({ passages: [1], sure: true, complete: true }),
    )
  })

  it('with a dot may be the beginning of longer words', async () => {
    const dotted = createTinyIndex([{ id: 'a', passages: [['a.b'], ['a.bc'], ['a']] }])
    const context = {
      reader: dotted.reader,
      matcher: dotted.matcher,
      reads: createReadPlan(Infinity),
      sets: createPassageSetPool(3),
    } as unknown as RetrievalContext
    const run = { text: 'a.b', kind: 'alphanumerics', words: ['a.b'], subWords: [], gap: 0 } as const
    const { passages, sure } = await findWordMatches(context, run, true)
    expect([[...passages!], sure]).toEqual([[0, 1], false])
  })

  it.each<[string, string[], boolean]>([
    ['a.b', [], false],
    ['a.b', ['a', 'b'], true],
  ])('%s of the parts %j, where files of terms are too many to go through, is all found: %s', async (text, subWords, complete) => {
    const { reader, matcher } = createTinyIndex([{ id: 'a', passages: [['a.bc'], ['xa.b'], ['a']] }])
    const context = {
      reader: { ...reader, findTermsInside: async () => null },
      matcher,
      reads: createReadPlan(Infinity),
      sets: createPassageSetPool(3),
    } as unknown as RetrievalContext
    const run = { text, kind: 'alphanumerics', words: [text], subWords, gap: 0 } as const
    const found = await findWordMatches(context, run, true)
    expect([[...found.passages!], found.complete]).toEqual([[0], complete])
  })

  it('that stands in more than 24 terms is not all found', async () => {
    const words = Array.from({ length: 25 }, (_, at) => [`x${at}a.b`])
    const many = createTinyIndex([{ id: 'a', passages: words }])
    const context = { ...many, reads: createReadPlan(Infinity), sets: createPassageSetPool(25) }
    const run = { text: 'a.b', kind: 'alphanumerics', words: ['a.b'], subWords: [], gap: 0 } as const
    const found = await findWordMatches(context as unknown as RetrievalContext, run, true)
    expect([found.passages!.length, found.complete]).toEqual([24, false])
  })

  it('whose sub-words are in no passage together is where it is a term, for sure', async () => {
    expect(await find('nodemon', ['node', 'mon'], true)).toEqual(
      isFound({ passages: [4], sure: true, complete: true }),
    )
  })
})

describe('a word that there are not enough reads for', () => {
  it.each([
    [1, false],
    [2, true],
  ])('with %d reads is looked up: %s', async (left, isLookedUp) => {
    const found = await find('node', [], false, left)
    expect(found.passages !== null).toBe(isLookedUp)
    expect(found.complete).toBe(isLookedUp)
    expect(found.used).toHaveLength(isLookedUp ? 2 : 0)
  })

  it.each([
    [2, [1], false],
    [3, [1], false],
    [4, [1], false],
    [5, [1, 2], true],
  ])('with %d reads is found in %j, all looked up: %s', async (left, passages, complete) => {
    expect(await find('nodejs', ['node', 'js'], true, left)).toEqual(
      expect.objectContaining({ passages, complete }),
    )
  })
})
