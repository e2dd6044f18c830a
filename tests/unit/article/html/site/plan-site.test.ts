import { describe, expect, it } from 'vitest'
import { createSitePlanner, type PlanSiteOptions } from '../../../../../src/article/html/site/plan-site.ts'

function plan(pages: Record<string, string>, options: PlanSiteOptions = {}) {
  const planner = createSitePlanner(Object.keys(pages), options)
  for (const [file, html] of Object.entries(pages)) planner.add(file, html)
  return planner.plan()
}
const addresses = (pages: Record<string, string>, options: PlanSiteOptions = {}) =>
  plan(pages, options).pages.map(({ address }) => address)
const canonical = (href: string) => `<link rel="canonical" href="${href}">`

describe('the address of a page', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'is the path of its file',
      { 'a.html': '', 'b/index.html': '', 'index.html': '' },
      ['/a.html', '/b/', '/'],
    ],
    ['is written for a URL', { '茶 馆/index.html': '' }, ['/%E8%8C%B6%20%E9%A6%86/']],
    [
      'loses .html as the links of the site do',
      { 'a.html': '', 'index.html': '<a href="/a">x</a>' },
      ['/a', '/'],
    ],
    [
      'loses the last / as the links of the site do',
      { 'a/index.html': '', 'index.html': '<a href="/a">x</a>' },
      ['/a', '/'],
    ],
    [
      'keeps the last / where links lead to index.html',
      { 'a/index.html': '', 'index.html': '<a href="a/index.html">x</a>' },
      ['/a/', '/'],
    ],
    [
      'is written as whole links are',
      {
        'a.html': '',
        'index.html': '<a href="https://t.cn/wiki/a">x</a><a href="https://o.cn/a.html">x</a>',
      },
      ['/wiki/a', '/wiki/'],
    ],
    [
      'is the canonical one',
      { 'a.html': canonical('https://t.cn/a'), 'b.html': canonical('https://t.cn/b.html') },
      ['/a', '/b.html'],
    ],
    [
      'is the canonical one under its base',
      { 'a.html': canonical('https://t.cn/docs/a.html') },
      ['/docs/a.html'],
    ],
    [
      'is og:url where there is no canonical one',
      { 'a/index.html': '<meta property="og:url" content="https://t.cn/a/index.html">' },
      ['/a/'],
    ],
    [
      'is not that of another site',
      { 'a.html': canonical('https://t.cn/a.html'), 'b.html': canonical('https://other.cn/b') },
      ['/a.html', '/b.html'],
    ],
    [
      'is not a canonical one that leads nowhere',
      { 'a.html': canonical('https://t.cn/a.html'), 'b.html': canonical('https://t.cn/') },
      ['/a.html', '/b.html'],
    ],
    [
      'has the base that links begin with',
      { 'a/index.html': '<a href="/repo/b/">x</a>', 'b/index.html': '<a href="/repo/a/">x</a>' },
      ['/repo/a/', '/repo/b/'],
    ],
  ])('%s', (_, pages, expected) => {
    expect(addresses(pages)).toEqual(expected)
  })

  it.each([
    ['canonical addresses', (to: string) => canonical(to)],
    ['links', (to: string) => `<a href="${to}">x</a>`],
  ])('has no base that only pages which lead elsewhere stand under: %s', (_, write) => {
    const moved = (to: string) => `<meta http-equiv="refresh" content="0; url=${to}">${write(to)}`
    const pages = {
      'a.html': moved('/v2/a.html'),
      'b.html': moved('/v2/b.html'),
      'index.html': write('/v2/'),
      'v2/a.html': write('/v2/a.html'),
      'v2/b.html': write('/v2/b.html'),
    }
    expect(plan(pages).base).toBe('/')
  })

  it('has the base that is given', () => {
    expect(
      addresses({ 'a.html': canonical('https://t.cn/a.html'), 'b/index.html': '' }, { base: 'docs' }),
    ).toEqual(['/docs/a.html', '/docs/b/'])
  })
})

