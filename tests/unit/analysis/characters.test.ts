import { expect, it } from 'vitest'
import { isIdeographic } from '../../../src/analysis/characters.ts'

it.each([
  ['大运河', true],
  ['𠀀河', true],
  ['河𠀀', true],
  ['𠀀a', false],
  ['a河', false],
  ['河a', false],
  ['河 河', false],
  ['\ud840', false],
  ['', false],
])('%j is nothing but ideographs: %s', (text, isAll) => {
  expect(isIdeographic(text)).toBe(isAll)
})
