import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findTermBlock,
  findTermsInside,
  lookUpTerm,
  type TermEntry,
  writeTermBlocks,
} from '../../../../src/format/lexicon/alphanumeric-terms.ts'

const compareUnits = (a: { term: string }, b: { term: string }) => (a.term < b.term ? -1 : 1)

const firstId = 1000

const entriesOf = (...terms: readonly string[]): TermEntry[] =>
  terms
    .map((term, index) => ({ term, frequency: (index * 7) % 5 }))
    .sort(compareUnits)
    .map((entry, index) => ({ ...entry, id: firstId + index }))

/** The file of a few entries, which all stand in one block. */
function blockOf(entries: readonly TermEntry[]): Uint8Array {
  const { files } = writeTermBlocks(entries, firstId)
  expect(files).toHaveLength(1)
  return files[0]!
}

const someEntries = fc
  .uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', '-', '中'), minLength: 1, maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((terms) => entriesOf(...terms))

describe('terms of letters and digits', () => {
  it('are found with what was written of them, and no others', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 4 }),
        (entries, other) => {
          const file = blockOf(entries)
          for (const entry of entries) expect(lookUpTerm(file, entry.term, 0)).toEqual([entry])
          const isThere = entries.some(({ term }) => term === other)
          expect(lookUpTerm(file, other, 0)).toHaveLength(isThere ? 1 : 0)
        },
      ),
      { seed: 8, numRuns: 100 },
    )
  })

  it('are found by how they begin: the term itself first, then the most frequent', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.constantFrom('a', 'b', 'ab', '1'),
        fc.integer({ min: 1, max: 9 }),
        (entries, prefix, most) => {
          const found = lookUpTerm(blockOf(entries), prefix, most)
          const longer = entries.filter(({ term }) => term !== prefix && term.startsWith(prefix))
          const frequencies = longer.map(({ frequency }) => frequency).sort((a, b) => b - a)
          const exact = entries.filter(({ term }) => term === prefix)
          expect(found.slice(0, exact.length)).toEqual(exact)
          expect(found.slice(exact.length).map(({ frequency }) => frequency)).toEqual(
            frequencies.slice(0, most),
          )
          expect(found.every(({ term }) => term.startsWith(prefix))).toBe(true)
        },
      ),
      { seed: 9, numRuns: 100 },
    )
  })

  it('are found by what stands in them, most frequent first, hyphens between digits or not', () => {
    const file = blockOf(entriesOf('useeffect', 'effect', 'effects', 'side', '10-20', '1020', 'x-y'))
    const inside = (string: string, most = 9) => findTermsInside(file, string, most).map(({ term }) => term)
    expect(inside('effect').sort()).toEqual(['effect', 'effects', 'useeffect'])
    const frequencies = findTermsInside(file, 'effect', 9).map(({ frequency }) => frequency)
    expect(frequencies).toEqual([...frequencies].sort((a, b) => b - a))
    expect(inside('effect', 2)).toHaveLength(2)
    expect(inside('1020').sort()).toEqual(['10-20', '1020'])
    expect(inside('xy')).toEqual(['x-y'])
    expect(inside('useeffects')).toEqual([])
  })

  it('stand in files of some 20 KiB, and the first term of each tells which holds a term', () => {
    const entries = entriesOf(...Array.from({ length: 12_000 }, (_, index) => `term${index.toString(36)}`))
    const { files, firstTerms } = writeTermBlocks(entries, firstId)
    expect(files.length).toBeGreaterThan(2)
    expect(Math.max(...files.map(({ length }) => length))).toBeLessThan(22 * 1024)
    for (const entry of entries.filter((_, index) => index % 97 === 0 || index < 3))
      expect(lookUpTerm(files[findTermBlock(firstTerms, entry.term)]!, entry.term, 0)).toEqual([entry])
    for (const [block, term] of firstTerms.entries()) expect(findTermBlock(firstTerms, term)).toBe(block)
    expect(findTermBlock(firstTerms, '')).toBe(-1)
    expect(findTermBlock(firstTerms, 'zz')).toBe(files.length - 1)
  })
})
