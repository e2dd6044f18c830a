import { expect, it } from 'vitest'
import { readBatchWords } from '../../../../src/build/analyze/batch-words.ts'
import { createTermCounter } from '../../../../src/build/analyze/term-counter.ts'
import { countTerms } from '../../../../src/build/count-terms.ts'
import { createDictionary } from '../../../../src/build/dictionary/dictionary.ts'

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
  const postings: number[][] = []
  readBatchWords(
    words!,
    () =>
      (...posting) =>
        postings.push(posting),
  )
  expect(postings).toEqual([[0, maxCounted, maxCounted]])
})

it('reads every word back as it was written, in the order of the texts', () => {
  const counter = createTermCounter(dictionary, new Int32Array(1))
  counter.countWord(0)
  counter.endTitle()
  for (let times = 0; times < 3; times++) counter.countWord(0)
  counter.endPassage(0, 1)
  counter.endTitle()
  counter.countWord(0)
  counter.endPassage(4, 1)
  const [words] = counter.takePostings().filter((bytes) => bytes.length > 0)
  const read: unknown[] = []
  readBatchWords(words!, (term, cost) => {
    read.push([term, cost >= 0])
    return (...posting) => read.push(posting)
  })
  expect(read).toEqual([
    ['运河', true],
    [0, 4, 1],
    [4, 1, 0],
  ])
})

it('counts the different terms of each passage and of its title', () => {
  const counter = createTermCounter(dictionary, new Int32Array(1).fill(-1))
  counter.countWord(0)
  counter.countString('vpn', 1)
  counter.endTitle()
  for (const term of ['vpn', 'dns', 'dns']) counter.countString(term, 1)
  counter.endPassage(0, 1)
  counter.endTitle()
  counter.endPassage(1, 1)
  expect(counter.takeLengths()).toEqual({
    textLengths: Uint16Array.of(3, 0),
    titleLengths: Uint16Array.of(2, 0),
  })
})

it('counts more different terms than it began with room for', () => {
  const counter = createTermCounter(dictionary, new Int32Array(1))
  const terms = Array.from({ length: 40_000 }, (_, at) => `t${at}`)
  for (const term of terms) counter.countString(term, 1)
  counter.endTitle()
  for (const term of terms) counter.countString(term, 1)
  counter.endPassage(0, 1)
  const read = new Map<string, number[]>()
  for (const words of counter.takePostings().filter((bytes) => bytes.length > 0))
    readBatchWords(
      words,
      (term) =>
        (...posting) =>
          read.set(term, posting),
    )
  expect(read.size).toBe(terms.length)
  expect([...read.values()].every((posting) => posting.join() === '0,2,1')).toBe(true)
})
