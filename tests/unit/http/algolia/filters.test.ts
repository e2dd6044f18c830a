import { describe, expect, it } from 'vitest'
import { applyFilters } from '../../../../src/http/algolia/apply-filters.ts'
import { readFacetFilters, readNumericFilters, readTagFilters } from '../../../../src/http/algolia/filters.ts'
import { parseFilters } from '../../../../src/http/algolia/filters-grammar.ts'

const fields = ['author', 'tag', 'section.lvl1', 'year']
const open = { filters: [], after: null, before: null }
const any = (field: string, ...anyOf: string[]) => ({ field, anyOf, noneOf: [] })
const none = (field: string, value: string) => ({ field, anyOf: [], noneOf: [value] })

/** A filter that is 2^count clauses of an AND. */
function alternatives(count: number): string {
  return Array.from({ length: count }, (_, at) => `(a${at} AND b${at})`).join(' OR ')
}

describe('facetFilters', () => {
  it.each([
    ['nothing', undefined, []],
    ['a bare text', 'tags:历史', [any('tag', '历史')]],
    ['a list that all hold', ['tags:a', 'tags:b'], [any('tag', 'a'), any('tag', 'b')]],
    [
      'an inner list of which one holds',
      [['tags:a', 'tags:b'], 'authors:方砚秋'],
      [any('tag', 'a', 'b'), any('author', '方砚秋')],
    ],
    ['NOT', ['tags:-a'], [none('tag', 'a')]],
    ['a value that begins with a hyphen', ['tags:\\-a'], [any('tag', '-a')]],
    [
      'a value with colons and signs',
      ['section.lvl1:history > 历史: 一'],
      [any('section.lvl1', 'history > 历史: 一')],
    ],
    ['JSON in a text', '[["tags:a","tags:b"]]', [any('tag', 'a', 'b')]],
    ['an attribute that no article has', ['lang:zh-CN', 'tags:a'], [any('tag', 'a')]],
    ['an alternative that no article can be asked for', [['lang:zh-CN', 'tags:a']], []],
    ['an empty inner list', [[]], []],
  ])('reads %s', (_, value, filters) => {
    expect(applyFilters(readFacetFilters(value), fields)).toEqual({ ...open, filters })
  })

  it('refuses a condition without a value, without repeating it', () => {
    expect(() => readFacetFilters(['秘密'])).toThrow(
      'facetFilters: expected conditions as attribute and value',
    )
  })

  it('names the parameter that is wrong, and takes no number for a condition', () => {
    for (const [name, read] of [
      ['facetFilters', readFacetFilters],
      ['tagFilters', readTagFilters],
      ['numericFilters', readNumericFilters],
    ] as const)
      expect(() => read([1])).toThrow(`${name}: expected conditions as attribute and value`)
  })

  it('reads tagFilters as values of one attribute', () => {
    expect(applyFilters(readTagFilters([['a', 'b'], '-c']), fields).filters).toEqual([
      any('tag', 'a', 'b'),
      none('tag', 'c'),
    ])
  })
})

