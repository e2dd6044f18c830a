import { describe, expect, it } from 'vitest'
import { readOptionsAsText } from '../../../src/query/command-line.ts'
import type { Clause } from '../../../src/query/query.ts'
import { createFilterCollector, isFiltered } from '../../../src/query/query-filters.ts'

describe('filters of a query', () => {
  const collect = (...filters: readonly [field: string, value: string, negated?: boolean][]) => {
    const collector = createFilterCollector()
    const taken = filters.map(([field, value, negated = false]) => collector.add(field, value, negated))
    return { ...collector.take(), taken }
  }
  const none = { authors: [], tags: [], notAuthors: [], notTags: [], after: null, before: null }

  it.each([
    [['after', '2023-07'], ['after', '2023-06'], '2023-07-01', null],
    [['after', '2023-06'], ['after', '2023-07'], '2023-07-01', null],
    [['before', '2023-07'], ['before', '2023-06'], null, '2023-06-30'],
    [['before', '2023-06'], ['before', '2023-07'], null, '2023-06-30'],
    [['after', '2023'], ['before', '2024'], '2023-01-01', '2024-12-31'],
  ] as const)('%j and %j leave the narrowest range', (one, other, after, before) => {
    expect(collect([...one], [...other])).toEqual({ ...none, after, before, taken: [true, true] })
  })

  it('take what they are to hold and what they are not to', () => {
    expect(collect(['author', 'a'], ['author', 'b', true], ['tag', 'c'], ['tag', 'd', true])).toMatchObject({
      authors: ['a'],
      notAuthors: ['b'],
      tags: ['c'],
      notTags: ['d'],
    })
  })

  it.each([
    ['author', '', false],
    ['tag', '', false],
    ['after', 'soon', false],
    ['before', '2023-13', false],
    ['after', '2023', true],
    ['before', '2023', true],
    ['title', 'x', false],
  ])('do not take %s:%s, negated %s, for one', (field, value, negated) => {
    expect(collect([field, value, negated])).toEqual({ ...none, taken: [false] })
  })

  it.each([
    [{}, false],
    [{ authors: ['a'] }, true],
    [{ tags: ['a'] }, true],
    [{ notAuthors: ['a'] }, true],
    [{ notTags: ['a'] }, true],
    [{ after: '2023-01-01' }, true],
    [{ before: '2023-01-01' }, true],
  ])('with %j narrow a query down: %s', (filters, isNarrow) => {
    expect(isFiltered({ ...none, ...filters })).toBe(isNarrow)
  })
})

describe('minus words of a command line', () => {
  const clause = (text: string): Clause => ({
    occur: text.startsWith('-') ? 'mustNot' : text.startsWith('+') ? 'must' : 'should',
    text: text.replace(/^[-+]/, '').replaceAll('"', ''),
    isPhrase: text.includes('"'),
  })
  const read = (words: string, filtered = false) =>
    readOptionsAsText(words.split(' ').map(clause), filtered)
      .map(({ occur, text }) => (occur === 'mustNot' ? `-${text}` : text))
      .join(' ')

  it.each([
    ['npm install -g pnpm', 'npm install g pnpm'],
    ['java -Xmx512m', 'java Xmx512m'],
    ['react -native', 'react -native'],
    ['-n kube', 'n kube'],
    ['-abc kube', '-abc kube'],
    ['+must -g', 'must -g'],
    ['"npm" -g', 'npm -g'],
    ['npm -"g"', 'npm -g'],
    ['春天 -g', '春天 -g'],
    ['使用 -d 参数', '使用 d 参数'],
    ['git push -f 强制推送', 'git push f 强制推送'],
    ['java -Xmx512m 内存', 'java Xmx512m 内存'],
    ['git 强制 -f', 'git 强制 -f'],
    ['vue 教程', 'vue 教程'],
    ['-Xmx512m', 'Xmx512m'],
    ['-f选项', 'f选项'],
    ['-选项', '-选项'],
    ['-"Xmx512m"', '-Xmx512m'],
  ])('%s is %s', (words, text) => {
    expect(read(words)).toBe(text)
  })

  it('exclude from what filters leave', () => {
    expect(read('-f选项', true)).toBe('-f选项')
    expect(read('-Xmx512m', true)).toBe('-Xmx512m')
  })
})
