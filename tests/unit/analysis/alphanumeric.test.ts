import fc from 'fast-check'
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

  it.each([
    ["rock'n", 'rockn'],
    ['it’s', 'its'],
    ['r&b', 'rb'],
    ['a·b', 'ab'],
    ['a_b', 'ab'],
    ['a-b', 'ab'],
    ['a.b', 'ab'],
    ['gpt-4', 'gpt4'],
    ['4-gpt', '4gpt'],
    ['3-4', '3-4'],
    ['3.4', '3.4'],
    ['12-1,000', '12-1000'],
    ['a/b', 'a'],
    ['a(b', 'a'],
    ['a--b', 'a'],
    ['a-', 'a'],
  ])('goes on behind a connector, which is kept between digits: %s', (text, term) => {
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

/** Sub-words of the first word of a text, each with its span. */
function readSubWords(text: string): [term: string, start: number, end: number][] {
  const capitals = Uint8Array.from(text, (unit) => (/[A-Z]/.test(unit) ? 1 : 0))
  const { subWords } = readAlphanumericWord(unitsOf(text.toLowerCase()), 0, text.length, capitals)
  return subWords.map(({ term, start, end }) => [term, start, end])
}

describe('sub-words', () => {
  it.each([
    ['node.js', ['node', 0, 4], ['js', 5, 7]],
    ['.net', ['net', 1, 4]],
    ['.net5', ['net', 1, 4], ['5', 4, 5]],
    ['react_dom', ['react', 0, 5], ['dom', 6, 9]],
    ['2023-07-05', ['2023', 0, 4], ['07', 5, 7], ['05', 8, 10]],
    ['v1.2.3', ['v', 0, 1], ['1.2.3', 1, 6]],
    ['1,000px', ['1000', 0, 5], ['px', 5, 7]],
  ] as const)('are what connectors and digits divide: %s', (text, ...subWords) => {
    expect(readSubWords(text)).toEqual(subWords)
  })

  it.each([
    ['useEffect', ['use', 0, 3], ['effect', 3, 9]],
    ['HTTPServer', ['http', 0, 4], ['server', 4, 10]],
    ['userIDs', ['user', 0, 4], ['ids', 4, 7]],
    ['AppleID', ['apple', 0, 5], ['id', 5, 7]],
    ['iPhone15Pro', ['iphone', 0, 6], ['phone', 1, 6], ['15', 6, 8], ['pro', 8, 11]],
  ] as const)('are humps of two letters or more: %s', (text, ...subWords) => {
    expect(readSubWords(text)).toEqual(subWords)
  })

  it.each(['3.45', '1,000', 'C++', 'x', 'vue', 'Vue', 'VUE'])('are none of %s, which is one', (text) => {
    expect(readSubWords(text)).toEqual([])
  })

  it('are eight at most: of more parts none says anything', () => {
    expect(readSubWords('a-b-c-d-e-f-g-h')).toHaveLength(8)
    expect(readSubWords('a-b-c-d-e-f-g-h-i')).toEqual([])
  })
})

it('reads nothing behind the end, where the buffer of a longer text goes on', () => {
  const text = fc
    .array(fc.constantFrom(...'c', '#', '+', '+', '1', '234', ',', '.', 'Ds', 'I', '-', ' ', '水'), {
      maxLength: 9,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (given, behind) => {
      const word = (all: string) => {
        const capitals = Uint8Array.from(all, (unit) => (/[A-Z]/.test(unit) ? 1 : 0))
        return readAlphanumericWord(unitsOf(all.toLowerCase()), 0, given.length + 1, capitals)
      }
      expect(word(`c${given}${behind}`)).toEqual(word(`c${given}`))
    }),
    { numRuns: 2000 },
  )
})
