import { describe, expect, it } from 'vitest'
import { findCanonicalSite, pathOnSite } from '../../../../../src/article/html/site/canonical.ts'
import type { PageHead } from '../../../../../src/article/html/tree/page-head.ts'

const site = { origin: 'https://tea.example', base: '/docs/' }

it.each([
  ['https://tea.example/docs/a', '/a'],
  ['http://TEA.example/docs/a?b#c', '/a'],
  ['/docs/a', '/a'],
  ['https://tea.example/docs/', '/'],
  ['https://tea.example/docs', '/'],
  ['https://tea.example/blog/a', null],
  ['https://tea.example', null],
  ['https://other.example/docs/a', null],
  ['docs/a', null],
  ['', null],
  [null, null],
])('the path of %s on a site is %s', (address, path) => {
  expect(pathOnSite(address, site)).toBe(path)
})

describe('the site that canonical addresses name', () => {
  const headOf = (canonical: string): PageHead => ({
    title: '',
    language: null,
    base: null,
    canonical,
    isRedirect: false,
    isUnlisted: false,
    meta: new Map(),
    classes: [],
  })
  const files = new Map([
    ['/a.html', 'a.html'],
    ['/b.html', 'b.html'],
    ['/c.html', 'c.html'],
  ])
  const find = (...addresses: string[]) =>
    findCanonicalSite(
      addresses.map((address, at) => ({ file: [...files.values()][at]!, head: headOf(address) })),
      (path) => files.get(path) ?? null,
    )

  it.each([
    [['https://tea.example/a.html'], 'https://tea.example', '/'],
    [['https://tea.example/x/y/a.html'], 'https://tea.example', '/x/y/'],
    [['/x/a.html'], '', '/x/'],
    // Most pages decide; addresses of other pages say nothing.
    [
      ['https://old.example/a.html', 'https://tea.example/b.html', 'https://tea.example/c.html'],
      'https://tea.example',
      '/',
    ],
    [['https://tea.example/b.html', 'https://tea.example/x/b.html'], 'https://tea.example', '/x/'],
  ])('%j is %s under %s', (addresses, origin, base) => {
    expect(find(...addresses)).toEqual({ origin, base })
  })

  it('is none where no address leads to its own page', () => {
    expect(find('https://example.com/', 'https://example.com/')).toBeNull()
  })
})
