import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BitSource,
  createDecodingTable,
  longestCode,
  readNumber,
  readSymbol,
} from '../../../../src/format/encoding/prefix-code.ts'
import {
  chooseCodeLengths,
  widestNumber,
  writeSymbols,
} from '../../../../src/format/encoding/prefix-code-writer.ts'

const maxSymbols = 300

describe('prefix codes', () => {
  it('are read as they were written, each block from a byte of its own', () => {
    const someBlocks = fc.array(
      fc.array(
        fc.record({ symbol: fc.nat(maxSymbols - 1), number: fc.integer({ min: 1, max: 2 ** 25 - 1 }) }),
        {
          maxLength: 40,
        },
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const written = writeSymbols([maxSymbols, widestNumber + 1], (writer) => {
          for (const block of blocks) {
            for (const { symbol, number } of block) {
              writer.symbol(0, symbol)
              writer.number(1, number)
            }
            writer.endBlock()
          }
        })
        const [symbols, numbers] = written.lengths.map(createDecodingTable)
        let start = 0
        const read = blocks.map((block, at) => {
          const source: BitSource = { bytes: written.bytes, at: start * 8 }
          start += written.blockBytes[at]!
          return block.map(() => ({
            symbol: readSymbol(source, symbols!),
            number: readNumber(source, numbers!),
          }))
        })
        expect(read).toEqual(blocks)
      }),
      { seed: 41, numRuns: 100 },
    )
  })

  it('are short for what is common, and no two begin alike', () => {
    const lengths = chooseCodeLengths([100, 1, 0, 10, 1])
    expect([...lengths]).toEqual([1, 3, 0, 2, 3])
    expect([...chooseCodeLengths([0, 7])]).toEqual([0, 1])
    expect([...chooseCodeLengths([0, 0])]).toEqual([0, 0])
  })

  it('are never longer than a table is wide', () => {
    const fibonacci = [1, 1]
    while (fibonacci.length < 40) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!)
    const lengths = chooseCodeLengths(fibonacci)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(longestCode)
    // Kraft: all codes have room, and none is left.
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1)
  })

  it('refuse a number that they have no room for', () => {
    for (const number of [0, 2 ** widestNumber])
      expect(() => writeSymbols([widestNumber + 10], (writer) => writer.number(0, number))).toThrow(
        RangeError,
      )
  })
})
