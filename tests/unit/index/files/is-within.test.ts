import { describe, expect, it } from 'vitest'
import { isWithin } from '../../../../scripts/index/files/is-within.ts'

describe('what lies in a folder', () => {
  it.each([
    ['/site', '/site', true],
    ['/site', '/site/posts/a.md', true],
    ['/site', '/site/..posts', true],
    ['/', '/site', true],
    ['/site', '/site-2', false],
    ['/site', '/', false],
    ['/site', '/site/../other', false],
    ['/site/a', '/site', false],
  ])('of %s and %s is told', (folder, path, inside) => {
    expect(isWithin(folder, path)).toBe(inside)
  })
})
