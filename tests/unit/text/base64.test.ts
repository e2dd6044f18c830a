import { expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../src/text/base64.ts'

it.each([0, 1, 2, 3, 255, 70_000])('writes and reads %i bytes as Node does', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 151 + 7) & 255)
  const text = Buffer.from(bytes).toString('base64')
  expect(toBase64(bytes)).toBe(text)
  expect(fromBase64(text)).toEqual(bytes)
})
