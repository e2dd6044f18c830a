import { describe, expect, it } from 'vitest'
import { page, readPage } from '../read-page.ts'

const entry = (name: string) =>
  `<article><h2><a href="/${name}/">${name}</a></h2><time datetime="2023-01-01">x</time><p>${name}的开头几句话。</p></article>`
const links =
  '<ul><li><a href="/a/">茶馆</a></li><li><a href="/b/">早市</a></li><li><a href="/c/">桥头</a></li></ul>'

/** An entry of a theme without headings, more text than links. */
const card = (name: string) =>
  `<article><a href="/${name}/"><span>${name}</span></a><p>${name}的开头几句话，很长很长，还没有说完。</p></article>`

/** An entry of PaperMod: a link without a text lies over all of it. */
const covered = (name: string, label = `post link to ${name}`) =>
  `<article><header><h2>${name} </h2></header><p>${name}的开头几句话，很长很长，还没有说完。</p><a aria-label="${label}" href="/${name}/"></a></article>`

describe('pages that only list articles', () => {
  it.each<[string, string, string, string]>([
    ['the home page of a blog', 'index.html', entry('甲') + entry('乙'), ''],
    ['the second page of it', 'page/2/index.html', entry('甲'), ''],
    ['a tag', 'tags/茶/index.html', `<h1>茶</h1>${links}`, ''],
    ['a tag of one article', 'tags/茶/index.html', `<h1>茶</h1>${entry('甲')}`, ''],
    ['a category by the class of its body', 'x/index.html', `<h1>茶</h1>${links}`, 'category'],
    [
      'a tag of documentation',
      'x/index.html',
      `<h1>茶</h1>${entry('甲')}`,
      'docs-wrapper docs-tags-doc-list-page',
    ],
    ['a month of cards', 'archives/2023/05/index.html', `<p>五月</p>${card('甲')}`, ''],
    ['a second page of cards', 'page/2/index.html', `<h1>茶</h1><h2>水</h2><h2>火</h2>${card('甲')}`, ''],
    ['a tag of one article under a link', 'tags/茶/index.html', `<h1>茶</h1>${covered('甲')}`, 'list'],
    ['a page of articles under links', 'index.html', covered('甲') + covered('乙'), ''],
    [
      'a tag of one article beside a side bar, as a file',
      'tag/茶.html',
      `${entry('甲')}<h4>链接</h4><p>${'文字'.repeat(40)}</p><h4>关于</h4><h4>联系</h4>`,
      '',
    ],
    ['all tags as a file', 'tags.html', links, ''],
    ['a year of the archive', '2023/index.html', `<h1>2023</h1>${links}`, ''],
  ])('are left out: %s', (_, file, main, bodyClass) => {
    expect(readPage(page(main).replace('<body>', `<body class="${bodyClass}">`), file)).toBeNull()
  })

  it.each<[string, string, string, string?]>([
    [
      'a page of documentation that leads to others',
      'guide/index.html',
      `<h1>指南</h1><h2><a href="/a/">茶馆</a></h2><p>怎么走。</p><h2><a href="/b/">早市</a></h2><p>几点开。</p>`,
    ],
    [
      'an article about tags',
      'tags/use.html',
      '<h1>标签</h1><p>怎样用标签整理札记，先看一个例子，再自己试一试。</p>',
    ],
    [
      'a weekly whose headings lead to other sites',
      'posts/weekly-3/index.html',
      '<h1>周刊</h1><h2><a href="https://a.cn/">茶馆</a></h2><p>甲</p><h2><a href="https://b.cn/">早市</a></h2><p>乙</p>',
    ],
    [
      'a post among archives that leads to others',
      'archives/12/index.html',
      `<h1>链接</h1><p>文</p>${links}`,
    ],
    [
      'an article on a topic',
      'topics/tea/index.html',
      `<article><h1>茶</h1><p>说茶的一篇，也说到水，见<a href="/a/">水</a>。</p></article>`,
    ],
    [
      'a page with cards among its headings',
      'topics/tea/index.html',
      `<h1>茶</h1><h2>水</h2><h2>火</h2>${card('甲')}`,
    ],
    [
      'an article with a link to another page that is a sign alone',
      'tags/use.html',
      `<h1>标签</h1>${covered('甲', '在 GitHub 上编辑')}`,
    ],
    [
      'an article on a topic whose title leads to itself',
      'topics/tea.html',
      `<article><h1><a href="/topics/tea.html">茶馆札记</a></h1><p>${'说茶'.repeat(20)}</p></article>`,
    ],
    ['an article under a link, on a page of its own', 'post.html', covered('甲')],
    ['an article with many links', 'post.html', `<h1>链接</h1><p>文</p>${links}`],
    [
      'an index of documentation',
      'category/start/index.html',
      '<h1>开始</h1><article><a href="/a"><h2>安装</h2><p>怎样安装。</p></a></article>',
      'docs-wrapper',
    ],
  ])('are not: %s', (_, file, main, bodyClass = '') => {
    expect(readPage(page(main).replace('<body>', `<body class="${bodyClass}">`), file)).not.toBeNull()
  })
})

