import { describe, expect, it } from 'vitest'
import {
  openValueColumn,
  sectionsOfColumn,
  writeValueColumn,
} from '../../../../src/format/doc-values/value-column.ts'
import { openSections, writeSections } from '../../../../src/format/encoding/sections.ts'

/** Bytes of each section of a column. */
const sizesOf = (values: readonly (readonly string[])[]): number[] =>
  writeValueColumn(values).map(({ byteLength }) => byteLength)

/** Values of as many articles, one each. */
const oneEach = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`v${at}`])

describe('a column of values', () => {
  it.each([
    ['a byte', 256, 1],
    ['two bytes', 257, 2],
    ['two bytes', 65_536, 2],
    ['four bytes', 65_537, 4],
  ])('has numbers of values in %s each where there are %i', (_, values, bytes) => {
    const sizes = sizesOf(oneEach(values))
    expect(sizes).toHaveLength(sectionsOfColumn)
    expect(sizes[6]).toBe(values * bytes)
  })

  it.each([
    ['no counts where each article has one value', [['a'], ['b'], ['a']], 0],
    ['a count of each article otherwise', [['a'], ['b'], ['a', 'b']], 3],
    ['a count of each article where one has none', [['a'], [], ['a']], 3],
  ])('has %s', (_, values, bytes) => {
    expect(sizesOf(values)[5]).toBe(bytes)
    const column = openValueColumn(openSections(writeSections(writeValueColumn(values))), 0, values.length)
    for (const value of ['a', 'b']) {
      const having = values.flatMap((own, article) => (own.includes(value) ? [article] : []))
      const [number, end] = column.find(value)
      expect(end - number).toBe(having.length > 0 ? 1 : 0)
      if (having.length > 0) expect([...column.articlesOf(number)]).toEqual(having)
    }
  })

  it.each([
    ['once where all are folded', [['abc'], ['运河']], 0],
    ['twice where one is not', [['Abc'], ['运河']], 10],
  ])('has its values %s', (_, values, bytes) => {
    expect(sizesOf(values)[3]).toBe(bytes)
  })
})
