import { expect, it } from 'vitest'
import { growArray } from '../../../src/text/grow-array.ts'

it.each([
  Uint8Array.of(1, 2),
  Uint16Array.of(1, 65_535),
  Uint32Array.of(1, 2 ** 32 - 1),
  Int32Array.of(-1, 2 ** 31 - 1),
])('keeps the numbers and their kind, with zeros behind them: %j', (numbers) => {
  const larger = growArray(numbers, 4)
  expect(larger.constructor).toBe(numbers.constructor)
  expect([...larger]).toEqual([...numbers, 0, 0])
  expect(larger.buffer).not.toBe(numbers.buffer)
})
