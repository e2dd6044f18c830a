import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSpans, type Span } from '../../../src/text/span.ts'

const span = (start: number, end: number): Span => ({ start, end })

describe('merged spans', () => {
  it.each([
    ['nothing', [], []],
    ['one', [span(2, 5)], [span(2, 5)]],
    ['spans that touch', [span(2, 5), span(5, 7)], [span(2, 7)]],
    ['spans a unit apart', [span(2, 5), span(6, 7)], [span(2, 5), span(6, 7)]],
    ['a span inside another', [span(2, 9), span(3, 4)], [span(2, 9)]],
    ['the same twice', [span(2, 5), span(2, 5)], [span(2, 5)]],
    ['spans in any order', [span(6, 7), span(0, 1), span(3, 4)], [span(0, 1), span(3, 4), span(6, 7)]],
    ['empty and turned ones', [span(3, 3), span(9, 4), span(1, 2)], [span(1, 2)]],
  ])('of %s', (_name, spans, expected) => {
    expect(mergeSpans(spans)).toEqual(expected)
  })

  it('cover the same units as the spans, each apart from the next', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(30), fc.integer({ min: -1, max: 6 })).map(([at, size]) => span(at, at + size)),
    )
    fc.assert(
      fc.property(spans, (given) => {
        const before = JSON.stringify(given)
        const merged = mergeSpans(given)
        const covers = (list: readonly Span[], unit: number) =>
          list.some(({ start, end }) => start <= unit && unit < end)
        for (let unit = 0; unit < 40; unit++) expect(covers(merged, unit)).toBe(covers(given, unit))
        for (let at = 1; at < merged.length; at++)
          expect(merged[at]!.start).toBeGreaterThan(merged[at - 1]!.end)
        expect(JSON.stringify(given)).toBe(before)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
