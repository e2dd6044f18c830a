import { expect, it } from 'vitest'
import { endOfBraces } from '../../../../../src/article/markup/inline/braces.ts'

it.each([
  ['{}', '{}'],
  ['{ a: { b } } c }', '{ a: { b } }'],
  ["{ '}' } }", "{ '}' }"],
  ['{ "\\"}" } }', '{ "\\"}" }'],
  ['{ `}\n}` } }', '{ `}\n}` }'],
  // A line ends a quote that nothing else ends.
  ["{ don't\n}", "{ don't\n}"],
  ['{ `a\n}', null],
  ['{ {', null],
])('the object at the beginning of %j is %j', (text, object) => {
  const end = endOfBraces(text, 0)
  expect(end < 0 ? null : text.slice(0, end)).toBe(object)
})

it('looks no further than it is told', () => {
  expect([endOfBraces('{ab}', 0, 3), endOfBraces('{ab}', 0, 4), endOfBraces('x{ab}', 1)]).toEqual([-1, 4, 5])
})
