import { describe, expect, it } from 'vitest'
import type { Run } from '../../../../src/query/analyze-query.ts'
import { listOtherDates } from '../../../../src/search/expand/dates.ts'
import { joinWords, listOtherForms } from '../../../../src/search/expand/other-forms.ts'
import { toRun } from '../../../../src/search/retrieve/known-terms.ts'

describe('a calendar day written otherwise', () => {
  it.each<[string, string[]]>([
    ['2021年7月20日', ['2021-7-20', '2021-07-20', '2021.7.20', '2021.07.20', '二〇二一年七月二十日']],
    ['2021/07/20', ['2021-7-20', '2021-07-20', '2021.7.20', '2021.07.20', '二〇二一年七月二十日']],
    ['2021-07-20', ['2021-7-20', '2021.7.20', '2021.07.20', '二〇二一年七月二十日']],
    ['2021.7.20', ['2021-7-20', '2021-07-20', '2021.07.20', '二〇二一年七月二十日']],
    ['2008.8.8 晚', ['2008-8-8', '2008-08-08', '2008.08.08', '二〇〇八年八月八日']],
    ['2021.13.20', []],
    ['2021.7.32', []],
    ['2021.0.3', []],
    ['2021-7.20', []],
    ['2021年7月', []],
    ['1.2021.7.20', []],
    ['2021.7.20.1', []],
    ['192.168.0.1', []],
  ])('of %s is %j', (text, others) => {
    expect(listOtherDates(text)).toEqual(others)
  })
})

describe('a word of letters and digits in another form', () => {
  it.each<[string, string[]]>([
    ['hooks', ['hook']],
    ['hook', ['hooks']],
    ['libraries', ['library']],
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
