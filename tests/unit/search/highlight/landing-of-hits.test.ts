import { describe, expect, it } from 'vitest'
import { createFolder } from '../../../../src/analysis/fold.ts'
import type { AnalyzedClause } from '../../../../src/query/analyze-query.ts'
import type { HighlightTerms } from '../../../../src/search/highlight/highlight-terms.ts'
import { createSections } from '../../../../src/search/highlight/hit-sections.ts'
import { matchesAllWords } from '../../../../src/search/highlight/matches-all.ts'
import {
  hasAll,
  listContentWords,
  opensAtTop,
  withoutTitle,
} from '../../../../src/search/highlight/opens-at-top.ts'
import { addTextFragment } from '../../../../src/search/highlight/text-fragment.ts'
import { clauseOf, type GivenPassage, passageOf } from '../../../fixtures/given-passage.ts'

describe('a hit opens at the top of its page', () => {
  it.each<[string, AnalyzedClause[], GivenPassage, boolean]>([
    [
      'whose title is the query',
      [clauseOf('城墙')],
      { title: '城墙', headings: ['城墙'], body: '城墙' },
      true,
    ],
    [
      'whose title is the query but for spaces',
      [clauseOf('城墙', '夯土')],
      { title: '城墙 夯土', body: '甲' },
      true,
    ],
    ['not without a title', [clauseOf('城墙')], { title: '', body: '甲' }, false],
    ['not where the title lacks a word', [clauseOf('城墙', '夯土')], { title: '城墙', body: '甲' }, false],
    [
      'where the query makes up half of the title',
      [clauseOf('城墙')],
      { title: '城墙旧事', body: '城墙' },
      true,
    ],
    [
      'not where the title has much else, and the passage every word',
      [clauseOf('城墙')],
      { title: '城墙的来历与拆除', body: '城墙' },
      false,
    ],
    [
      'where the title has much else, and the passage lacks a word',
      [clauseOf('城墙')],
      { title: '城墙的来历与拆除', body: '甲' },
      true,
    ],
    [
      'not where its own heading is a closer match',
      [clauseOf('城墙')],
      { title: '城墙旧事', headings: ['甲', '城墙'], body: '乙' },
      false,
    ],
    [
      'where a heading above its own is',
      [clauseOf('城墙')],
      { title: '城墙旧事', headings: ['城墙', '甲'], body: '乙' },
      true,
    ],
    [
      'where its own heading is no closer match',
      [clauseOf('城墙')],
      { title: '城墙旧事', headings: ['城墙新事'], body: '乙' },
      true,
    ],
    [
      'whose title says the query with another 和',
      [
        { ...clauseOf('栈'), folded: '栈 ' },
        { ...clauseOf('和', '队列'), folded: '和  队列' },
      ],
      { title: '栈与队列', body: '甲' },
      true,
    ],
    ['not for a query of stop words alone', [clauseOf('|的')], { title: '我的', body: '甲' }, false],
  ])('%s', (_name, clauses, given, expected) => {
    expect(opensAtTop(clauses, passageOf(given))).toBe(expected)
  })
})

describe('content words', () => {
  it('are those of the query without sub-words and stop words, each once', () => {
    expect(listContentWords([clauseOf('城墙', '|的', '(城)'), clauseOf('夯土', '城墙')])).toEqual([
      '城墙',
      '夯土',
    ])
  })

  it('stand in a text that has each as a string, with or without its connectors', () => {
    expect(hasAll('甲城墙乙', ['城墙'])).toBe(true)
    expect(hasAll('甲城墙乙', ['城墙', '夯土'])).toBe(false)
    for (const text of ['node.js', 'node-js', "node'js", 'node_js', 'node’js', 'node&js']) {
      expect(hasAll(text, ['nodejs'])).toBe(true)
      expect(hasAll(text, ['nodejs', '城墙'])).toBe(false)
    }
    expect(hasAll('node js', ['nodejs'])).toBe(false)
    expect(hasAll('', [])).toBe(true)
  })

  it('are all in a passage, or its stop words where the query has no others', () => {
    const text = '我的城墙'
    expect(matchesAllWords([clauseOf('城墙', '|是')], { text })).toBe(true)
    expect(matchesAllWords([clauseOf('夯土', '|的')], { text })).toBe(false)
    expect(matchesAllWords([clauseOf('|的')], { text })).toBe(true)
    expect(matchesAllWords([clauseOf('|是')], { text })).toBe(false)
  })

  it('of a passage stand behind its title', () => {
    expect(withoutTitle(passageOf({ title: '甲乙', headings: ['丙'], body: '丁' }))).toBe('\0丙\0丁')
  })
})

