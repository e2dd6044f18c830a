import { expect, it } from 'vitest'
import { fillText } from '../../../scripts/messages/fill-text.ts'

it.each<[text: string, values: (string | number)[], expected: string]>([
  ['% of %', [1, 2], '1 of 2'],
  ['in %', ['100% $& $1'], 'in 100% $& $1'],
  ['%%', ['a%', 'b'], 'a%b'],
  ['none', [], 'none'],
])('fills the places of %j with %j', (text, values, expected) => {
  expect(fillText(text, values)).toBe(expected)
})
