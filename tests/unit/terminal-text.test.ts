import { expect, it } from 'vitest'
import { toJsonLine, toPlainLine, toPlainText } from '../../scripts/terminal-text.ts'

it.each([
  ['运河.md: 第 3 行', '运河.md: 第 3 行'],
  ['a\u001b[31mred\u001b[0m', 'a\\x1b[31mred\\x1b[0m'],
  ['a\u009b31mred', 'a\\x9b31mred'],
  ['a\u0007\u0000\u007f', 'a\\x07\\x00\\x7f'],
  ['a\rb\nc\td', 'a\\x0db\\x0ac\\x09d'],
  ['exe\u202egnp.md', 'exe\\u202egnp.md'],
  ['a\u2028b\u2066c', 'a\\u2028b\\u2066c'],
])('a terminal only shows %j', (text, shown) => {
  expect(toPlainLine(text)).toBe(shown)
})

it('keeps the lines of a text of several', () => {
  expect(toPlainText('a\u001bb\nc')).toBe('a\\x1bb\nc')
})

it('writes JSON of the same value without a control character', () => {
  const value = { title: 'a\u009b31m\u007f\u001b[0m', 数: [1] }
  const line = toJsonLine(value)
  expect(JSON.parse(line)).toEqual(value)
  expect(/\p{Cc}/u.test(line)).toBe(false)
})
