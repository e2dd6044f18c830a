import { describe, expect, it } from 'vitest'
import { maxFilterUnits, maxFilterValues } from '../../../../src/http/request/parameters.ts'
import { readFilters } from '../../../../src/http/request/read-filters.ts'

const read = (given: Readonly<Record<string, readonly unknown[]>>) =>
  readFilters(new Map(Object.entries(given)), ['lang', 'limit'])
const filter = (field: string, anyOf: readonly string[], noneOf: readonly string[] = []) => ({
  field,
  anyOf,
  noneOf,
})

describe('filters', () => {
  it.each([
    [{ tag: ['甲', '乙', '-丙'] }, [filter('tag', ['甲', '乙'], ['丙'])]],
    [{ tag: ['-'] }, [filter('tag', ['-'])]],
    [{ tag: [''], lang: ['', 'zh'] }, [filter('lang', ['zh'])]],
    [{ lang: ['zh'], 'field.lang': ['en'] }, [filter('lang', ['zh', 'en'])]],
    [{ limit: ['5'], 'field.limit': ['6'] }, [filter('limit', ['6'])]],
    [{ year: ['2023'], 'field.year': ['2024'], 'field.': ['a'] }, [filter('year', ['2024'])]],
    [
      { tag: ['甲'], lang: ['zh'], author: ['乙'], article: ['a'] },
      [filter('article', ['a']), filter('author', ['乙']), filter('lang', ['zh']), filter('tag', ['甲'])],
    ],
  ])('of %j', (given, filters) => {
    expect(read(given)).toEqual({ filters })
  })

  it('are as long and as many as may be', () => {
    const values = Array.from({ length: maxFilterValues }, (_, at) => `${at}`.padEnd(maxFilterUnits, '-'))
    expect(read({ tag: values.slice(1), author: values.slice(0, 1) })).toEqual({
      filters: [filter('author', values.slice(0, 1)), filter('tag', values.slice(1))],
    })
    expect(read({ tag: values, author: ['甲'] })).toMatchObject({
      fault: { parameter: 'author', expected: `at most ${maxFilterValues} values of filters in all` },
    })
    expect(read({ tag: ['a'.repeat(maxFilterUnits + 1)] })).toMatchObject({
      fault: { parameter: 'tag', expected: `at most ${maxFilterUnits} UTF-16 units` },
    })
    expect(read({ tag: [5] })).toMatchObject({
      fault: { parameter: 'tag', expected: 'text, or a list of texts' },
    })
  })
})
