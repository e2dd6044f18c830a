import { describe, expect, it } from 'vitest'
import { createReadBudget } from '../../../../src/reader/read-plan.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import { createLatinCorrection } from '../../../../src/search/expand/correct-latin.ts'

const frequencies: Readonly<Record<string, number>> = {
  redis: 9,
  redux: 2,
  reentrantlock: 3,
  threadlocal: 5,
  threads: 4,
  node: 30,
  nodes: 2,
  once: 1,
  java8: 7,
  javascript: 6,
}
const compile = createQueryCompiler({ unknownCost: 100, findWords: () => 0 })

function correct(q: string, { reads = 4, least = 2, known = [] as string[] } = {}): Promise<string | null> {
  const asked: string[] = []
  const reader = {
    findTerms: async (prefix: string, most: number) => {
      asked.push(prefix)
      return Object.entries(frequencies)
        .filter(([term]) => term.startsWith(prefix))
        .map(([term, frequency], id) => ({ term, frequency, id }))
        .sort((a, b) => b.frequency - a.frequency)
        .slice(0, most)
    },
  }
  const query = compile(q)
  const words = query.wanted.flatMap(({ runs }) => runs.map(({ text }) => text))
  const unknown = new Set(words.filter((word) => frequencies[word] === undefined && !known.includes(word)))
  return createLatinCorrection(reader, least)(q, query, unknown, createReadBudget(reads))
}

describe('a slip in a word of letters', () => {
  it.each([
    ['redsi', 'redis', 'two letters exchanged'],
    ['rediss', 'redis', 'a letter too many'],
    ['reds', 'redis', 'a letter too few'],
    ['radis', null, 'another second letter is no slip that is looked for'],
    ['redos', 'redis', 'another letter; of several words the most frequent'],
    ['ThreadLoacl', 'threadlocal', 'whatever its capitals'],
    ['reentratnlokc', 'reentrantlock', 'two slips in a long word'],
    ['reduz', 'redux', 'the nearest, not the most frequent'],
    ['redxo', null, 'two slips in a short word'],
    ['redsi 持久化 -主从', 'redis 持久化 -主从', 'with the rest of the query as typed'],
    ['author:王 redsi', 'author:王 redis', 'beside filters'],
    ['"redsi"', null, 'not in quotes'],
    ['thre', null, 'not while it is typed'],
    ['onec', null, 'not for a word of too few passages'],
    ['java7', null, 'not with digits'],
    ['redis', null, 'not where the word is known'],
    ['nod', null, 'not of three letters'],
  ])('of %s is %s: %s', async (q, corrected, _when) => {
    expect(await correct(q)).toBe(corrected)
  })

  it('is offered for a word of one passage where the index is small', async () => {
    expect(await correct('onec', { least: 1 })).toBe('once')
  })

  it('is not looked for without reads', async () => {
    expect(await correct('redsi', { reads: 1 })).toBeNull()
  })

  it('is corrected in the first word that is unknown', async () => {
    expect(await correct('redsi javascirpt')).toBe('redis javascirpt')
    expect(await correct('redsi javascirpt', { known: ['redsi'] })).toBe('redsi javascript')
  })
})
