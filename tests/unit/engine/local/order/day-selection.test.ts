import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectDays } from '../../../../../src/engine/local/order/day-selection.ts'
import { type DocValues, noDay } from '../../../../../src/format/doc-values/doc-values.ts'
import type { IndexReader } from '../../../../../src/reader/index-reader.ts'

/** A reader of articles that have so many passages each. */
function readerOf(sizes: readonly number[]) {
  const firsts = [0]
  for (const size of sizes) firsts.push(firsts.at(-1)! + size)
  const oneEach = sizes.every((size) => size === 1)
  return { header: { articleFirsts: oneEach ? new Uint32Array(0) : Uint32Array.from(firsts) } } as IndexReader
}
const docValuesOf = (days: readonly number[]) => ({ days: Int32Array.from(days) }) as DocValues

const cases = fc.record({
  articles: fc.array(
    fc.record({
      day: fc.constantFrom(noDay, -3, 0, 1, 2, 20_000),
      size: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  newestFirst: fc.boolean(),
  byArticle: fc.boolean(),
  offset: fc.nat(8),
  limit: fc.nat(8),
  seed: fc.nat(999),
})

describe('the matches on the days of a page', () => {
  it('are all of the days that its result groups are of, and the last of these days stands apart', () => {
    fc.assert(
      fc.property(cases, ({ articles, seed, ...order }) => {
        const articleOf = articles.flatMap(({ size }, article) => new Array<number>(size).fill(article))
        const matches = articleOf.flatMap((_, passage) => ((passage * 7 + seed) % 3 === 0 ? [] : [passage]))
        const days = articles.map(({ day }) => day)
        const keyOf = (passage: number): number => {
          const day = days[articleOf[passage]!]!
          return day === noDay ? Infinity : order.newestFirst ? -day : day
        }
        const isGrouped = order.byArticle && articles.some(({ size }) => size > 1)
        const firsts = matches.filter(
          (passage, at) => !isGrouped || articleOf[passage] !== articleOf[matches[at - 1] ?? -1],
        )
        const keys = firsts.map(keyOf).sort((a, b) => (a === b ? 0 : a - b))
        const page = keys.slice(order.offset, order.offset + order.limit)
        const reader = readerOf(articles.map(({ size }) => size))
        const docValues = docValuesOf(days)
        const select = () => selectDays(reader, docValues, Int32Array.from(matches), order)
        const selected = select()
        // What is kept of the days of an index is the same for the next request.
        expect(select()).toEqual(selected)
        expect(selected.count).toBe(keys.length)
        if (page.length === 0) {
          expect([selected.passages.length, selected.lastDay.length, selected.sooner.length]).toEqual([
            0, 0, 0,
          ])
          return
        }
        const [first, last] = [page[0]!, page.at(-1)!]
        const between = (low: number, high: number): number[] =>
          matches.filter((passage) => keyOf(passage) >= low && keyOf(passage) <= high)
        expect([...selected.passages]).toEqual(between(first, last))
        expect([...selected.lastDay]).toEqual(between(last, last))
        expect([...selected.sooner]).toEqual(
          between(first, last).filter((passage) => keyOf(passage) !== last),
        )
        expect(selected.before).toBe(keys.filter((key) => key < first).length)
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  it('of days too far apart to be told one by one are those of a stretch, none of which is the last day', () => {
    const days = [0, 1, 2, 3 << 20, (3 << 20) + 1, noDay]
    const reader = readerOf(days.map(() => 1))
    const order = { newestFirst: false, byArticle: false, offset: 0, limit: 1 }
    const select = (more: object) =>
      selectDays(reader, docValuesOf(days), Int32Array.of(0, 1, 2, 3, 4, 5), { ...order, ...more })
    // Four neighbouring days count together.
    expect([...select({}).passages]).toEqual([0, 1, 2])
    expect(select({}).lastDay).toHaveLength(0)
    expect([...select({}).sooner]).toEqual([0, 1, 2])
    expect([...select({ offset: 3 }).passages]).toEqual([3, 4])
    expect(select({ offset: 3 }).before).toBe(3)
    expect([...select({ offset: 5 }).passages]).toEqual([5])
    expect([...select({ newestFirst: true }).passages]).toEqual([3, 4])
  })

  it('of an index without days are all', () => {
    const reader = readerOf([1, 1])
    const order = { newestFirst: true, byArticle: true, offset: 0, limit: 1 }
    const selected = selectDays(reader, null, Int32Array.of(0, 1), order)
    expect([...selected.passages, ...selected.lastDay]).toEqual([0, 1, 0, 1])
    expect(selected.count).toBe(2)
  })
})
