import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSuggestHeader, writeSuggestHeader } from '../../../../src/format/suggest/suggest-header.ts'

describe('the header of the completions', () => {
  const keys = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '中', '国'), minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((texts) => texts.sort())

  it('names all blocks that may hold keys with a start, and no block behind them', () => {
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('a', 'b', 'ab', '中', '中国', 'z'),
        (all, size, typed) => {
          const firsts = all.filter((_, index) => index % size === 0)
          const header = openSuggestHeader(writeSuggestHeader(firsts, []))
          const blocks = header.blocksOf(typed)
          const holding = all.flatMap((key, index) =>
            key.startsWith(typed) ? [Math.floor(index / size)] : [],
          )
          expect(blocks).toEqual(expect.arrayContaining(holding))
          expect(blocks.length).toBeLessThanOrEqual(new Set(holding).size + 1)
        },
      ),
      { seed: 4, numRuns: 200 },
    )
  })

  it('knows the starts that too many keys share, and no others', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('a', 'b', 'ab', '中', 'z'), (starts, typed) => {
        const crowded = starts.map((start, index) => ({ start, block: index * 3 }))
        const header = openSuggestHeader(writeSuggestHeader(['a'], crowded))
        expect(starts.map((start) => header.topBlockOf(start))).toEqual(crowded.map(({ block }) => block))
        if (!starts.includes(typed)) expect(header.topBlockOf(typed)).toBeNull()
      }),
      { seed: 5, numRuns: 100 },
    )
  })
})
