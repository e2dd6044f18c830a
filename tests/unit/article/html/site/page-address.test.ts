import { describe, expect, it } from 'vitest'
import { parseSearchEntry } from '../../../../../src/article/html/entries/search-entry.ts'
import {
  addressOfPage,
  idOfPage,
  listBases,
  normalizeBase,
} from '../../../../../src/article/html/site/page-address.ts'
import { parseArticle } from '../../../../../src/article/parse-article.ts'

const style = { base: '/docs/', dropsHtml: false, slashOfFolder: true }

describe('the address of a page of a built site', () => {
  it.each([
    ['index.html', '/docs/'],
    ['a/index.html', '/docs/a/'],
    ['a/INDEX.HTM', '/docs/a/'],
    ['inverted-index.html', '/docs/inverted-index.html'],
    ['a/myindex.html', '/docs/a/myindex.html'],
    ['index.html/index.html', '/docs/index.html/'],
  ])('%s is %s', (file, address) => {
    expect(addressOfPage(file, style)).toBe(address)
  })

  it('of a folder may have no slash, and of a page no ending, where the site links so', () => {
    const bare = { ...style, dropsHtml: true, slashOfFolder: false }
    expect(addressOfPage('a/index.html', bare)).toBe('/docs/a')
    expect(addressOfPage('a-index.html', bare)).toBe('/docs/a-index')
  })

  it.each([
    ['inverted-index.html', 'inverted-index'],
    ['a/index.html', 'a'],
    ['index.html', 'index'],
  ])('its id keeps a name that ends in index: %s is %s', (file, id) => {
    expect(idOfPage(file)).toBe(id)
    const entry = parseSearchEntry(
      JSON.stringify({ url: `/${file}`, content: '一' }),
      'search.json',
      1,
      parseArticle,
    )
    expect(entry?.article.id).toBe(id)
  })
})

it.each([
  ['/', [['/', '/']]],
  [
    '/a/b.html',
    [
      ['/', '/a/b.html'],
      ['/a/', '/b.html'],
    ],
  ],
  [
    '/a/b/c/d/e.html',
    [
      ['/', '/a/b/c/d/e.html'],
      ['/a/', '/b/c/d/e.html'],
      ['/a/b/', '/c/d/e.html'],
      ['/a/b/c/', '/d/e.html'],
    ],
  ],
])('%s may stand under a base of up to three folders', (path, bases) => {
  expect(listBases(path).map(({ base, rest }) => [base, rest])).toEqual(bases)
})

it.each([
  ['docs', '/docs/'],
  ['/docs', '/docs/'],
  ['//docs//', '/docs/'],
  ['https://tea.example/docs/', '/docs/'],
  ['https://tea.example', '/'],
  ['/', '/'],
  ['', '/'],
])('the base %j is %s', (written, base) => {
  expect(normalizeBase(written)).toBe(base)
})
