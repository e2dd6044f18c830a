import { describe, expect, it } from 'vitest'
import { createReadBudget } from '../../../../src/reader/read-plan.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import { type ResolvedTerms, resolveTerms } from '../../../../src/search/retrieve/resolve-terms.ts'
import { createWordReader, type WordIndex } from '../../../fixtures/word-reader.ts'

/** Looks the terms of a query up. @param reads  files that may be read */
async function resolve(q: string, index: WordIndex, reads = Infinity): Promise<ResolvedTerms> {
  const reader = createWordReader(index)
  const { wanted, prefix } = createQueryCompiler(reader.lexicon)(q)
  return resolveTerms(reader, wanted, prefix, createReadBudget(reads))
}

/** Terms with their weights, in the order of the plan. */
const weightsOf = ({ terms }: ResolvedTerms) =>
  Object.fromEntries(terms.map(({ term, weight }) => [term, weight]))
const termsOf = ({ terms }: ResolvedTerms) => terms.map(({ term }) => term)

describe('words of ideographs', () => {
  const words = { 大运河: 3, 运河: 9, 城墙: 5, 的: 400, 是: 300 }

  it('are terms with their frequency, the rarest first', async () => {
    expect((await resolve('城墙 大运河', { words })).terms).toEqual([
      { term: '大运河', frequency: 3, weight: 1 },
      { term: '城墙', frequency: 5, weight: 1 },
      { term: '运河', frequency: 9, weight: 0.35 },
    ])
  })

  it('of one frequency stand in the order of their units', async () => {
    const equal = { 城墙: 5, 苏州: 5, 修缮: 5 }
    expect(termsOf(await resolve('苏州 城墙 修缮', { words: equal }))).toEqual(['修缮', '城墙', '苏州'])
  })

  it('weigh as asked for where they are a sub-word too, in either order', async () => {
    expect(weightsOf(await resolve('大运河 运河', { words }))).toEqual({ 大运河: 1, 运河: 1 })
    expect(weightsOf(await resolve('运河 大运河', { words }))).toEqual({ 大运河: 1, 运河: 1 })
  })

  it('that no passage has are no terms, and are known to be in none', async () => {
    const resolved = await resolve('城墙 大运河', { words: { 城墙: 5, 大运河: 0 } })
    expect(termsOf(resolved)).toEqual(['城墙'])
    expect(resolved.frequencies.get('大运河')).toBe(0)
    expect(resolved.contentWords).toEqual([
      { text: '城墙', kind: 'ideographs', terms: [{ term: '城墙', frequency: 5, weight: 1 }] },
      { text: '大运河', kind: 'ideographs', terms: [] },
    ])
    expect(resolved.complete).toBe(true)
  })

  it('that are stop words count only where there are no others', async () => {
    const mixed = await resolve('城墙的', { words })
    expect(termsOf(mixed)).toEqual(['城墙'])
    expect(mixed.contentWords?.map(({ text }) => text)).toEqual(['城墙'])
    const alone = await resolve('的 是', { words })
    expect(termsOf(alone)).toEqual(['是', '的'])
    expect(alone.contentWords?.map(({ text }) => text)).toEqual(['的', '是'])
  })

  it('in quotes are terms, and no content words', async () => {
    const { terms, contentWords } = await resolve('"城墙" 运河', { words })
    expect(terms.map(({ term }) => term)).toEqual(['城墙', '运河'])
    expect(contentWords?.map(({ text }) => text)).toEqual(['运河'])
  })

  it('are twelve at most, the rarest', async () => {
    const characters = [...'天地玄黄宇宙洪荒寒暑盈昃辰宿列张']
    const many = Object.fromEntries(characters.map((character, at) => [character, 100 - at]))
    const resolved = await resolve(characters.join(' '), { words: many })
    expect(termsOf(resolved)).toEqual(characters.slice(-12).reverse())
  })
})

describe('the postings of the fifth term and those behind it', () => {
  it.each<[string, number[], number]>([
    ['fit', [10, 20, 30, 40, 149_900], 5],
    ['are more than 50,000 and an eighth of the passages', [10, 20, 30, 40, 149_901], 4],
    ['come behind four that are many already', [100_000, 100_001, 100_002, 100_003, 100_004], 4],
  ])('%s', async (_, frequencies, kept) => {
    const names = ['城墙', '苏州', '修缮', '保护', '运河']
    const words = Object.fromEntries(names.map((name, at) => [name, frequencies[at]!]))
    const resolved = await resolve(names.join(' '), { words, passages: 800_000 })
    expect(termsOf(resolved)).toEqual(names.slice(0, kept))
  })
})

describe('strings that the dictionary does not have', () => {
  const words = { 古: 9, 特: 8, 累: 7, 斯: 6, 灰: 5, 犀牛: 4, 的: 99, 城墙: 3 }
  it.each<[string, string, string[]]>([
    ['of characters alone match by each', '古特累斯 城墙', ['城墙', '斯', '累', '特', '古']],
    ['of a word and a character match by both', '灰犀牛', ['犀牛', '灰']],
    ['with a stop word match by the others', '古的特累', ['累', '特', '古']],
    ['in quotes are phrases', '"古特累斯"', ['斯', '累', '特', '古']],
    ['are no words side by side', '犀牛城墙', ['城墙', '犀牛']],
  ])('%s', async (_, q, expected) => {
    expect(termsOf(await resolve(q, { words }))).toEqual(expected)
  })
})

