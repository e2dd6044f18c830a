import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTermCounter } from '../../../../src/build/analyze/term-counter.ts'
import { createDictionary } from '../../../../src/build/dictionary/dictionary.ts'
import { mergeWords } from '../../../../src/build/merge/merge-words.ts'

const dictionary = createDictionary(new Map())
const costs: Readonly<Record<string, number>> = { dns: 5, tls: 7, vpn: 9 }

/** The words of a batch, whose passages have some terms each. */
function writeBatch(passages: readonly (readonly string[])[]): Uint8Array {
  const counter = createTermCounter(dictionary, new Int32Array(0))
  for (const [passage, terms] of passages.entries()) {
    counter.endTitle()
    for (const term of terms) counter.countString(term, costs[term]!)
    counter.endPassage(passage, 1)
  }
  return counter.takePostings().find((bytes) => bytes.length > 0) ?? new Uint8Array(0)
}

function listMerged(batches: readonly (readonly (readonly string[])[])[]): unknown[] {
  const starts = batches.map((_, at) => batches.slice(0, at).flat().length)
  return Array.from(mergeWords(batches.map(writeBatch), starts), ([term, columns]) => [
    term,
    Array.from({ length: columns.count }, (_, at) => [columns.passages[at], columns.frequencies[at]]),
  ])
}

function countPlainly(batches: readonly (readonly (readonly string[])[])[]): unknown[] {
  const passages = batches.flat()
  return [...new Set(passages.flat())].sort().map((term) => {
    const postings = passages
      .map((terms, at) => [at, terms.filter((other) => other === term).length])
      .filter(([, frequency]) => frequency! > 0)
    return [{ term, cost: costs[term], frequency: postings.length }, postings]
  })
}

it('merges the terms of all batches, sorted, with the passages of each in order', () => {
  const batch = fc.array(fc.array(fc.constantFrom(...Object.keys(costs)), { maxLength: 3 }), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
      expect(listMerged(batches)).toEqual(countPlainly(batches))
    }),
  )
})

it('merges a term of more passages than there was room for', () => {
  const batches = [Array(1500).fill(['vpn', 'dns']), Array(1500).fill(['vpn', 'vpn'])]
  expect(listMerged(batches)).toEqual(countPlainly(batches))
})
