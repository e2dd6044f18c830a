import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createArticleTest } from '../../../../src/engine/local/doc-values/article-test.ts'
import {
  dateOfDay,
  dayOf,
  listFields,
  noDay,
  openDocValues,
  writeDocValues,
} from '../../../../src/format/doc-values/doc-values.ts'
import { foldValue } from '../../../../src/format/doc-values/value-column.ts'

interface Valued {
  readonly date: string | null
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly fields: Readonly<Record<string, readonly string[]>>
}

const article = (more: Partial<Valued> = {}): Valued => ({
  date: null,
  authors: [],
  tags: [],
  fields: {},
  ...more,
})
const open = (articles: readonly Valued[]) => openDocValues(writeDocValues(articles, listFields(articles))!)

const value = fc.constantFrom(
  '王毅',
  '汪毅',
  '汉语',
  '漢語',
  'ABC',
  'abc',
  '',
  ' a',
  '__proto__',
  '2023',
  '😀',
)
const articles = fc.array(
  fc.record({
    date: fc.constantFrom(null, '1969-12-31', '2023-02-28', '2024-02-29'),
    authors: fc.uniqueArray(value, { maxLength: 3 }),
    tags: fc.uniqueArray(value, { maxLength: 2 }),
    fields: fc.dictionary(
      fc.constantFrom('lang', 'authors', '__proto__', '分类'),
      fc.uniqueArray(value, { maxLength: 2 }),
      { maxKeys: 2 },
    ),
  }),
  { minLength: 1, maxLength: 20 },
)