describe('words of letters and digits', () => {
  const terms = { node: 40, nodejs: 7, nodemon: 2, vuejs: 9, usestate: 5, '2023': 8, '8': 90, '2023.8': 3 }

  it('are terms as they are', async () => {
    const resolved = await resolve('node 城墙', { terms })
    expect(weightsOf(resolved)).toEqual({ node: 1 })
    expect([...resolved.alphanumerics]).toEqual(['node'])
    expect(resolved.frequencies.get('node')).toBe(40)
  })

  it.each<[string, number, string[]]>([
    ['in two passages have their two figures as a term', 2, ['java21', 'java', '21']],
    ['in more passages do not', 3, ['java21', 'java']],
  ])('%s', async (_, frequency, expected) => {
    const found = await resolve('java21 ', { terms: { java21: frequency, java: 5, '21': 9 } })
    expect(termsOf(found)).toEqual(expected)
  })

  it('stand for longer words while they are typed, at 0.4 of their weight', async () => {
    const resolved = await resolve('node', { terms })
    expect(weightsOf(resolved)).toEqual({ node: 1, nodejs: 0.4, nodemon: 0.4 })
    expect([...resolved.alphanumerics].sort()).toEqual(['node', 'nodejs', 'nodemon'])
    expect(resolved.contentWords).toEqual([
      {
        text: 'node',
        kind: 'alphanumerics',
        terms: [
          { term: 'node', frequency: 40, weight: 1 },
          { term: 'nodejs', frequency: 7, weight: 1 },
          { term: 'nodemon', frequency: 2, weight: 1 },
        ],
      },
    ])
  })

  it('stand for six longer words at most', async () => {
    const many = Object.fromEntries([...'abcdefgh'].map((letter) => [`node${letter}`, 1]))
    expect((await resolve('node', { terms: many })).terms).toHaveLength(6)
  })

  it('that are no term are looked for inside longer ones from four letters on', async () => {
    const inside = await resolve('state 城墙', { terms })
    expect(weightsOf(inside)).toEqual({ usestate: 0.4 })
    expect(inside.frequencies.get('state')).toBe(0)
    expect(inside.complete).toBe(true)
    expect(termsOf(await resolve('tat 城墙', { terms }))).toEqual([])
    expect(termsOf(await resolve('"state" 城墙', { terms }))).toEqual([])
  })

  it('are no known content words where the index is too large to look inside its terms', async () => {
    const resolved = await resolve('state 城墙', { terms, searchesInside: false })
    expect([resolved.complete, resolved.contentWords]).toEqual([false, null])
  })

  it('have sub-words at 0.35 of their weight where the whole is a term, at all of it where it is none', async () => {
    const known = await resolve('vue.js 城墙', { terms: { vuejs: 9, vue: 30, js: 50 } })
    expect(weightsOf(known)).toEqual({ vuejs: 1, vue: 0.35, js: 0.35 })
    const unknown = await resolve('vue.js 城墙', { terms: { vue: 30, js: 50 } })
    expect(weightsOf(unknown)).toEqual({ vue: 1, js: 1 })
  })

  it('in quotes, and their sub-words, are no content words', async () => {
    const quoted = await resolve('"vue.js" 城墙', { terms: { vuejs: 9, vue: 30 }, words: { 城墙: 1 } })
    expect(quoted.contentWords?.map(({ text }) => text)).toEqual(['城墙'])
    const plain = await resolve('vue.js 城墙', { terms: { vuejs: 9, vue: 30 }, words: { 城墙: 1 } })
    expect(plain.contentWords?.map(({ text }) => text)).toEqual(['vuejs', '城墙'])
  })

  it('are not looked for by a sub-word of one or two digits where the whole is a term', async () => {
    const subWords = { utf8: 3, utf: 9, '8': 90 }
    const known = await resolve('utf-8 城墙', { terms: subWords })
    expect(Object.keys(weightsOf(known))).not.toContain('8')
    const { utf8: _, ...rest } = subWords
    expect(Object.keys(weightsOf(await resolve('utf-8 城墙', { terms: rest })))).toContain('8')
  })
})

describe('files of terms', () => {
  const terms = { alpha: 1, beta: 1, gamma: 1, delta: 1, epsilon: 1, zeta: 1 }

  it('are four at most for a query, and one more for the word that is typed', async () => {
    const closed = await resolve('alpha beta gamma delta epsilon zeta ', { terms }, 100)
    expect(closed.terms.map(({ term }) => term)).toEqual(['alpha', 'beta', 'delta', 'gamma'])
    expect([closed.complete, closed.contentWords]).toEqual([false, null])
    const typed = await resolve('alpha beta gamma delta epsilon zeta', { terms }, 100)
    expect(typed.terms.map(({ term }) => term)).toEqual(['alpha', 'beta', 'delta', 'gamma', 'zeta'])
  })

  it('are as many as are asked for where reads are without bound', async () => {
    const resolved = await resolve('alpha beta gamma delta epsilon zeta', { terms })
    expect([resolved.terms.length, resolved.complete]).toEqual([6, true])
  })

  it('are counted once for the words that they share', async () => {
    const shared = { alpha: 1, azure: 1, atom: 1, amber: 1, arrow: 1 }
    const resolved = await resolve('alpha azure atom amber arrow ', { terms: shared }, 100)
    expect(resolved.terms).toHaveLength(5)
  })

  it.each<[number, boolean]>([
    [2, true],
    [1, false],
  ])('are looked up with %d reads left: %s', async (reads, complete) => {
    const resolved = await resolve('alpha ', { terms }, reads)
    expect([resolved.complete, resolved.terms.length]).toEqual([complete, complete ? 1 : 0])
  })

  it('that are broken end the query', async () => {
    const reader = createWordReader({ terms })
    const { wanted } = createQueryCompiler(reader.lexicon)('alpha ')
    const broken = { ...reader, findTerms: () => Promise.reject(new Error('broken')) }
    await expect(resolveTerms(broken, wanted, null, createReadBudget(9))).rejects.toThrow('broken')
  })
})
