import { describe, expect, it } from 'vitest'
import { createClauseAnalyzer } from '../../../src/query/analyze-query.ts'
import { createWordLexicon } from '../../fixtures/word-reader.ts'

const analyze = createClauseAnalyzer(
  createWordLexicon({ 运河: 5, 运: 3, 河: 3, 大运河: 2, 历史: 9, 没有: 9, 没有人: 2 }),
)
const analyzeText = (text: string, isPhrase = false) => analyze({ occur: 'should', text, isPhrase })

/** Terms of a clause; sub-words behind a plus, stop words behind a minus. */
const listTerms = (text: string, isPhrase = false) =>
  analyzeText(text, isPhrase).terms.map(
    ({ term, token, isStop }) => `${token === 'word' ? '' : '+'}${isStop ? '-' : ''}${term}`,
  )

describe('an analyzed clause', () => {
  it('has the terms of its words, those within them and stop words told apart', () => {
    expect(listTerms('大运河的历史')).toEqual(expect.arrayContaining(['大运河', '+运河', '-的', '历史']))
  })

  it('has the terms of letters and digits with their parts', () => {
    expect(listTerms('Node.js 运河')).toEqual(['nodejs', '+node', '+js', '运河'])
  })

  it('looks for a day in figures by its term, and by the year where that is no sub-word', () => {
    expect(listTerms('2023.7.5')).toEqual(['2023.7.5', '+07-05', '+2023'])
    expect(listTerms('2023.7.5', true)).toEqual(['2023.7.5', '+07-05', '+2023'])
    expect(listTerms('2023.13.5')).toEqual(['2023.13.5'])
  })

  it('takes what a day is written with for stop words, but for its year', () => {
    expect(listTerms('运河8月1日')).toEqual(['运河', '-8', '+08-01', '-月', '-1', '-日'])
    expect(listTerms('2023/8/1 8')).toEqual(['2023', '+08-01', '-8', '-1', '8'])
    expect(listTerms('2023-08-01')).toEqual(['2023-08-01', '+2023', '+-08', '+-01', '+08-01'])
  })

  it('joins the words of ideographs that follow each other to runs, with what stands between', () => {
    const { runs, folded } = analyzeText('大运河历史，運河  Vue3')
    expect(folded).toBe('大运河历史,运河  vue3')
    expect(runs.map(({ text, kind, words, gap }) => [text, kind, words, gap])).toEqual([
      ['大运河历史', 'ideographs', ['大运河', '历史'], 0],
      ['运河', 'ideographs', ['运河'], 1],
      ['vue3', 'alphanumerics', ['vue3'], 2],
    ])
  })

  it('gives a run the parts of its words, without stop words', () => {
    const { runs } = analyzeText('大运河 Node.js')
    expect(runs[0]!.subWords).toContain('运河')
    expect(runs[1]!.subWords).toEqual(['node', 'js'])
    expect(listTerms('没有人')).toContain('+-没有')
    expect(analyzeText('没有人').runs[0]!.subWords).toEqual([])
  })

  it('keeps words of letters apart that touch', () => {
    expect(analyzeText('运河Vue').runs.map(({ text, gap }) => [text, gap])).toEqual([
      ['运河', 0],
      ['vue', 0],
    ])
  })
})