describe('the address of a passage', () => {
  it.each([
    ['甲乙，城墙很厚，丙丁', [[3, 5]], '/a#:~:text=%E5%9F%8E%E5%A2%99%E5%BE%88%E5%8E%9A'],
    ['城墙 a-b', [[0, 2]], '/a#:~:text=%E5%9F%8E%E5%A2%99%20a%2Db'],
    // The longest mark, the first of equals.
    [
      '甲。乙丙。丁戊',
      [
        [0, 1],
        [2, 4],
        [5, 7],
      ],
      '/a#:~:text=%E4%B9%99%E4%B8%99',
    ],
    ['甲乙', [], '/a'],
    ['甲。 。乙', [[2, 3]], '/a'],
  ])('of %j with the marks %j shows the clause of the longest', (text, marks, expected) => {
    expect(addTextFragment('/a', { text, marks: marks as [number, number][], html: '' })).toBe(expected)
  })

  it('has one sign # only, and the mark alone of a clause that is very long', () => {
    const long = '长'.repeat(61)
    const fragment = (text: string) => addTextFragment('/a#b', { text, marks: [[0, 1]], html: '' })
    expect(fragment(long)).toBe(`/a#b:~:text=${encodeURIComponent('长')}`)
    expect(fragment(long.slice(1))).toBe(`/a#b:~:text=${encodeURIComponent(long.slice(1))}`)
  })
})

describe('the sections of a hit', () => {
  const terms: HighlightTerms = {
    clauses: [clauseOf('城墙')],
    alphanumerics: new Set(),
    prefix: null,
    alternatives: [],
  }
  const others = [
    { title: '甲', headings: ['一'], body: '城墙很厚', anchor: 'one' },
    { title: '城墙', headings: ['二'], body: '无', anchor: 'two' },
    { title: '甲', headings: ['三'], body: '有城墙', anchor: 'three' },
    { title: '甲', headings: ['三'], body: '又城墙', anchor: 'three' },
    { title: '甲', headings: ['城墙'], body: '无', anchor: 'four' },
    { title: '甲', headings: ['五'], body: '城墙', anchor: 'shown' },
    { title: '甲', headings: ['六'], body: '城墙', anchor: 'six' },
    { title: '甲', headings: ['七'], body: '城墙', anchor: null },
  ].map(passageOf)
  const create = (highlight: boolean, shown: string | null = 'shown', of = terms) =>
    createSections(others, shown, of, createFolder(), { snippetLength: 60, highlight })

  it('are the first three passages with every word, each under an anchor of its own', () => {
    expect(create(false).map(({ anchor }) => anchor)).toEqual(['one', 'three', 'four'])
    expect(create(false)[0]).toMatchObject({
      url: '/a#one',
      headings: ['一'],
      snippet: { text: '城墙很厚', marks: [[0, 2]] },
    })
    expect(create(true)[1]!.url).toBe(`/a#three:~:text=${encodeURIComponent('有城墙')}`)
    expect(create(false, 'one').map(({ anchor }) => anchor)).toEqual(['three', 'four', 'shown'])
  })

  it('are none for a query without content words', () => {
    expect(create(false, null, { ...terms, clauses: [clauseOf('|的')] })).toEqual([])
  })
})
