import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLoosely, maxLooseSigns } from '../../../src/query/loose-match.ts'

/** The definition: between each two characters up to so many characters that are no letter, digit or line break. */
function findPlainly(folded: string, text: string, most: number): string[] {
  const pattern = new RegExp([...text].join(`[^\\p{L}\\p{N}\\n]{0,${maxLooseSigns}}`), 'gu')
  return [...folded.matchAll(pattern)].slice(0, most).map((match) => `${match.index}:${match[0]}`)
}

const character = fc.constantFrom(
  '月',
  '光',
  '月',
  '光',
  '·',
  '“',
  ' ',
  '\n',
  'a',
  '1',
  '👍',
  '々',
  '𠮷',
  '，',
)
const wanted = fc.constantFrom('月光', '月', '月月光', '光月光月', '月👍', '👍👍光', '𠮷月', '々光')

describe('a string with signs between its characters', () => {
  it.each([
    ['举头望明月，低头', '明月低头', ['3:明月，低头']],
    ['“疑”是—地——上', '疑是地上', ['1:疑”是—地——上']],
    ['月，，，，光', '月光', ['0:月，，，，光']],
    ['月，，，，，光', '月光', []],
    ['月\n光', '月光', []],
    ['月1光', '月光', []],
    ['月光月·光', '月光', ['0:月光', '2:月·光']],
    ['', '月光', []],
  ])('is found in %j as %j', (folded, text, expected) => {
    const found = findLoosely(folded, text, 9)
    expect(found.map(({ start, end }) => `${start}:${folded.slice(start, end)}`)).toEqual(expected)
  })

  it('is found wherever the definition finds it, and no more often than was asked', () => {
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 24 }),
        wanted,
        fc.integer({ min: 1, max: 4 }),
        (drawn, text, most) => {
          const folded = drawn.join('')
          const found = findLoosely(folded, text, most)
          expect(found.map(({ start, end }) => `${start}:${folded.slice(start, end)}`)).toEqual(
            findPlainly(folded, text, most),
          )
        },
      ),
      { seed: 5, numRuns: 3000 },
    )
  })
})
