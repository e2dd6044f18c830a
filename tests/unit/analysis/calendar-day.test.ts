import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { readCalendarDay } from '../../../src/analysis/calendar-day.ts'
import { stringToUnits } from '../../../src/analysis/fold.ts'
import { createDictionary } from '../../../src/build/dictionary/dictionary.ts'
import { createClauseAnalyzer } from '../../../src/query/analyze-query.ts'

const dictionary = createDictionary(new Map([['月', 10]]))

describe('a calendar day', () => {
  it.each<[string, string | null, string]>([
    ['8月1日', '08-01', '8月1日'],
    ['08月01号发布', '08-01', '08月01号'],
    ['12月31日', '12-31', '12月31日'],
    ['12 月 31 日起', '12-31', '12 月 31 日'],
    ['8  月1日', null, ''],
    ['2023-08-01', '08-01', '2023-08-01'],
    ['2023.8.1 晚', '08-01', '2023.8.1'],
    ['1999/12/31/', '12-31', '1999/12/31'],
    ['2023-08-01.', '08-01', '2023-08-01'],
    ['13月1日', null, ''],
    ['0月1日', null, ''],
    ['8月32日', null, ''],
    ['8月0日', null, ''],
    ['8月1', null, ''],
    ['8月1人', null, ''],
    ['18-8-1', null, ''],
    ['1823-8-1', null, ''],
    ['2023-8.1', null, ''],
    ['2023.8.1.2', null, ''],
    ['2023-08-012', null, ''],
    ['2023-13-01', null, ''],
    ['月1日', null, ''],
  ])('begins %s: %s, as %s', (text, term, written) => {
    const units = stringToUnits(text)
    const day = readCalendarDay(units, 0, units.length)
    expect(day?.term ?? null).toBe(term)
    expect(text.slice(0, day?.end ?? 0)).toBe(written)
  })

  it('ends where the text does', () => {
    expect(readCalendarDay(stringToUnits('8月1日'), 0, 3)).toBeNull()
    expect(readCalendarDay(stringToUnits('年8月1日止'), 1, 6)).toEqual({ term: '08-01', month: 1, end: 5 })
    expect(readCalendarDay(stringToUnits('2023-08-01'), 0, 10)).toEqual({ term: '08-01', month: 5, end: 10 })
  })

  it('is a token at the position of the number that it begins with', () => {
    const tokens = createAnalyzer(dictionary).tokenize('于2023年８月１日')
    expect(tokens.filter(({ term }) => term === '08-01')).toEqual([
      { term: '08-01', span: { start: 6, end: 10 }, position: 3, isSubWord: true },
    ])
  })

  it('is a term of a query, and no part of its runs', () => {
    const analyze = createClauseAnalyzer(dictionary)
    const { terms, runs } = analyze({ occur: 'should', text: '8月1日', isPhrase: false })
    expect(terms.map(({ term }) => term)).toEqual(['8', '08-01', '月', '1', '日'])
    expect(runs.flatMap(({ subWords }) => subWords)).toEqual([])
    const dotted = analyze({ occur: 'should', text: '2023.8.1', isPhrase: false })
    expect(dotted.terms.map(({ term }) => term)).toEqual(['2023.8.1', '08-01', '2023'])
    const hyphens = analyze({ occur: 'should', text: '2023-8-1', isPhrase: false })
    expect(hyphens.terms.map(({ term }) => term)).toEqual(['2023-8-1', '2023', '8', '1', '08-01'])
  })
})
