import { describe, expect, it } from 'vitest'
import type { Run } from '../../../../src/query/analyze-query.ts'
import { listOtherDates } from '../../../../src/search/expand/dates.ts'
import { joinWords, listOtherForms } from '../../../../src/search/expand/other-forms.ts'
import { toRun } from '../../../../src/search/retrieve/known-terms.ts'

describe('a calendar day written otherwise', () => {
  it.each<[string, readonly string[], string[]]>([
    ['7月20日', ['07-20'], ['七月二十日']],
    ['2021-10-02', ['10-02'], ['十月二日']],
    ['七月二十日', [], ['07-20']],
    ['二〇二一年十二月三号', [], ['12-03']],
    ['10-02-03 电话', [], []],
    ['七月', [], []],
    ['七月二十人', [], []],
  ])('of %s, with the days %j, is %j', (folded, terms, others) => {
    expect(listOtherDates(folded, terms)).toEqual(others)
  })
})

describe('a word of letters and digits in another form', () => {
  it.each<[string, string[]]>([
    ['hooks', ['hook']],
    ['hook', ['hooks']],
    ['libraries', ['library', 'librarie']],
    ['library', ['libraries', 'libraried', 'librarying']],
    ['keys', ['key']],
    ['key', ['keys']],
    ['boxes', ['box']],
    ['classes', ['class']],
    ['class', ['classes']],
    ['merge', ['merges', 'merged', 'merging']],
    ['study', ['studies', 'studied', 'studying']],
    ['studied', ['studieds', 'study']],
    ['running', ['runnings', 'run', 'runne']],
    ['installed', ['installeds', 'install', 'installe']],
    ['making', ['makings', 'mak', 'make']],
    ['colour', ['colours', 'coloured', 'colouring', 'color']],
    ['colors', ['color', 'colours']],
    ['organise', ['organises', 'organised', 'organising', 'organize']],
    ['centre', ['centres', 'centred', 'centring', 'center']],
    ['status', ['statuses']],
    ['css', ['csses']],
    ['ios', ['ioses']],
    ['http', []],
    ['https', []],
    ['js', []],
    ['vue3', []],
    ['139-1234-5678', ['13912345678']],
    ['13912345678', []],
  ])('of %s is %j', (word, others) => {
    expect(listOtherForms([word])).toEqual(others)
  })

  it('is not looked for in a sentence', () => {
    expect(listOtherForms(['hook', 'tags', 'page'])).toEqual(['hooks', 'tag', 'pages'])
    expect(listOtherForms(['hook', 'plugin', 'page', 'file'])).toEqual([])
  })
})

describe('words of letters and digits that are one word elsewhere', () => {
  const runOf = (text: string) =>
    ({ ...toRun(text), kind: /\d|[a-z]/.test(text) ? 'alphanumerics' : 'ideographs' }) as Run
  it.each<[string, string[]]>([
    ['macbook pro', ['macbookpro']],
    ['138 0013 8000', ['13800138000']],
    ['021 8765-4321', ['02187654321']],
    ['macbook', []],
    ['8765-4321', []],
    ['one two three four', []],
    ['苹果 macbook pro', []],
    ['', []],
  ])('of %j are %j', (words, joined) => {
    expect(joinWords(words.split(' ').map(runOf))).toEqual(joined)
  })
})
