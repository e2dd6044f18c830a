import { expect, it } from 'vitest'
import { absoluteUrlsFrom, pageUrlOf, siteUrlOf } from '../../../src/http/site-url.ts'

const request = (headers: Record<string, string> = {}) =>
  new Request('https://search.example/api', { headers })

it.each([
  [{}, null, 'https://search.example/'],
  [{ Origin: 'https://blog.example' }, null, 'https://blog.example/'],
  [{ Origin: 'null', Referer: 'https://blog.example/a/b?c' }, null, 'https://blog.example/'],
  [{ Origin: 'file://', Referer: 'x' }, null, 'https://search.example/'],
  [{ Origin: 'https://blog.example' }, 'https://site.example/docs/', 'https://site.example/docs/'],
])('takes the page that asks as the site: %j, %j', (headers, siteUrl, expected) => {
  expect(pageUrlOf(request(headers), siteUrl)).toBe(expected)
})

it('takes this host as the site where no page asks', () => {
  expect(siteUrlOf(request({ Origin: 'https://client.example' }), null)).toBe('https://search.example/')
})

it.each([
  ['/a#b', 'https://site.example/docs/a#b'],
  ['/docs/a', 'https://site.example/docs/a'],
  ['/docsify', 'https://site.example/docs/docsify'],
  ['/', 'https://site.example/docs/'],
  ['a', 'https://site.example/docs/a'],
  ['https://other.example/x', 'https://other.example/x'],
  ['http://[', 'http://['],
])('makes %s absolute', (url, expected) => {
  expect(absoluteUrlsFrom('https://site.example/docs/')(url)).toBe(expected)
})

it('puts addresses under the path of a site whose address has no slash at its end', () => {
  expect(absoluteUrlsFrom('https://site.example/book')('/a')).toBe('https://site.example/book/a')
  expect(absoluteUrlsFrom('https://site.example')('/a')).toBe('https://site.example/a')
})