describe('pages that are left out', () => {
  it.each<[string, Record<string, string>, string]>([
    ['ask for it', { 'a.html': '<meta name="robots" content="noindex, follow">' }, 'noindex'],
    ['lead elsewhere', { 'a.html': '<meta http-equiv="refresh" content="0; url=/b/">' }, 'redirect'],
    [
      'are copies of another',
      {
        'a.html': `<title>茶</title>${canonical('https://t.cn/b.html')}`,
        'b.html': `<title>茶</title>${canonical('https://t.cn/b.html')}`,
      },
      'duplicate',
    ],
    ['say that nothing was found', { '404.html': '<h1>404</h1>' }, 'service'],
    ['search', { 'search/index.html': '' }, 'service'],
  ])('are those that %s', (_, pages, reason) => {
    expect(plan(pages).leftOut).toEqual([{ file: Object.keys(pages)[0], reason }])
  })

  it('are not those that name the home page as canonical by mistake', () => {
    const pages = {
      'a.html': `<title>甲</title>${canonical('https://t.cn/')}`,
      'index.html': `<title>家</title>${canonical('https://t.cn/')}`,
    }
    expect(plan(pages).leftOut).toEqual([])
  })
})

describe('ids', () => {
  it('are paths without .html and index', () => {
    expect(plan({ 'a/b.html': '', 'c/index.html': '', 'index.html': '' }).pages.map(({ id }) => id)).toEqual([
      'a/b',
      'c',
      'index',
    ])
  })

  it('differ where a page and a folder have one name', () => {
    expect(plan({ 'a.html': '', 'a/index.html': '' }).pages.map(({ id }) => id)).toEqual(['a.html', 'a'])
  })
})

describe('what the pages of a site share', () => {
  const pages = Object.fromEntries(
    ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => [
      `${name}.html`,
      `<title>${name} - 茶馆</title><meta name="description" content="本站"><main><p>${name}的话。</p><p>本站声明</p><p>本文链接：<a>https://example.cn/${name}/</a></p><p>https://example.cn/${name}.pdf</p></main>`,
    ]),
  )
  it('is found: endings of titles, descriptions, paragraphs', () => {
    expect(plan(pages).profile).toMatchObject({
      titleEndings: [' - 茶馆'],
      sharedValues: ['本站'],
      repeatedText: ['本站声明', '本文链接：https://'],
      marksBodies: false,
    })
  })

  it('is each keyword that most pages have, not those of one', () => {
    const keyed = Object.fromEntries(
      ['甲', '乙', '丙'].map((name) => [`${name}.html`, `<meta name="keywords" content="茶馆, ${name}">`]),
    )
    expect(plan(keyed).profile.sharedValues).toEqual(['茶馆'])
  })

  it('is a paragraph near the ends of six pages in ten, or anywhere in eight', () => {
    const middle = (at: number): string =>
      Array.from({ length: 7 }, (_, line) => `<p>${at} ${line}</p>`).join('')
    const posts = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => {
        const on = (pages: number, text: string): string => (at < pages ? `<p>${text}</p>` : '')
        return [
          `${at}.html`,
          `<main><p>第${at}篇。</p>${on(6, '打赏')}${middle(at)}${on(7, '配置')}${on(8, '用法')}${middle(at)}${on(6, '版权')}${on(6, '扫码')}${middle(at).slice(0, 4 * '<p>0 0</p>'.length)}${on(5, '完')}</main>`,
        ]
      }),
    )
    expect(plan(posts).profile.repeatedText).toEqual(['用法', '打赏', '扫码'])
  })

  it('is what articles repeat, however many lists of them there are', () => {
    const post = (at: number) => [`p${at}/index.html`, `<main><p>第${at}篇。</p><p>转载请注明。</p></main>`]
    const list = (at: number) => [`tags/t${at}/index.html`, '<main><p>列表</p></main>']
    const numbers = Array.from({ length: 20 }, (_, at) => at)
    const posts = Object.fromEntries([
      ...numbers.map(list),
      ...numbers.map((at) => list(at + 20)),
      ...numbers.map(post),
    ])
    expect(plan(posts).profile.repeatedText).toEqual(['转载请注明。'])
  })

  it('is whether pages mark their body', () => {
    expect(plan({ 'a.html': '<p data-pagefind-body>x</p>' }).profile.marksBodies).toBe(true)
    expect(plan({ 'a.html': '<pre>&lt;p data-pagefind-body></pre>' }).profile.marksBodies).toBe(false)
  })
})
