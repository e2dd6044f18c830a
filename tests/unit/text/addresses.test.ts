import { describe, expect, it } from 'vitest'
import { addressOfHeading, addressOfId, encodeSegment } from '../../../src/text/address-of-id.ts'
import { escapeHtml } from '../../../src/text/escape-html.ts'
import { isSafeAddress } from '../../../src/text/safe-address.ts'

describe('the address of an article that gives none', () => {
  it.each([
    ['news/wangyi', '/news/wangyi'],
    ['新闻/王毅 访美', '/%E6%96%B0%E9%97%BB/%E7%8E%8B%E6%AF%85%20%E8%AE%BF%E7%BE%8E'],
    ['a?b#c%d', '/a%3Fb%23c%25d'],
    ['index', '/'],
    ['news/index', '/news/index'],
    ['index2', '/index2'],
    ['\ud800', '/%EF%BF%BD'],
  ])('of %j is %s', (id, address) => {
    expect(addressOfId(id)).toBe(address)
  })

  it('writes a segment with its slashes', () => {
    expect(encodeSegment('a/b')).toBe('a%2Fb')
  })
})

it.each([
  [null, '/a'],
  ['甲 b', '/a#%E7%94%B2%20b'],
])('the address of a heading with the anchor %j is %s', (anchor, address) => {
  expect(addressOfHeading('/a', anchor)).toBe(address)
})

describe('an address that an answer shows', () => {
  it.each([
    'http://example.org',
    'https://example.org/a?b#c',
    'HTTPS://example.org',
    'mailto:a@example.org',
    '/a/b',
    'a/b.png',
    '../a',
    '#here',
    '?q=1',
    'a/b:c',
    '1a:b',
    '新闻/王毅',
  ])('is %s', (address) => {
    expect(isSafeAddress(address)).toBe(true)
  })

  it.each([
    '',
    '//example.org',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,a',
    'vbscript:a',
    'file:///etc/passwd',
    'http:example.org',
    'https:///a',
    'https://?a',
    'https://#a',
    'xhttps://example.org',
    'x-mailto:a',
    'a+b.c-1:d',
    '/\\example.org',
    ' javascript:a',
    'java\tscript:a',
    'java\nscript:a',
    '/a b',
    '/a\u0000',
    '/a\u001f',
    '/a\u007f',
    '/a\u009f',
    '/a\u3000',
  ])('is not %j', (address) => {
    expect(isSafeAddress(address)).toBe(false)
  })
})

describe('text in HTML', () => {
  it('has every sign that HTML reads written as a reference', () => {
    expect(escapeHtml(`<a href="b" title='c'>&amp; 汉</a>`)).toBe(
      '&lt;a href=&quot;b&quot; title=&#39;c&#39;&gt;&amp;amp; 汉&lt;/a&gt;',
    )
  })
})
