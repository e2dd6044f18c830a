import { describe, expect, it } from 'vitest'
import { planPlainSite } from '../../../src/article/generators/plain.ts'
import { type GeneratorName, plainSite, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import { readAs } from '../../fixtures/read-as.ts'

describe('what front matter and navigation say', () => {
  it.each<[string, string, GeneratorName, string, object]>([
    [
      'properties of a page of Logseq',
      'a___b.md',
      'obsidian',
      'tags:: [[读书]], #写作, 茶\nalias:: 别名\ncreated:: 2023-05-01\n\n- 正文。',
      { title: 'a/b', tags: ['读书', '写作', '茶'], date: '2023-05-01' },
    ],
    [
      'keys in Chinese',
      'a.md',
      'obsidian',
      '---\n标题: 茶\n創建: x\n发布日期: 2024-05-01\n标签: [甲, 乙]\n作者: 王五\n摘要: 说明\n---\n正文。',
      { title: '茶', date: '2024-05-01', tags: ['甲', '乙'], authors: ['王五'], description: '说明' },
    ],
    [
      'keys in English before those in Chinese',
      'a.md',
      'plain',
      '---\n标题: 茶\ntitle: 水\n---\n正文。',
      { title: '水' },
    ],
    [
      'properties of a page of Notion',
      '读书 3f2a9c8e7b6d4e5f8a9b0c1d2e3f4a5b.md',
      'plain',
      '# 读书笔记\n\n创建时间: 2023年5月1日 15:20\n标签: 书, 笔记\n状态: 已完成\n作者: 林晓\n链接: https://x.y\n\n正文。',
      { title: '读书笔记', tags: ['书', '笔记'], date: '2023-05-01', authors: ['林晓'] },
    ],
    [
      'keys with blanks before their colons, without an opening ruler',
      '_posts/a.md',
      'hexo',
      'title    : 岁月, 我的\ntags     : 随笔\ndate     : 2012-12-27\n---\n\n正文。',
      { title: '岁月, 我的', tags: ['随笔'], date: '2012-12-27', url: '/2012/12/27/a/' },
    ],
    [
      'tags around words',
      'a.md',
      'plain',
      '---\ntitle: 理解 <code>a</code> 与 <title>\nauthor: <a href="https://x.y">王五</a>、赵六\n---\n正文。',
      { title: '理解 a 与 <title>', authors: ['王五', '赵六'] },
    ],
  ])('%s are read', (_name, file, generator, markdown, article) => {
    const document = markdownDocument(file, new TextEncoder().encode(markdown), { ...plainSite, generator })
    const parsed = readDocument(document, { split: true })!
    expect(parsed).toMatchObject({ article, warnings: [] })
    expect(parsed.passages.map(({ text }) => text).join('\n')).toMatch(/^(?:别名\n)?正文。$/)
  })

  it('lines with a colon under a title are text where no export of Notion says otherwise', () => {
    expect(readAs('plain', '# 题\n\n状态: 已完成\n\n正文。').passages[0]!.text).toBe('状态: 已完成\n正文。')
  })

  it.each([
    ['### 请求体\n\n甲。\n\n#### 解析\n\n乙。', '请求体', [[], ['解析']]],
    ['## 介绍\n\n甲。\n\n## 安装\n\n乙。', 'a', [['介绍'], ['安装']]],
    ['## 引入\n\n甲。', '引入', [[]]],
    ['甲。\n\n## 介绍\n\n### 安装\n\n乙。', 'a', [[], ['介绍', '安装']]],
  ])('the heading that a page begins with, and that all others stand under, is its title: %j', (markdown, title, headings) => {
    const { article, passages } = readAs('plain', markdown)
    expect([article.title, passages.map((passage) => passage.headings)]).toEqual([title, headings])
  })

  it.each<[string, GeneratorName, string]>([
    ['raw-body.md', 'plain', '概述'],
    ['读书笔记.md', 'plain', '读书笔记'],
    ['notes.md', 'obsidian', 'notes'],
  ])('%s of %s that begins with a lower heading is called %s', (file, generator, title) => {
    const markdown = new TextEncoder().encode('## 概述\n\n甲。\n\n### 解析\n\n乙。')
    const document = markdownDocument(file, markdown, { ...plainSite, generator })
    expect(readDocument(document, { split: true })!.article.title).toBe(title)
  })

  it.each([
    ['app/docs/(guide)/install/page.mdx', ':route', '/docs/install'],
    ['src/app/page.mdx', ':route', '/'],
    ['pages/about.md', ':route', '/about'],
    ['content/guide/index.md', ':route', '/guide'],
    ['guide/split.en-US.md', ':path', '/en-US/guide/split'],
    ['guide/split.zh-CN.md', ':path', '/guide/split'],
    ['guide/split.cn.md', ':path', '/cn/guide/split'],
    ['data/blog/a.mdx', ':route', '/blog/a'],
    ['posts/2024-05-06-a.md', 'p/:name/', '/p/a/'],
    ['posts/a/index.md', 'p/:name/', '/p/a/'],
    ['posts/a.md', ':year/:slug.html', '/a.html'],
    ['guide/index.md', ':path.html', '/guide/'],
    ['(指南)/a.mdx', '/:language/docs/:path', '/docs/a'],
    ['指南/index.mdx', '/:language/docs/:path', '/docs/%E6%8C%87%E5%8D%97'],
    ['读书 笔记/C&D 100%.md', ':dashed', '/%E8%AF%BB%E4%B9%A6-%E7%AC%94%E8%AE%B0/C-and-D-100-percent'],
  ])('%s is served as %s: %s', (file, permalink, url) => {
    const document = markdownDocument(file, new TextEncoder().encode('甲。'), { ...plainSite, permalink })
    expect(readDocument(document, { split: true })!.article.url).toBe(url)
  })

  it.each([
    ['zh-CN/a.mdx', false, '/docs/a'],
    ['zh-CN/a.mdx', true, '/zh-CN/docs/a'],
    ['en/a.mdx', false, '/en/docs/a'],
    ['a.en.mdx', false, '/en/docs/a'],
    ['a.zh-cn.mdx', true, '/zh-CN/docs/a'],
    ['a.mdx', true, '/zh-CN/docs/a'],
    ['a.mdx', false, '/docs/a'],
  ])('%s of Fumadocs, whose default language is named: %s, is served as %s', (file, defaultLanguageInPath, url) => {
    const site: SiteRules = {
      ...plainSite,
      permalink: '/:language/docs/:path',
      languages: ['zh-CN', 'en'],
      defaultLanguage: 'zh-CN',
      defaultLanguageInPath,
    }
    const document = markdownDocument(file, new TextEncoder().encode('甲。'), site)
    expect(readDocument(document, { split: true })!.article.url).toBe(url)
  })

  it.each<[string, string, string, Partial<SiteRules>]>([
    ['p/a.md', 'permalink: "/x/{{ page.fileSlug }}/"', '/x/a/', { permalink: ':path/' }],
    ['p/a.md', 'permalink: "/x/{{ page.date | year }}/"', '/p/a/', { permalink: ':path/' }],
    ['p/a.md', 'path: 甲/乙', '/%E7%94%B2/%E4%B9%99/', { permalink: ':path/' }],
    ['p/a.md', 'path: 甲/乙', '/p/a', {}],
    [
      'p/a.md',
      '',
      '/q/a/',
      { permalink: ':path/', folderPermalinks: [{ folder: 'p/', permalink: 'q/:name/' }] },
    ],
    ['p/a.md', '', '/a/', { permalink: ':path/', routes: [{ kind: 'pages', folder: 'p', path: '' }] }],
    [
      'a.md',
      'title: "Hello, World"\ndate: 2024-05-06',
      '/2024/hello-world.html',
      { permalink: ':year/:slug.html' },
    ],
    ['a.md', 'title: 甲\nslug: b', '/b.html', { permalink: ':slug.html' }],
    ['p/b/index.md', 'slug: b', '/p/b', {}],
    ['p/b/index.md', 'slug: c', '/p/c', {}],
    ['p/readme.md', '', '/p/readme', { titles: { 'p/readme': '' } }],
    ['p/index.md', '', '/p', { titles: { 'p/index': '' } }],
  ])('%s with %j is served as %s', (file, yaml, url, rules) => {
    const markdown = new TextEncoder().encode(`---\n${yaml}\n---\n甲。`)
    const parsed = readDocument(markdownDocument(file, markdown, { ...plainSite, ...rules }), {
      split: true,
    })!
    expect([parsed.article.url, parsed.warnings]).toEqual([url, []])
  })

  it('documents of Docusaurus beside its folder have the route of their folder', () => {
    const routes = [
      { kind: 'docs', folder: '../docs', path: 'd' },
      { kind: 'blog', folder: 'blog', path: 'b' },
    ] as const
    const site: SiteRules = { ...plainSite, generator: 'docusaurus', siteFolder: 'website/', routes }
    const addressOf = (file: string): string | undefined =>
      readDocument(markdownDocument(file, new TextEncoder().encode('甲。'), site), { split: true })?.article
        .url
    expect(addressOf('docs/01-a.md')).toBe('/d/a')
    expect(addressOf('website/blog/a.md')).toBe('/b/a')
    expect(addressOf('website/i18n/en/docusaurus-plugin-content-docs/current/a.md')).toBe('/en/d/a')
    expect(addressOf('packages/a.md')).toBeUndefined()
  })

  it('files that would share an address have their own', () => {
    const files = ['_index.md', 'README.md', 'sub.md', 'sub/README.md', 'other/index.md']
    const site = { ...plainSite, ...planPlainSite(files, plainSite) }
    const urls = files.map((file) => {
      const document = markdownDocument(file, new TextEncoder().encode('甲。'), site)
      return readDocument(document, { split: true })!.article.url
    })
    expect(urls).toEqual(['/', '/README', '/sub', '/sub/', '/other'])
  })

  it('pages that a navigation does not name are none', () => {
    const site = { ...plainSite, titles: { 'zh/a': '' } }
    const read = (file: string) =>
      readDocument(markdownDocument(file, new TextEncoder().encode('甲。'), site), { split: true })
    expect([read('zh/a.mdx')?.article.title, read('zh/b.mdx')]).toEqual(['a', null])
  })

  it.each([
    ['一行<br />二行', '一行 二行'],
    ['<p>甲<strong>乙</strong></p>', '甲乙'],
    ['a < b 且 c > d', 'a < b 且 c > d'],
    ['说 <canvas> 元素', '说 <canvas> 元素'],
  ])('a description in HTML is its text: %s', (description, text) => {
    const { article } = readAs('hexo', `---\ndescription: "${description}"\n---\n正文。`)
    expect(article.description).toBe(text)
  })

  it('a heading has the anchor that it ends with, where that is no number of an issue', () => {
    const { passages } = readAs('plain', '## 条件 [#on-error]\n\n甲。\n\n## 修复 [#12]\n\n乙。')
    expect(passages.map(({ headings, anchor }) => [headings[0], anchor])).toEqual([
      ['条件', 'on-error'],
      ['修复 [#12]', '修复-12'],
    ])
  })

  it('links of notes are names where the site links notes', () => {
    const markdown = '# 题\n\n见 [[茶|红茶]] 与 [[b/水]]。'
    expect(readAs('vitepress', markdown, { linksNotes: true }).passages[0]!.text).toBe('见 红茶 与 水。')
    expect(readAs('vitepress', markdown).passages[0]!.text).toBe('见 [[茶|红茶]] 与 [[b/水]]。')
  })

  it('a page of several # has the title of the navigation, where that names it', () => {
    const titles = { 'a.md': '源码' }
    expect(readAs('gitbook', '# 版本\n\n甲。\n\n# 字典\n\n乙。', { titles }).article.title).toBe('源码')
    expect(readAs('gitbook', '# 版本\n\n甲。\n\n# 字典\n\n乙。').article.title).toBe('版本')
    expect(readAs('gitbook', '# 版本\n\n# 版本\n\n甲。', { titles }).article.title).toBe('版本')
    expect(readAs('gitbook', '# 版本\n\n甲。\n\n## 字典\n\n乙。', { titles }).article.title).toBe('版本')
    const front = '---\ntitle: 自己的\n---\n# 版本\n\n甲。\n\n# 字典\n\n乙。'
    expect(readAs('gitbook', front, { titles }).article.title).toBe('自己的')
  })
})

it.each([
  ['2024.5.1\n\n正文。\n', '2024-05-01'],
  ['正文。\n\n二〇二四年五月一日\n', '2024-05-01'],
  ['甲。\n\n乙。\n\n周明\n2024 年 5 月 1 日\n\n于杭州\n', '2024-05-01'],
  ['甲。\n\n2024-05-01\n\n乙。\n\n丙。\n\n丁。\n', '2024-05-01'],
  ['甲。\n\n乙。\n\n2024-05-01\n\n丙。\n\n丁。\n', null],
  ['2024-05-01 起涨价。\n', null],
  ['---\nlastmod: 2024-05-01\n---\n正文。\n', '2024-05-01'],
  ['---\ndate: 2020-01-02\n---\n2024-05-01\n\n正文。\n', '2020-01-02'],
])('dates an essay by the line that says nothing else: %j', (markdown, date) => {
  expect(readAs('plain', markdown).article.date).toBe(date)
})

it('calls a page without a title by the name of its file, without the day in front', () => {
  const titleOf = (generator: GeneratorName) =>
    readDocument(
      markdownDocument('2024-05-01-茶会.md', new TextEncoder().encode('正文。'), { ...plainSite, generator }),
      {
        split: true,
      },
    )?.article.title
  expect([titleOf('plain'), titleOf('obsidian')]).toEqual(['茶会', '2024-05-01-茶会'])
})

it.each([
  ['blog/2024-1-2-茶会.md', '茶会', '2024-01-02'],
  ['blog/2024-11-22-茶会/index.md', '茶会', '2024-11-22'],
  ['docs/2024-1-茶会.md', '2024-1-茶会', null],
])('the day before the name of %s is no part of its title', (file, title, date) => {
  const document = markdownDocument(file, new TextEncoder().encode('正文。'), {
    ...plainSite,
    generator: 'docusaurus',
  })
  expect(readDocument(document, { split: true })?.article).toMatchObject({ title, date })
})

it('knows the anchors of Zola in Latin letters only', () => {
  const anchorsOf = (rules: Partial<SiteRules>) =>
    readAs('plain', '# 茶\n\n甲。\n\n## Tea & Cups\n\n乙。\n\n## 水温\n\n丙。', rules).passages.map(
      ({ anchor }) => anchor,
    )
  expect(anchorsOf({ slugs: 'ascii' })).toEqual([null, 'tea-cups', 'tea-cups'])
  expect(anchorsOf({})).toEqual([null, 'tea--cups', '水温'])
})

it('calls a page by the navigation whose first heading any page may have', () => {
  const titles = { 'a.md': '泡茶' }
  expect(readAs('gitbook', '# 目录\n\n正文。', { titles }).article.title).toBe('泡茶')
  expect(readAs('gitbook', '# 泡茶的方法\n\n正文。', { titles }).article.title).toBe('泡茶的方法')
})

it('takes the date of a journal of Logseq from its name', () => {
  const bytes = new TextEncoder().encode('- 喝茶\n')
  const document = markdownDocument('journals/2024_05_01.md', bytes, { ...plainSite, generator: 'obsidian' })
  expect(readDocument(document, { split: true })?.article.date).toBe('2024-05-01')
})
