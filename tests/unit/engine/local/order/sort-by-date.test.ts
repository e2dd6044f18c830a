import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectDays } from '../../../../../src/engine/local/order/day-selection.ts'
import { groupByDay } from '../../../../../src/engine/local/order/sort-by-date.ts'
import { type DocValues, noDay } from '../../../../../src/format/doc-values/doc-values.ts'
import type { IndexReader } from '../../../../../src/reader/index-reader.ts'

const cases = fc.record({
  days: fc.array(fc.constantFrom(noDay, -3, 0, 1, 2, 20_000), { minLength: 1, maxLength: 30 }),
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 30, maxLength: 30 }),
  oneEach: fc.boolean(),
  byArticle: fc.boolean(),
  newestFirst: fc.boolean(),
  unverified: fc.boolean(),
  offset: fc.nat(20),
  limit: fc.nat(30),
  seed: fc.nat(0xffff),
})

/** As the answer is defined: every match in order of day, rank and number; then one group an article. */
function sortPlainly(
  matches: readonly number[],
  articleOf: (passage: number) => number,
  days: readonly number[],
  rankOf: (passage: number) => number,
  { newestFirst, byArticle }: { readonly newestFirst: boolean; readonly byArticle: boolean },
): number[][] {
  const keyOf = (passage: number): number => {
    const day = days[articleOf(passage)]!
    return day === noDay ? Infinity : newestFirst ? -day : day
  }
  const sorted = [...matches].sort(
    (a, b) =>
      (keyOf(a) === keyOf(b) ? 0 : keyOf(a) - keyOf(b)) ||
      rankOf(a) - rankOf(b) ||
      articleOf(a) - articleOf(b) ||
      a - b,
  )
  if (!byArticle) return sorted.map((passage) => [passage])
  const groups = new Map<number, number[]>()
  for (const passage of sorted)
    groups.set(articleOf(passage), [...(groups.get(articleOf(passage)) ?? []), passage])
  return [...groups.values()]
}

describe('order by day', () => {
  it('is that of a plain sort of all matches, for any page', () => {
    fc.assert(
      fc.property(cases, ({ days, sizes, oneEach, seed, offset, limit, unverified, ...order }) => {
        const firsts = [0]
        for (let article = 0; article < days.length; article++)
          firsts.push(firsts[article]! + (oneEach ? 1 : sizes[article]!))
        const passages = firsts.at(-1)!
        const articleOf = (passage: number) => firsts.findLastIndex((first) => first <= passage)
        const matches = Array.from({ length: passages }, (_, passage) => passage).filter(
          (passage) => ((passage * 2654435761 + seed) >>> 3) % 3 !== 0,
        )
        const chosen = matches.filter((passage) => ((passage * 40503 + seed) >>> 2) % 3 === 0)
        const ranked = [...chosen].sort((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101) || a - b)
        const candidates = ranked.map((passage, rank) => ({
          passage,
          score: 100 - rank,
        }))
        const reader = {
          manifest: { articles: days.length, passages },
          header: { articleFirsts: oneEach ? new Uint32Array(0) : Uint32Array.from(firsts) },
          articleOf,
        } as unknown as IndexReader
        const docValues = { days: Int32Array.from(days) } as unknown as DocValues
        const page = { ...order, offset, limit }
        const all = Int32Array.from(matches)
        const found = groupByDay(reader, docValues, { candidates, unverified }, all, page)
        const selection = selectDays(reader, docValues, all, page)
        const shown = { ...page, offset: offset - selection.before }
        const onDays = candidates.filter(({ passage }) => selection.passages.includes(passage))
        const ranking = { candidates: onDays, unverified }
        const ofSelection = groupByDay(reader, docValues, ranking, selection.passages, shown)
        const rankOf = (passage: number): number =>
          ranked.includes(passage) ? ranked.indexOf(passage) : ranked.length
        const expected = sortPlainly(matches, articleOf, days, rankOf, order)
        expect(found.count).toBe(expected.length)
        expect(selection.count).toBe(expected.length)
        expect(ofSelection.groups).toEqual(found.groups)
        expect(found.groups.map((group) => group.map(({ passage }) => passage))).toEqual(
          expected.slice(offset, offset + limit).map((group) => (unverified ? group : group.slice(0, 1))),
        )
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
