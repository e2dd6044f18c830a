import { describe, expect, it } from 'vitest'
import { readAlphanumericWord, startsAlphanumericWord } from '../../../src/analysis/alphanumeric.ts'

const unitsOf = (text: string): Uint16Array => Uint16Array.from(text, (unit) => unit.charCodeAt(0))

/** The term that the first word of a text is, and where it ends. */
function readWord(text: string): [term: string, end: number] {
  const { term, end } = readAlphanumericWord(unitsOf(text), 0, text.length)
  return [term, end]
}

describe('a word of letters and digits', () => {
  it.each([
    ['c++', 'c++'],
    ['c++11', 'c++'],
    ['c#', 'c#'],
    ['c#写', 'c#'],
    ['3++', '3'],
    ['3#', '3'],
    ['a#b', 'a'],
    ['c+', 'c'],
  ])('ends with the signs of its letters: %s', (text, word) => {
    expect(readWord(text)).toEqual([word, word.length])
  })

  it.each([
    ['1,000', '1000'],
    ['123,456', '123456'],
    ['1,234,567', '1234567'],
    ['1234,567', '1234'],
    ['1,23', '1'],
    ['1,2345', '1'],
  ])('has thousands: %s', (text, term) => {
    expect(readWord(text)[0]).toBe(term)
  })

  it.each([
    ['138 0013 8000', '138-0013-8000'],
    ['0571 8765 4321', '0571-8765-4321'],
    ['010 8765 4321，', '010-8765-4321'],
    ['0571 8765 43210', '0571'],
    ['238 0013 8000', '238'],
    ['0571 8765', '0571'],
  ])('is a telephone number: %s', (text, term) => {
    expect(readWord(text)[0]).toBe(term)
  })

  it('is of 64 units at most, wherever it ends', () => {
    expect(readWord('a'.repeat(64))).toEqual(['a'.repeat(64), 64])
    expect(readWord('a'.repeat(65))).toEqual(['a'.repeat(64), 65])
  })

  it.each([
    ['.net', 0, true],
    ['用.net', 1, true],
    ['asp.net', 3, false],
    ['.5', 0, false],
    ['..', 0, false],
    ['。net', 0, false],
    ['a', 0, true],
    ['', 0, false],
  ])('starts in %j at %i: %s', (text, at, starts) => {
    expect(startsAlphanumericWord(unitsOf(text), at, text.length)).toBe(starts)
  })
})
