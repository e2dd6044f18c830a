import { expect, it } from 'vitest'
import { createTermCounter } from '../../../../src/build/analyze/term-counter.ts'
import { countTerms, visitPostings } from '../../../../src/build/count-terms.ts'
import { createDictionary } from '../../../../src/build/dictionary/dictionary.ts'
import { createByteReader } from '../../../../src/format/encoding/bytes.ts'

const dictionary = createDictionary(new Map([['运河', 10]]))
const maxCounted = 65_535

it('counts a word that a title repeats without end as often as 16 bits hold', () => {
  const counter = createTermCounter(dictionary, new Int32Array(1))
  for (let times = 0; times < maxCounted + 2; times++) counter.countWord(0)
  counter.endTitle()
  counter.countWord(0)
  counter.endPassage(0, 1)
  const [words] = counter.takePostings().filter((bytes) => bytes.length > 0)
  expect(countTerms([words!]).frequencies).toEqual([Uint32Array.of(1, 1)])
  const reader = createByteReader(words!)
  reader.bytes(reader.varint())
  reader.varint()
  const postings: number[][] = []
  visitPostings(reader, (...posting) => postings.push(posting))
  expect(postings).toEqual([[0, maxCounted, maxCounted]])
})
