import { describe, expect, it } from 'vitest'
import {
  createArticleTest,
  createDocValuesReader,
} from '../../../../../src/engine/local/doc-values/article-test.ts'
import { findNamedArticles } from '../../../../../src/engine/local/doc-values/named-articles.ts'
import { isOpen, type RetrievalFilter } from '../../../../../src/engine/retriever.ts'
import { openDocValues, writeDocValues } from '../../../../../src/format/doc-values/doc-values.ts'
import type { FieldFilter } from '../../../../../src/query/query.ts'
import { createReadBudget } from '../../../../../src/reader/read-plan.ts'
import { createTinyIndex } from '../../../../fixtures/tiny-index.ts'

const articles = [
  { date: '2023-07-02', authors: ['王毅'], tags: ['Red'], fields: {} },
  { date: null, authors: ['王毅', '李白'], tags: ['red', '绿'], fields: {} },
  { date: '2023-07-01', authors: [], tags: ['绿'], fields: {} },
]
const docValues = openDocValues(writeDocValues(articles, ['author', 'tag'])!)
const open: RetrievalFilter = { fields: [], after: null, before: null }
const anyOf = (field: string, ...values: string[]): FieldFilter => ({ field, anyOf: values, noneOf: [] })
const noneOf = (field: string, ...values: string[]): FieldFilter => ({ field, anyOf: [], noneOf: values })

/** The articles that pass, or null where none can. */
function pass(
  filter: Partial<RetrievalFilter>,
  values = docValues as typeof docValues | null,
  named?: Map<string, number[]>,
) {
  const test = createArticleTest({ ...open, ...filter }, values, articles.length, named)
  return test && articles.flatMap((_, article) => (test(article) ? [article] : []))
}

describe('a filter', () => {
  it.each<[string, Partial<RetrievalFilter>, number[] | null]>([
    ['of nothing', {}, [0, 1, 2]],
    ['of a value in any spelling', { fields: [anyOf('tag', 'RED')] }, [0, 1]],
    ['of one value or another', { fields: [anyOf('tag', 'red', '绿')] }, [0, 1, 2]],
    ['of two fields', { fields: [anyOf('tag', '绿'), anyOf('author', '李白')] }, [1]],
    ['of a field twice', { fields: [anyOf('tag', '绿'), anyOf('tag', 'red')] }, [1]],
    ['of a value that no article has', { fields: [anyOf('tag', '蓝')] }, []],
    ['of a field that no article has', { fields: [anyOf('level', '高')] }, null],
    ['of a value left out', { fields: [noneOf('tag', 'red')] }, [2]],
    ['of two values left out', { fields: [noneOf('tag', 'red', '绿')] }, []],
    ['of a field that no article has, left out', { fields: [noneOf('level', '高')] }, [0, 1, 2]],
    ['of a value and one left out', { fields: [anyOf('author', '王毅'), noneOf('author', '李白')] }, [0]],
    ['after a day', { after: '2023-07-02' }, [0]],
    ['before a day', { before: '2023-07-01' }, [2]],
    ['of days', { after: '2023-07-01', before: '2023-07-02' }, [0, 2]],
    ['of no days', { after: '2023-07-03' }, []],
    ['of a value and days', { fields: [anyOf('tag', 'red')], before: '2023-07-09' }, [0]],
  ])('%s lets through just these', (_name, filter, expected) => {
    expect(pass(filter)).toEqual(expected)
  })

  it('of days lets none through where no article has one', () => {
    expect(pass({ after: '2023-07-01' }, null)).toBeNull()
    const undated = openDocValues(writeDocValues([{ ...articles[0]!, date: null }], ['tag'])!)
    expect(pass({ before: '2023-07-01' }, undated)).toBeNull()
  })

  it('of ids lets the articles named through, or keeps them out', () => {
    const named = new Map([
      ['a', [0, 2]],
      ['b', []],
    ])
    expect(pass({ fields: [anyOf('article', 'a')] }, null, named)).toEqual([0, 2])
    expect(pass({ fields: [anyOf('article', 'b', 'c')] }, null, named)).toEqual([])
    expect(pass({ fields: [noneOf('article', 'a')] }, docValues, named)).toEqual([1])
  })

  it('is open where it demands nothing', () => {
    expect(isOpen(open)).toBe(true)
    expect(isOpen({ ...open, fields: [anyOf('tag', 'a')] })).toBe(false)
    expect(isOpen({ ...open, after: '2023-07-01' })).toBe(false)
    expect(isOpen({ ...open, before: '2023-07-01' })).toBe(false)
  })
})

describe('articles named by their ids', () => {
  const index = createTinyIndex([
    { id: 'a', passages: [['甲']] },
    { id: 'b', passages: [['乙'], ['丙']] },
    { id: 'c', passages: [['丁']] },
  ])
  const find = (filter: Partial<RetrievalFilter>, reads = 9) =>
    findNamedArticles(index.reader, { ...open, ...filter }, createReadBudget(reads))

  it('are found, those of a filter that keeps them out too; ids of no article name none', async () => {
    const named = await find({
      fields: [anyOf('article', 'c', 'x'), noneOf('article', 'b'), anyOf('tag', 'a')],
    })
    expect(Object.fromEntries(named)).toEqual({ c: [2], x: [], b: [1] })
  })

  it('are not looked up where the reads do not do', async () => {
    expect((await find({ fields: [anyOf('article', 'a')] }, 0)).size).toBe(0)
    expect(Object.fromEntries(await find({ fields: [anyOf('article', 'a')] }, 1))).toEqual({ a: [] })
    expect(Object.fromEntries(await find({ fields: [anyOf('article', 'a')] }, 2))).toEqual({ a: [0] })
    expect(await find({})).toEqual(new Map())
  })
})

describe('doc values', () => {
  it('are opened once, and absent where an index has none', async () => {
    const index = createTinyIndex([{ id: 'a', tags: ['红'], passages: [['甲']] }])
    const read = createDocValuesReader(index.reader)
    const first = await read(createReadBudget(1))
    expect(await read(createReadBudget(1))).toBe(first)
    expect(first!.column('tag')!.value(0)).toBe('红')
    const plain = createTinyIndex([{ id: 'a', passages: [['甲']] }])
    expect(await createDocValuesReader(plain.reader)(createReadBudget(1))).toBeNull()
  })
})
