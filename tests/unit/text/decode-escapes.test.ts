import { expect, it } from 'vitest'
import { decodeEscapes } from '../../../src/text/decode-escapes.ts'

it.each([
  ['%E8%BF%90%E6%B2%B3', '运河'],
  ['a%2Fb', 'a/b'],
  ['运河', '运河'],
  ['100%', '100%'],
  ['%E8%BF', '%E8%BF'],
  ['', ''],
])('reads %s', (part, text) => {
  expect(decodeEscapes(part)).toBe(text)
})
