import { describe, expect, it } from 'vitest'
import { findCopies } from '../../../../src/search/rank/copies.ts'

function copiesOf(...passages: readonly [article: number, text: string, isAsTyped?: boolean][]): number[] {
  return [...findCopies(passages.map(([article, text, isAsTyped = true]) => ({ article, text, isAsTyped })))]
}

describe('copies of an article', () => {
  const page = '城墙\n城墙很厚'
  const part = '城墙\n修于明代'

  it('are those that have a passage of one before them', () => {
    expect(copiesOf([1, page], [2, '城门\n城门很高'], [3, page], [4, page])).toEqual([3, 4])
  })

  it('are not those that say a thing twice themselves', () => {
    expect(copiesOf([1, page], [1, page])).toEqual([])
    expect(copiesOf([1, page], [1, page], [2, page])).toEqual([2])
  })

  it('are not those whose title alone, or text alone, is that of another', () => {
    expect(copiesOf([1, page], [2, part], [3, '城门\n城墙很厚'])).toEqual([])
  })

  it('are those in other characters than the query', () => {
    expect(copiesOf([1, page, false], [2, page, true])).toEqual([1])
    // One of its passages is enough, in whatever order the others come.
    expect(copiesOf([1, part, false], [1, page, false], [2, part, false], [2, page, true])).toEqual([1])
  })

  it('leave an original, whichever passage of either comes first', () => {
    expect(copiesOf([1, page], [2, page], [2, part], [1, part])).toEqual([2])
    expect(copiesOf([1, page], [2, part], [2, page], [1, part], [3, part])).toEqual([2, 3])
  })
})