describe('filters', () => {
  it.each([
    ['', []],
    [' \t', []],
    ['(tags:a)AND(tags:b ) ', [any('tag', 'a'), any('tag', 'b')]],
    ['tags:历史', [any('tag', '历史')]],
    ['tags:"x y"', [any('tag', 'x y')]],
    [`tags:'x "y" z'`, [any('tag', 'x "y" z')]],
    ['tags:"a \\" b"', [any('tag', 'a " b')]],
    ['历史', [any('tag', '历史')]],
    ['tags:a AND authors:b', [any('tag', 'a'), any('author', 'b')]],
    ['tags:a OR tags:b', [any('tag', 'a', 'b')]],
    ['tags:a AND (tags:b OR tags:c)', [any('tag', 'a'), any('tag', 'b', 'c')]],
    ['(tags:a AND authors:x) OR (tags:b AND authors:x)', null],
    ['NOT tags:a', [none('tag', 'a')]],
    ['NOT (tags:a OR tags:b)', [none('tag', 'a'), none('tag', 'b')]],
    ['NOT NOT tags:a', [any('tag', 'a')]],
    ['tags:a<score=3> OR tags:b<score=1>', [any('tag', 'a', 'b')]],
    ['lang:zh OR tags:a', []],
    ['year = 2021', [any('year', '2021')]],
    ['tags:http://x', [any('tag', 'http://x')]],
    ['tags:ORDER AND tags:ANDROID', [any('tag', 'ORDER'), any('tag', 'ANDROID')]],
  ])('reads %s', (text, filters) => {
    const apply = () => applyFilters(parseFilters(text), fields).filters
    if (filters === null) expect(apply).toThrow('OR between values of one attribute')
    else expect(apply()).toEqual(filters)
  })

  it.each([
    ['tags:', 'a value at character 6'],
    ['tags:a tags:b', 'AND or OR at character 7'],
    ['(tags:a', 'a closing parenthesis at character 8'],
    ['tags > x', 'a number at character 7'],
    ['tags:a AND', 'an attribute at character 11'],
    ['OR tags:a', 'an attribute at character 1'],
    [`${'('.repeat(33)}a${')'.repeat(33)}`, 'at most 32 parentheses'],
    [`${'NOT ('.repeat(17)}a${')'.repeat(17)}`, 'at most 32 parentheses'],
    ['a'.repeat(4001), 'filters: expected at most 4000 UTF-16 units'],
    [alternatives(7), 'at most 64 clauses'],
    // Written out it would be 2^40 clauses.
    [alternatives(40), 'at most 64 clauses'],
    [`${alternatives(6)} AND c`, 'at most 64 clauses'],
    ['tags:a OR NOT tags:b', 'no OR with a NOT'],
    ['tags:a OR authors:b', 'OR between values of one attribute'],
    ['year > 2021', 'numbers for date_timestamp only'],
  ])('refuses %s', (text, message) => {
    expect(() => applyFilters(parseFilters(text), fields)).toThrow(message)
  })
})

it('reads filters of exactly 4,000 UTF-16 units, and of exactly 64 clauses and 32 parentheses', () => {
  expect(parseFilters('a'.repeat(4000))).toHaveLength(1)
  expect(parseFilters(alternatives(6))).toHaveLength(64)
  expect(parseFilters(`${'('.repeat(32)}a${')'.repeat(32)}`)).toHaveLength(1)
  expect(parseFilters(`${'NOT ('.repeat(16)}a${')'.repeat(16)}`)).toHaveLength(1)
})

describe('dates', () => {
  const day = 86_400
  const first = 1_704_067_200
  it.each([
    [[`date_timestamp>=${first}`], '2024-01-01', null],
    [[`date_timestamp>=${first + 1}`], '2024-01-02', null],
    [[`date_timestamp>${first}`], '2024-01-02', null],
    [[`date_timestamp>${first - 1}`], '2024-01-01', null],
    [[`date_timestamp<=${first}`], null, '2024-01-01'],
    [[`date_timestamp<=${first + day - 1}`], null, '2024-01-01'],
    [[`date_timestamp<${first}`], null, '2023-12-31'],
    [[`date_timestamp<${first + 1}`], null, '2024-01-01'],
    [[`date_timestamp=${first}`], '2024-01-01', '2024-01-01'],
    [[`date_timestamp=${first + 1}`], '2024-01-02', '2024-01-01'],
    [[`date_timestamp:${first} TO ${first + day}`], '2024-01-01', '2024-01-02'],
    [[`date_timestamp>=${first}`, `date_timestamp<=${first + day}`], '2024-01-01', '2024-01-02'],
    [[`date_timestamp>=${first}`, `date_timestamp>=${first + day}`], '2024-01-02', null],
    [['date_timestamp>=1e99'.replace('1e99', '9'.repeat(30))], '9999-12-31', null],
    [['price>=5'], null, null],
  ])('narrows %j to whole days', (value, after, before) => {
    expect(applyFilters(readNumericFilters(value), fields)).toEqual({ filters: [], after, before })
  })

  it('reads them in filters too', () => {
    expect(
      applyFilters(
        parseFilters(`date_timestamp: ${first} TO ${first + day} AND NOT date_timestamp <= ${first}`),
        fields,
      ),
    ).toEqual({
      filters: [],
      after: '2024-01-02',
      before: '2024-01-02',
    })
    expect(applyFilters(parseFilters(`date_timestamp:${first}`), fields).after).toBe('2024-01-01')
  })

  it.each([
    'date_timestamp != 5',
    'NOT date_timestamp:1 TO 2',
    'date_timestamp:x',
    'date_timestamp < 1 OR date_timestamp > 5',
  ])('refuses %s', (text) => {
    expect(() => applyFilters(parseFilters(text), fields)).toThrow(/date_timestamp/)
  })
})
