import { describe, expect, it } from 'vitest'
import { findLinkedSite } from '../../../../../src/article/html/site/canonical.ts'
import { countLinkStyle } from '../../../../../src/article/html/site/site-links.ts'

const pages = new Map([
  ['/', 'index.html'],
  ['/guide', 'guide/index.html'],
  ['/guide/', 'guide/index.html'],
  ['/guide/index.html', 'guide/index.html'],
  ['/guide/start', 'guide/start.html'],
  ['/guide/start.html', 'guide/start.html'],
])
const findPage = (path: string): string | null => pages.get(path) ?? null

describe('the site of links', () => {
  it.each([
    [['/docs/guide/', '/docs/guide/start', 'https://other.example/x'], '', '/docs/'],
    [['/guide/', '/guide/start?q#a'], '', '/'],
    [['/a/b/c/guide/'], '', '/a/b/c/'],
    [['/a/b/c/d/guide/'], '', '/'],
    // A link to a folder alone may lead to any base; a page tells more.
    [['/x/', '/x/', '/docs/guide/'], '', '/docs/'],
    [['//cdn.example/guide/', 'guide/'], '', '/'],
    [['https://a.cn/guide/', 'https://b.cn/x/', 'https://b.cn/y/', 'https://b.cn/'], 'https://a.cn', '/'],
    [
      ['https://b.cn/guide/', 'http://a.cn/docs/guide/', 'https://A.cn/docs/guide/start?q#a'],
      'https://a.cn',
      '/docs/',
    ],
    [['https://a.cn/x', 'mailto:a@a.cn'], '', '/'],
    [[], '', '/'],
  ])('%j is %s under %s', (links, origin, base) => {
    expect(findLinkedSite(links, findPage)).toEqual({ origin, base })
  })
})

describe('how links are written', () => {
  const count = (...links: string[]) =>
    countLinkStyle(links, 'guide/index.html', { origin: 'https://a.cn', base: '/docs/' }, findPage)
  const none = { withHtml: 0, withoutHtml: 0, withSlash: 0, withoutSlash: 0 }
  it.each([
    ['/docs/guide/start', { withoutHtml: 1 }],
    ['start.html', { withHtml: 1 }],
    ['/docs/guide/', { withSlash: 1 }],
    ['/docs/guide', { withoutSlash: 1 }],
    ['https://a.cn/docs/guide/start.html', { withHtml: 1 }],
    ['https://b.cn/docs/guide/start.html', {}],
    ['/docs/guide/index.html', { withSlash: 1 }],
    // The front page, other sites, places of a page and what is no page say nothing.
    ['/docs/', {}],
    ['/guide/start', {}],
    ['/docs/none', {}],
    ['#start', {}],
    ['mailto:a@tea.example', {}],
    ['//tea.example/docs/guide/start', {}],
  ])('%s', (link, counts) => {
    expect(count(link)).toEqual({ ...none, ...counts })
  })
})
