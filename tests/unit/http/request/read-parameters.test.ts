import { describe, expect, it } from 'vitest'
import { searchParameters } from '../../../../src/http/request/parameters.ts'
import {
  describeValue,
  listParameters,
  readParameters,
} from '../../../../src/http/request/read-parameters.ts'

const readText = (text: string) =>
  readParameters(searchParameters, listParameters(new URLSearchParams(text)), 'text')
const readTyped = (values: Readonly<Record<string, unknown[]>>) =>
  readParameters(searchParameters, new Map(Object.entries(values)), 'typed')

describe('parameters of a query string', () => {
  it.each([
    ['q=运河&limit=5', { q: '运河', limit: 5 }],
    ['limit=%2B5&offset=0', { limit: 5, offset: 0 }],
    ['explain=1&highlight=0', { explain: true, highlight: false }],
    ['explain=true&highlight=false', { explain: true, highlight: false }],
    ['q=&limit=&explain=', { q: '', limit: 10, explain: false }],
    ['fields=url,title&unknown=7', { fields: ['url', 'title'] }],
    ['fields=url&fields=title', { fields: ['url', 'title'] }],
    ['fields=', { fields: null }],
  ])('%s are %j', (text, parameters) => {
    expect(readText(text)).toMatchObject({ parameters })
  })

  it.each([
    ['limit=5.0', 'limit', '5.0'],
    ['limit=-1', 'limit', '-1'],
    ['limit=1000000000000000', 'limit', '1000000000000000'],
    ['explain=yes', 'explain', 'yes'],
    ['fields=url,nothing', 'fields', 'url,nothing'],
    ['q=a&q=b', 'q', '2 values'],
    [`sort=${'新'.repeat(41)}`, 'sort', `${'新'.repeat(40)}…`],
    [`sort=${'新'.repeat(40)}`, 'sort', '新'.repeat(40)],
  ])('%s are refused', (text, parameter, got) => {
    expect(readText(text)).toMatchObject({ fault: { parameter, got } })
  })
})

describe('parameters with types', () => {
  it('are taken as they are', () => {
    const given = { q: [''], limit: [3], explain: [true], fields: ['url'] }
    expect(readTyped(given)).toMatchObject({
      parameters: { q: '', limit: 3, explain: true, fields: ['url'] },
    })
  })

  it.each<[string, unknown, string]>([
    ['limit', '3', '"3"'],
    ['explain', 1, '1'],
    ['q', null, 'null'],
    ['q', ['a', ['b']], '[…]'],
    ['q', { a: 1 }, '{…}'],
  ])('are refused with another type: %s of %j', (parameter, value, got) => {
    expect(readTyped({ [parameter]: [value] })).toMatchObject({ fault: { parameter, got } })
  })
})

it('shows text as it came, and anything else as JSON', () => {
  expect([describeValue('a"b'), describeValue('a"b', 'typed'), describeValue(undefined)]).toEqual([
    'a"b',
    '"a\\"b"',
    '',
  ])
})
