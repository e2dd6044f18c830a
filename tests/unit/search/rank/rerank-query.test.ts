import { describe, expect, it } from 'vitest'
import type { PackedLexicon } from '../../../../src/format/lexicon/packed-lexicon.ts'
import { inverseDocumentFrequency } from '../../../../src/format/postings/similarity.ts'
import type { AnalyzedClause, Run } from '../../../../src/query/analyze-query.ts'
import { prepareRerank } from '../../../../src/search/rank/rerank-query.ts'

const frequencies = new Map([
  ['城墙', 40],
  ['夯土', 8],
  ['node', 4],
])
const listed = [...frequencies.keys()]
const lexicon = {
  idOf: (word: string) => listed.indexOf(word),
  frequency: (id: number) => [...frequencies.values()][id]!,
} as unknown as PackedLexicon
const run = (kind: Run['kind'], ...words: string[]): Run => ({
  text: words.join(''),
  kind,
  words,
  subWords: [],
  gap: 0,
})
const idf = (frequency: number): number => inverseDocumentFrequency(1000, frequency)

function clauseOf(folded: string, runs: readonly Run[], subWords: readonly string[] = []): AnalyzedClause {
  const terms = runs.flatMap(({ words, kind }) =>
    words.map((term) => ({
      term,
      kind,
      token: subWords.includes(term) ? ('subWord' as const) : ('word' as const),
      isStop: term === '的',
    })),
  )
  return { clause: { occur: 'should', text: folded, isPhrase: false }, folded, runs, terms }
}

describe('a query that passages are reranked by', () => {
  const clauses = [
    clauseOf('城墙夯土', [run('ideographs', '城墙', '夯土')]),
    clauseOf('的node', [run('ideographs', '的'), run('alphanumerics', 'node')]),
  ]
  const prepared = prepareRerank(clauses, lexicon, 1000, frequencies)

  it('has its bigrams by how rare they are: one across two words is a quarter of the rarer of these', () => {
    expect([...prepared.bigrams]).toEqual([
      ['城墙', idf(40)],
      ['墙夯', idf(2)],
      ['夯土', idf(8)],
    ])
    expect(prepared.bigramsTotal).toBeCloseTo(idf(40) + idf(2) + idf(8))
  })

  it('has its words without stop words, and those of letters apart', () => {
    expect([...prepared.words]).toEqual([
      ['城墙', idf(40)],
      ['夯土', idf(8)],
      ['node', idf(4)],
    ])
    expect(prepared.wordsTotal).toBeCloseTo(idf(40) + idf(8) + idf(4))
    expect([...prepared.alphanumerics]).toEqual([['node', idf(4)]])
    expect(prepared.strings).toEqual(['城墙', '墙夯', '夯土', 'node'])
  })

  it('has formal words and their bigrams at half of their weight, and nothing of its own less', () => {
    const formal = { term: '古城墙', frequency: 16, weight: 1 }
    const { words, wordsTotal, bigrams, bigramsTotal, contentBigrams, strings } = prepareRerank(
      clauses,
      lexicon,
      1000,
      frequencies,
      [formal],
    )
    expect(words.get('古城墙')).toBeCloseTo(idf(16) / 2)
    expect(wordsTotal).toBeCloseTo(prepared.wordsTotal + idf(16) / 2)
    expect(bigrams.get('古城')).toBeCloseTo(idf(16) / 2)
    expect(bigrams.get('城墙')).toBe(idf(40))
    expect([...contentBigrams]).toEqual([...bigrams])
    expect(bigramsTotal).toBeCloseTo(prepared.bigramsTotal + idf(16) / 2)
    expect(strings).toEqual([...prepared.strings, '古城'])
  })

  it('halves bigrams of stop words, leaves sub-words out, and takes a word that no passage has for the rarest', () => {
    const { bigrams, contentBigrams, words, strings } = prepareRerank(
      [clauseOf('我的山城', [run('ideographs', '我', '的', '山城')], ['山城'])],
      lexicon,
      1000,
      new Map(),
    )
    expect(strings).toEqual(['我的', '的山', '山城'])
    expect([...bigrams]).toEqual([
      ['我的', idf(1) / 2],
      ['的山', idf(1) / 2],
      ['山城', idf(1)],
    ])
    expect([...contentBigrams]).toEqual([['山城', idf(1)]])
    expect([...words]).toEqual([['我', idf(1)]])
  })

  it('has numbers with what they count beside its bigrams, and looks for no n-grams of them', () => {
    const { bigrams, contentBigrams, forms } = prepareRerank(
      [clauseOf('城墙8座', [run('ideographs', '城墙'), run('alphanumerics', '8'), run('ideographs', '座')])],
      lexicon,
      1000,
      new Map([['8', 30]]),
    )
    expect([...bigrams]).toEqual([
      ['城墙', idf(40)],
      ['8座', idf(30)],
    ])
    expect([...contentBigrams.keys()]).toEqual(['城墙'])
    expect(forms.map(([, asked]) => asked)).toEqual(['城墙8座', '8座'])
  })

  it('has no such numbers where something stands between, nor of words with letters', () => {
    const apart = { ...run('ideographs', '座'), gap: 1 }
    for (const [word, next] of [
      ['8', apart],
      ['v8', run('ideographs', '座')],
    ] as const) {
      const { bigrams } = prepareRerank(
        [clauseOf('城墙', [run('ideographs', '城墙'), run('alphanumerics', word), next])],
        lexicon,
        1000,
        new Map(),
      )
      expect([...bigrams.keys()]).toEqual(['城墙'])
    }
  })

  it('has its words of letters for bigrams where all others are of stop words', () => {
    const asks = [clauseOf('node的的', [run('alphanumerics', 'node'), run('ideographs', '的', '的')])]
    expect([...prepareRerank(asks, lexicon, 1000, frequencies).bigrams]).toEqual([
      ['的的', idf(1) / 2],
      ['node', idf(4)],
    ])
    const letters = [clauseOf('node', [run('alphanumerics', 'node')])]
    expect(prepareRerank(letters, lexicon, 1000, frequencies).bigrams.size).toBe(0)
  })

  it.each([
    [['请问', '城墙', '是', '什么'], '城墙'],
    [['城墙', '怎么', '修'], '城墙'],
    [['怎么', '修', '城墙'], '修城墙'],
    [['城墙', '的', '砖'], '城墙的砖'],
    [['城墙', '教程'], '城墙'],
    [['教程', '城墙'], '教程城墙'],
    [['城墙', '用法'], '城墙'],
    [['是', '什么'], null],
  ])('%j asks about %s', (words, subject) => {
    const asked = [clauseOf(words.join(''), [run('ideographs', ...words)])]
    expect(prepareRerank(asked, lexicon, 1000, frequencies).subjectKey).toBe(subject)
  })

  it('is whole as typed and without spaces', () => {
    expect(prepared.wholes).toEqual(['城墙夯土 的node', '城墙夯土的node'])
    expect([prepared.squeezed, prepared.titleKey]).toEqual(['城墙夯土的node', '城墙夯土的node'])
  })
})
