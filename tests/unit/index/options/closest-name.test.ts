import { expect, it } from 'vitest'
import { closestName } from '../../../../scripts/index/options/closest-name.ts'

it.each([
  ['serv', 'serve'],
  ['Serve', 'serve'],
  ['srvee', 'serve'],
  ['seve', 'serve'],
  ['deplyo', 'deploy'],
  ['sxxxe', null],
  ['', null],
  ['站点', null],
])('of %j may be %j', (written, name) => {
  expect(closestName(written, ['index', 'serve', 'deploy'])).toBe(name)
})

it('is none where there are no names', () => {
  expect(closestName('a', [])).toBeNull()
})

it('is the first of those that are as near', () => {
  expect(closestName('bat', ['cat', 'hat'])).toBe('cat')
})