/** Headings of a page without articles: entries with a day, entries without one, and others. */
function headings(dated: number, undated: number, others: number, day = '<time>x</time>'): string {
  const entries = (count: number, more: string) =>
    Array.from(
      { length: count },
      (_, at) =>
        `<section><header><h2><a href="/${at}/">篇目</a></h2></header><p>开头几句话，很长很长，还没有说完。${more}</p></section>`,
    ).join('')
  return entries(dated, day) + entries(undated, '') + '<h2>说明</h2><p>文字。</p>'.repeat(others)
}

describe('headings that lead to other pages', () => {
  it.each([
    ['two with their days', headings(2, 0, 0)],
    ['two with their days as text', headings(2, 0, 0, '2023-01-01')],
    ['as many with a day as without', headings(2, 2, 0)],
    ['three of five headings', headings(3, 0, 2)],
  ])('make a list of a page: %s', (_, main) => {
    expect(readPage(page(main))).toBeNull()
  })

  it('have a day of their own where they stand straight under main', () => {
    const flat = (...days: string[]) =>
      page(
        days
          .map((day, at) => `<h2><a href="/${at}/">篇目</a></h2><p>开头几句话，很长很长。${day}</p>`)
          .join(''),
      )
    expect(readPage(flat('2023-01-01', '2023-01-02'))).toBeNull()
    expect(readPage(flat('2023-01-01', '', ''))).not.toBeNull()
  })

  it.each([
    ['one with its day', headings(1, 0, 0)],
    ['two without days', headings(0, 2, 0)],
    ['one with a day beside one without', headings(1, 1, 0)],
    ['fewer with a day than without', headings(2, 3, 0)],
    ['three of six headings', headings(3, 0, 3)],
  ])('make none: %s', (_, main) => {
    expect(readPage(page(main))).not.toBeNull()
  })

  it('say less than a class or a type of the page', () => {
    const list = headings(2, 0, 0)
    const typed = (type: string) => page(list, `<title>茶</title><meta property="og:type" content="${type}">`)
    expect(readPage(page(list).replace('<body>', '<body class="single">'))).not.toBeNull()
    expect(readPage(typed('article'), 'a.html', { typesArticles: true })).not.toBeNull()
    expect(readPage(typed('article'), 'a.html')).toBeNull()
    expect(readPage(typed('website'), 'a.html', { typesArticles: true })).toBeNull()
    const undated = page(headings(0, 2, 0), '<title>茶</title><meta property="og:type" content="website">')
    expect(readPage(undated, 'a.html', { typesArticles: true })).toBeNull()
    expect(readPage(undated, 'a.html')).not.toBeNull()
  })
})

it('links with the host of the site lead to its pages', () => {
  const main = `<h1>茶</h1>${links.replaceAll('href="', 'href="https://t.cn')}`
  const head = '<title>茶</title><link rel="canonical" href="https://t.cn/tags/x/">'
  expect(readPage(page(main, head), 'tags/x/index.html')).toBeNull()
  expect(readPage(page(main), 'tags/x/index.html', { origin: 'https://t.cn' })).toBeNull()
  expect(readPage(page(main), 'tags/x/index.html')).not.toBeNull()
})

describe('the home page of a site whose articles say what they are', () => {
  const home = page(
    '<div><a href="/a/">茶馆</a><time>2023-01-01</time>清晨的茶馆里坐满了人。</div><div><a href="/b/">早市</a><time>2023-01-02</time>早市在桥头，卖鱼的最早。</div>',
  )
  it('is a list of them where it shows their dates', () => {
    expect(readPage(home, 'index.html', { typesArticles: true })).toBeNull()
  })

  it('is an article elsewhere', () => {
    expect(readPage(home, 'index.html')).not.toBeNull()
    expect(readPage(home, 'about/index.html', { typesArticles: true })).not.toBeNull()
  })
})

describe('pages that are no articles', () => {
  it('are those without text', () => {
    expect(readPage(page('<h1>茶馆札记</h1><div id="app"></div>'))).toBeNull()
  })

  it('are those without the mark that others have', () => {
    const html = page('<h1>茶馆札记</h1><p>文</p>')
    expect(readPage(html, 'a.html', { marksBodies: true })).toBeNull()
    expect(
      readPage(html.replace('<main>', '<main data-pagefind-body>'), 'a.html', { marksBodies: true }),
    ).not.toBeNull()
  })
})
