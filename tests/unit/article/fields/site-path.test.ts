import { describe, expect, it } from 'vitest'
import { isArticleAddress } from '../../../../src/article/fields/addresses.ts'
import { readSitePath } from '../../../../src/article/fields/site-path.ts'

describe('the path of an address', () => {
  it.each([
    ['/', ['']],
    ['/a/b', ['a', 'b']],
    ['/a/b/', ['a', 'b', '']],
    ['/%E8%BF%90%E6%B2%B3?x=/../#/..', ['运河']],
    ['/a..b/...', ['a..b', '...']],
    ['/100%', ['100%']],
    ['/%E8%BF', ['%E8%BF']],
  ])('%s is %j', (address, segments) => {
    expect(readSitePath(address)).toEqual(segments)
    expect(isArticleAddress(address)).toBe(true)
  })

  it.each([
    '/..',
    '/a/../b',
    '/./a',
    '/%2e%2e/a',
    '/.%2E/a',
    '/..%2f..%2fa',
    '/a%5cb',
    '/..%252fa',
    '/%25252e%25252e/a',
    '/a%00b',
    '/a%0ab',
    '/a%7f',
  ])('%s leads elsewhere', (address) => {
    expect(readSitePath(address)).toBeNull()
    expect(isArticleAddress(address)).toBe(false)
  })

  it.each([
    '//host/a',
    'javascript:alert(1)',
    'data:text/html,x',
    '/a b',
    'a',
    '',
  ])('%j is no address of an article', (address) => {
    expect(isArticleAddress(address)).toBe(false)
  })

  it('of another site may be anything that is an address', () => {
    expect(isArticleAddress('https://example.com/a/../b')).toBe(true)
  })
})
