import { describe, expect, it } from 'vitest'
import { drawChart } from '../../../scripts/measure/bench/chart.ts'
import { formatNumber, formatTable } from '../../../scripts/measure/table.ts'

describe('table', () => {
  it('keeps columns under their headings, Han characters and empty cells too', () => {
    expect(formatTable(['engine', 'ms'], [['甲乙', '1.5'], ['b']])).toBe(
      'engine   ms\n------  ---\n甲乙    1.5\nb',
    )
  })

  it.each([
    [0, '0'],
    [0.0123, '0.012'],
    [0.5, '0.500'],
    [1.2345, '1.23'],
    [12.345, '12.3'],
    [1234.5, '1235'],
    [Number.NaN, '–'],
    [null, '–'],
  ])('shows %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
})

describe('chart', () => {
  const chart = drawChart('A & B', 'today', [
    {
      title: 'Open',
      unit: 'ms',
      bars: [
        { label: 'one', value: 1 },
        { label: 'ten', value: 10 },
        { label: 'hundred', value: 100 },
        { label: 'none', value: null },
      ],
    },
  ])

  it('grows by equal steps for equal factors', () => {
    const [one, ten, hundred] = [...chart.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    )
    expect(hundred! - ten!).toBeCloseTo(ten! - one!, 0)
  })

  it('draws no bar for what was not measured, and escapes names', () => {
    expect(chart.match(/<rect /g)).toHaveLength(3)
    expect(chart).toContain('A &amp; B')
  })
})