describe('doc values', () => {
  it('are none where no article has any', () => {
    expect(writeDocValues([article(), article()], [])).toBeNull()
    expect(listFields([article({ fields: { empty: [] } })])).toEqual([])
  })

  it('hold the values of each article and the articles of each value', () => {
    fc.assert(
      fc.property(articles, (written) => {
        const fields = listFields(written)
        const file = writeDocValues(written, fields)
        if (file === null) return
        const values = openDocValues(file)
        for (const field of fields) {
          const column = values.column(field)!
          written.forEach((one, number) => {
            const expected =
              field === 'author'
                ? one.authors
                : field === 'tag'
                  ? one.tags
                  : Object.hasOwn(one.fields, field)
                    ? one.fields[field]!
                    : []
            const numbers = Array.from({ length: column.size }, (_, index) => index)
            const read = numbers.filter((index) => column.articlesOf(index).includes(number))
            expect(read.map((index) => column.value(index)).sort()).toEqual([...expected].sort())
          })
          for (let index = 0; index < column.size; index++)
            expect(column.countOf(index)).toBe(column.articlesOf(index).length)
        }
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('find every spelling of a value, and no other value', () => {
    fc.assert(
      fc.property(articles, value, (written, wanted) => {
        const column = open([article({ authors: ['x'] }), ...written]).column('author')!
        const [first, end] = column.find(foldValue(wanted))
        for (let index = 0; index < column.size; index++) {
          const isFound = index >= first && index < end
          expect(isFound).toBe(foldValue(column.value(index)) === foldValue(wanted))
        }
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  it('search values by part of them, never across two of them', () => {
    const column = open([article({ tags: ['ab', 'ba', 'ABBA', '漢語', '汉字'] })]).column('tag')!
    const search = (part: string) => column.search(foldValue(part)).map((index) => column.value(index))
    expect(search('')).toHaveLength(5)
    expect(search('ab')).toEqual(['ab', 'ABBA'])
    expect(search('bb')).toEqual(['ABBA'])
    expect(search('汉').sort()).toEqual(['汉字', '漢語'])
    expect(search('字汉')).toEqual([])
    expect(search('x')).toEqual([])
  })

  it('count how many of some articles have each value', () => {
    const tagged = [['甲', '乙'], ['乙'], [], ['丙', '乙']].map((tags) => article({ tags }))
    const column = open(tagged).column('tag')!
    const count = (...articles: number[]) => {
      const counts = column.countValues(Int32Array.from(articles))
      return Object.fromEntries([...counts].map((times, number) => [column.value(number), times]))
    }
    expect(count()).toEqual({ 甲: 0, 乙: 0, 丙: 0 })
    expect(count(0, 2)).toEqual({ 甲: 1, 乙: 1, 丙: 0 })
    expect(count(0, 1, 2, 3)).toEqual({ 甲: 1, 乙: 3, 丙: 1 })
    expect(count(3)).toEqual({ 甲: 0, 乙: 1, 丙: 1 })
  })

  it('count values where each article has one, of some articles and of all', () => {
    const tagged = ['甲', '乙', '甲', '丙'].map((tag) => article({ tags: [tag] }))
    const column = open(tagged).column('tag')!
    const count = (...articles: number[]) => [...column.countValues(Int32Array.from(articles))]
    const names = Array.from({ length: column.size }, (_, number) => column.value(number))
    expect(names.map((name) => [name, count(0, 2, 3)[names.indexOf(name)]])).toEqual(
      names.map((name) => [name, { 甲: 2, 乙: 0, 丙: 1 }[name]]),
    )
    expect(count(0, 1, 2, 3)).toEqual(names.map((_, number) => column.countOf(number)))
  })

  it.each([
    ['near each other', ['2024-02-29', null, '1969-12-31', '1969-12-31']],
    ['as far apart as two bytes tell', ['1970-01-01', null, dateOfDay(0xfffe)]],
    ['farther apart', ['1970-01-01', null, dateOfDay(0xffff)]],
    ['apart by millennia', ['0001-01-01', null, '9999-12-31']],
  ])('keep days that lie %s', (_, dates) => {
    const { days, isDated, dayOfArticle } = open(dates.map((date) => article({ date })))
    expect([...days]).toEqual(dates.map(dayOf))
    expect(dates.map((_, at) => dayOfArticle(at))).toEqual(dates.map(dayOf))
    expect(isDated).toBe(true)
  })

  it('have no days where no article has a date', () => {
    const { days, isDated } = open([article({ tags: ['甲'] })])
    expect([days.length, isDated]).toEqual([0, false])
  })

  it.each([
    [256, 'one byte'],
    [257, 'two bytes'],
    [65_536, 'two bytes'],
    [65_537, 'four bytes'],
  ])('number %d values in %s each', (count) => {
    const many = Array.from({ length: count }, (_, index) => `v${String(index).padStart(5, '0')}`)
    const column = open([article({ tags: many }), article({ tags: [many.at(-1)!] })]).column('tag')!
    expect(column.size).toBe(count)
    expect([...column.articlesOf(count - 1)]).toEqual([0, 1])
    expect([...column.articlesOf(count - 2)]).toEqual([0])
    expect([...column.countValues(Int32Array.of(1))].indexOf(1)).toBe(count - 1)
  })

  it('count days from 1970 on, before it too', () => {
    expect([null, '1970-01-01', '1969-12-31', '2024-02-29T10:00', 'x'].map(dayOf)).toEqual([
      noDay,
      0,
      -1,
      19782,
      noDay,
    ])
    expect([0, -1, 19782].map(dateOfDay)).toEqual(['1970-01-01', '1969-12-31', '2024-02-29'])
  })
})

describe('a filter', () => {
  const written = [
    article({ date: '2023-01-01', authors: ['王毅'], tags: ['历史'], fields: { lang: ['zh'] } }),
    article({ date: '2023-06-01', authors: ['王毅', '陈晓'], tags: ['歷史', '技术'] }),
    article({ authors: ['陈晓'], fields: { lang: ['en', 'zh'] } }),
  ]
  const values = open(written)
  const only = (field: string, anyOf: string[], noneOf: string[] = []) => ({ field, anyOf, noneOf })

  it.each([
    ['one value', [only('author', ['王毅'])], [0, 1]],
    ['another spelling', [only('tag', ['歷史'])], [0, 1]],
    ['alternatives', [only('author', ['王毅', '陈晓'])], [0, 1, 2]],
    ['two fields', [only('author', ['陈晓']), only('lang', ['en'])], [2]],
    ['two filters of one field', [only('author', ['陈晓']), only('author', ['王毅'])], [1]],
    ['an exclusion', [only('author', [], ['王毅'])], [2]],
    ['an alternative and an exclusion', [only('author', ['陈晓'], ['王毅'])], [2]],
    ['a value that nobody has', [only('author', ['无名'])], []],
    ['an exclusion of what nobody has', [only('author', [], ['无名'])], [0, 1, 2]],
    ['a field that no article has', [only('year', ['2023'])], []],
    ['an exclusion in such a field', [only('year', [], ['2023'])], [0, 1, 2]],
  ])('lets through by %s', (_name, fields, passing) => {
    const test = createArticleTest({ fields, after: null, before: null }, values, written.length)
    expect([0, 1, 2].filter((number) => test?.(number) ?? false)).toEqual(passing)
  })

  it.each([
    ['2023-01-01', null, [0, 1]],
    ['2023-01-02', null, [1]],
    [null, '2023-05-31', [0]],
    ['2023-01-01', '2023-01-01', [0]],
  ])('of days lets through from %s to %s, and nothing without a day', (after, before, passing) => {
    const test = createArticleTest({ fields: [], after, before }, values, written.length)
    expect([0, 1, 2].filter((number) => test?.(number) ?? false)).toEqual(passing)
  })

  it('by the id of an article lets that one through, unless articles have a field of this name', () => {
    const filter = { fields: [only('article', ['news/b'])], after: null, before: null }
    const named = new Map([['news/b', [1]]])
    const passing = (docValues: ReturnType<typeof open> | null) => {
      const test = createArticleTest(filter, docValues, 3, named)
      return [0, 1, 2].filter((number) => test?.(number) ?? false)
    }
    expect(passing(null)).toEqual([1])
    expect(passing(values)).toEqual([1])
    expect(passing(open([article({ fields: { article: ['news/b'] } }), article(), article()]))).toEqual([0])
  })

  it('lets nothing through where no article has any value', () => {
    const filter = { fields: [only('author', ['王毅'])], after: null, before: null }
    expect(createArticleTest(filter, null, 3)).toBeNull()
    expect(createArticleTest({ fields: [], after: '2023-01-01', before: null }, null, 3)).toBeNull()
    const exclusion = createArticleTest(
      { fields: [only('author', [], ['x'])], after: null, before: null },
      null,
      3,
    )
    expect(exclusion?.(0)).toBe(true)
  })
})
