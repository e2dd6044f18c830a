import { expect, it } from 'vitest'
import { readByteText, writeByteText } from '../../../src/warm-up/byte-text.ts'

it('bytes as text are read as they were written, and need no escape in a script', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const text = writeByteText(bytes)
  expect(readByteText(text)).toEqual(bytes)
  expect(text).not.toMatch(/[\\'\s\p{Cc}]/u)
  expect(writeByteText(Uint8Array.of(0, 1, 52, 86, 87))).toBe('()!~¡')
})
