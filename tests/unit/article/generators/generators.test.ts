import { slugify } from '@mdit-vue/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createSlugAnchors,
  hexoSlug,
  hugoSlug,
  pythonSlug,
  vueSlug,
} from '../../../../src/article/anchors/anchors.ts'
import {
  type GeneratorName,
  plainSite,
  type SiteRules,
} from '../../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../../src/format/article.ts'

function read(file: string, markdown: string, rules: Partial<SiteRules>): ParsedArticle | null {
  const document = markdownDocument(file, new TextEncoder().encode(markdown), { ...plainSite, ...rules })
  return readDocument(document, { split: true })
}

const url = (file: string, yaml: string, rules: Partial<SiteRules>): string | undefined =>
  read(file, yaml === '' ? '正文。' : `---\n${yaml}\n---\n正文。`, rules)?.article.url

const decoded = (address: string | undefined): string | undefined => address && decodeURIComponent(address)

const nextra = { permalink: ':route', languages: ['en', 'zh', 'zh-CN'] }

describe('addresses by generator', () => {
  it.each<[GeneratorName, string, string, Partial<SiteRules>, string]>([
    ['hexo', '_posts/茶.md', 'date: 2020-01-02 10:00', {}, '/2020/01/02/茶/'],
    ['astro', 'content/docs/index.mdx', '', {}, '/'],
    ['astro', 'content/docs/Big Tea/My.Page.md', '', { base: '/文/' }, '/文/big-tea/mypage/'],
    ['astro', 'content/docs/zh-cn/a/index.md', '', {}, '/zh-cn/a/'],
    ['astro', 'content/docs/a.md', 'slug: b/茶', {}, '/b/茶/'],
    ['astro', 'content/blog/a.md', '', { trailingSlash: false }, '/blog/a'],
    ['astro', 'pages/About.md', '', {}, '/About/'],
    [
      'astro',
      'content/blog/茶 叶.md',
      '',
      { routes: [{ kind: 'pages', folder: 'blog', path: 'posts' }] },
      '/posts/茶-叶/',
    ],
    [
      'astro',
      'content/blog/a.md',
      'slug: b',
      { routes: [{ kind: 'pages', folder: 'blog', path: '' }] },
      '/b/',
    ],
    [
      'astro',
      'content/docs/a/index.md',
      '',
      { routes: [{ kind: 'pages', folder: 'docs', path: 'docs' }] },
      '/docs/a/',
    ],
    [
      'astro',
      'pages/blog/a.md',
      '',
      { routes: [{ kind: 'pages', folder: 'blog', path: 'posts' }] },
      '/blog/a/',
    ],
    [
      'astro',
      'data/blog/a.md',
      '',
      { routes: [{ kind: 'pages', folder: 'blog', path: 'posts' }] },
      '/posts/a/',
    ],
    ['docsify', 'README.md', '', {}, '/#/'],
    ['obsidian', 'clips/a.md', 'url: https://example.org/a', {}, '/clips/a'],
    ['obsidian', 'clips/a.md', 'url: /own', {}, '/own'],
    ['plain', 'clips/a.md', 'url: https://example.org/a', {}, 'https://example.org/a'],
    ['docsify', 'guide/README.md', '', { base: '/文/' }, '/文/#/guide/'],
    ['docsify', 'guide/茶.md', '', {}, '/#/guide/茶'],
    ['docsify', 'home.md', '', { homePage: 'home.md' }, '/#/'],
    ['docsify', 'guide/茶.md', '', { cleanUrls: true }, '/guide/茶'],
    ['hexo', '_posts/a/b.md', 'date: 2020-01-02', { permalink: 'posts/:name.html' }, '/posts/b.html'],
    [
      'hexo',
      '_posts/b.md',
      'date: 2020-01-02\nabbrlink: 4a17b156',
      { permalink: 'posts/:abbrlink/' },
      '/posts/4a17b156/',
    ],
    ['hexo', '_posts/b.md', 'date: 2020-01-02\npermalink: own/path.html', {}, '/own/path.html'],
    [
      'hexo',
      '_posts/b.md',
      'date: 2020-11-02\ncategories: [茶, 绿茶]',
      { permalink: ':category/:i_month-:i_day/:title/' },
      '/茶/绿茶/11-2/b/',
    ],
    ['hexo', '_posts/2020-01-02-茶.md', '', { postName: ':year-:month-:day-:title.md' }, '/2020/01/02/茶/'],
    ['hexo', 'about/index.md', '', { base: '/blog/' }, '/blog/about/'],
    ['hexo', 'notes/tea.md', '', {}, '/notes/tea.html'],
    ['hexo', 'notes/tea.md', '', { cleanUrls: true }, '/notes/tea'],
    ['hugo', 'posts/My Tea.md', '', {}, '/posts/my-tea/'],
    ['hugo', 'posts/tea/index.md', '', {}, '/posts/tea/'],
    ['hugo', 'posts/_index.md', '', {}, '/posts/'],
    ['hugo', 'posts/tea.md', 'slug: cha', {}, '/posts/cha/'],
    ['hugo', 'posts/tea.md', 'url: /own/', { base: '/site/' }, '/site/own/'],
    [
      'hugo',
      'posts/tea.md',
      'date: 2020-01-02\ntitle: 说 茶',
      { permalinks: { posts: '/:year/:month/:slug/' } },
      '/2020/01/说-茶/',
    ],
    ['hugo', 'docs/a/b/tea.md', '', { permalinks: { docs: '/d/:sections[1:]/:filename/' } }, '/d/a/b/tea/'],
    [
      'hugo',
      'about/index.zh-cn.md',
      '',
      { languages: ['en', 'zh-cn'], defaultLanguage: 'en' },
      '/zh-cn/about/',
    ],
    ['hugo', 'about/index.zh-cn.md', '', { languages: ['en', 'zh-cn'], defaultLanguage: 'zh-cn' }, '/about/'],
    ['hugo', 'posts/tea.md', '', { trailingSlash: false }, '/posts/tea.html'],
    ['jekyll', '_posts/2020-01-02-my-tea.md', 'title: 茶', {}, '/2020/01/02/my-tea.html'],
    [
      'jekyll',
      '_posts/2020-01-02-tea.md',
      'categories: 茶 历史',
      { permalink: 'pretty' },
      '/茶/历史/2020/01/02/tea/',
    ],
    ['jekyll', '_posts/2020-01-02-tea.md', 'date: 2021-05-06', { permalink: '/:year/:title/' }, '/2021/tea/'],
    ['jekyll', '_posts/2020-01-02-tea.md', 'permalink: /own/:title/', {}, '/own/tea/'],
    ['jekyll', 'life/_posts/2020-01-02-tea.md', '', { base: '/b/' }, '/b/life/2020/01/02/tea.html'],
    ['jekyll', 'about.md', '', {}, '/about.html'],
    ['jekyll', 'docs/index.md', '', {}, '/docs/'],
    ['jekyll', '_docs/a/tea.md', '', { permalinks: { docs: '/manual/:path/' } }, '/manual/a/tea/'],
    ['vitepress', 'guide/tea.md', '', {}, '/guide/tea.html'],
    ['vitepress', 'guide/tea.md', '', { cleanUrls: true, base: '/docs/' }, '/docs/guide/tea'],
    ['vitepress', 'guide/index.md', '', { cleanUrls: true }, '/guide/'],
    ['vitepress', 'guide/README.md', '', {}, '/guide/README.html'],
    ['vitepress', 'guide/README.md', '', { routes: [{ kind: 'pages', folder: '', path: '' }] }, '/guide/'],
    ['docusaurus', 'docs/01-guide/02-tea.md', '', {}, '/docs/guide/tea'],
    ['docusaurus', 'docs/guide/index.md', '', {}, '/docs/guide/'],
    ['docusaurus', 'docs/guide/guide.md', '', {}, '/docs/guide/'],
    ['docusaurus', 'docs/guide/tea.md', 'id: cha', { trailingSlash: true }, '/docs/guide/cha/'],
    ['docusaurus', 'docs/tea.md', 'slug: /', {}, '/docs/'],
    ['docusaurus', 'docs/tea.md', '', { routes: [{ kind: 'docs', folder: 'docs', path: '' }] }, '/tea'],
    ['docusaurus', 'blog/2020-01-02-tea.md', '', {}, '/blog/2020/01/02/tea'],
    ['docusaurus', 'blog/2020-1-2-tea.md', '', {}, '/blog/2020/1/2/tea'],
    ['docusaurus', 'blog/tea/index.md', 'date: 2020-01-02', {}, '/blog/tea'],
    ['docusaurus', 'blog/甲/2020-01-02-tea.md', '', {}, '/blog/2020/01/02/甲/tea'],
    ['docusaurus', 'blog/2020-01-02-tea/index.md', 'slug: cha', {}, '/blog/cha'],
    [
      'docusaurus',
      'i18n/zh-Hans/docusaurus-plugin-content-docs/current/tea.md',
      '',
      { defaultLanguage: 'en' },
      '/zh-Hans/docs/tea',
    ],
    [
      'docusaurus',
      'i18n/zh/docusaurus-plugin-content-docs/version-1.0/tea.md',
      '',
      { defaultLanguage: 'zh', latestVersion: '2.0' },
      '/docs/1.0/tea',
    ],
    ['docusaurus', 'versioned_docs/version-2.0/tea.md', '', { latestVersion: '2.0' }, '/docs/tea'],
    ['docusaurus', 'docs/tea.md', '', { latestVersion: '2.0' }, '/docs/next/tea'],
    ['mkdocs', 'guide/tea.md', '', {}, '/guide/tea/'],
    ['mkdocs', 'guide/README.md', '', { base: '/x/' }, '/x/guide/'],
    ['mkdocs', 'guide/tea.md', '', { trailingSlash: false }, '/guide/tea.html'],
    ['mkdocs', 'tea.en.md', '', { languages: ['zh', 'en'], defaultLanguage: 'zh' }, '/en/tea/'],
    ['mkdocs', 'index.zh.md', '', { languages: ['zh', 'en'], defaultLanguage: 'zh' }, '/'],
    [
      'mkdocs',
      'en/tea.md',
      '',
      {
        languages: ['zh', 'en'],
        defaultLanguage: 'zh',
        routes: [{ kind: 'pages', folder: 'en', path: 'en' }],
      },
      '/en/tea/',
    ],
    [
      'mkdocs',
      'blog/posts/a.md',
      'date: 2024-01-02\ntitle: 说 茶',
      { permalinks: { 'blog/posts/': 'blog/:year/:month/:day/:slug' } },
      '/blog/2024/01/02/说-茶/',
    ],
    [
      'vitepress',
      'packages/tea/src/a.md',
      '',
      { rewrites: { 'packages/:pkg/src/(.*)': ':pkg/guide.md' } },
      '/tea/guide.html',
    ],
    ['vitepress', 'zh/a/b.md', '', { rewrites: { 'zh/:rest*': ':rest*' }, cleanUrls: true }, '/a/b'],
    ['hugo', 'posts/My Tea.md', '', { keepsCase: true }, '/posts/My-Tea/'],
    ['hugo', 'posts/a--b - c.md', '', {}, '/posts/a--b-c/'],
    ['gitbook', 'guide/README.md', '', {}, '/guide/'],
    ['gitbook', 'guide/tea.md', '', {}, '/guide/tea.html'],
    ['gitbook', 'guide/readme.md', '', {}, '/guide/readme.html'],
    ['gitbook', 'guide/readme.md', '', { slugs: 'unicode' }, '/guide/'],
    ['plain', 'guide/tea.mdx', '', {}, '/guide/tea'],
    ['plain', 'guide/README.md', '', {}, '/guide'],
    ['plain', 'pages/a/b.zh.mdx', '', { ...nextra, defaultLanguage: 'en' }, '/zh/a/b'],
    ['plain', 'pages/a/b.en.mdx', '', { ...nextra, defaultLanguage: 'en' }, '/a/b'],
    ['plain', 'pages/a/b.zh-cn.mdx', '', { ...nextra, defaultLanguage: 'zh-CN' }, '/a/b'],
    ['plain', 'src/content/index.en.mdx', '', { permalink: ':route' }, '/en'],
    ['plain', 'about/pages/b.md', '', { permalink: ':route' }, '/about/pages/b'],
    ['plain', '1.guide/02.tea.md', '', { permalink: ':path' }, '/guide/tea'],
    ['plain', '1.guide/index.md', '', { permalink: ':path' }, '/guide'],
    ['plain', '1.guide/02.tea.md', '', {}, '/1.guide/02.tea'],
    ['plain', 'posts/2024-05-06-tea/index.md', '', { permalink: ':path/' }, '/posts/tea/'],
    ['plain', 'posts/tea.md', 'slug: cha', { permalink: ':path/', base: '/b/' }, '/b/posts/cha/'],
    ['plain', '2.0/tea.md', '', { permalink: ':path.html' }, '/2.0/tea.html'],
    ['plain', 'guide/index.md', '', { permalink: ':path.html' }, '/guide/'],
    ['plain', 'about/index.zh-cn.md', '', {}, '/about'],
    ['plain', 'v1.2/tea.markdown', 'permalink: /:year/:title/', {}, '/v1.2/tea'],
  ])('%s: %s with %j', (generator, file, yaml, rules, expected) => {
    expect(decoded(url(file, yaml, { ...rules, generator }))).toBe(expected)
  })

  it('never lead out of the site', () => {
    expect(url('a.md', 'permalink: //host.example/', { generator: 'hexo' })).toBe('/host.example/')
    for (const permalink of ['/../../etc', '/..%2f..%2fpwned'])
      expect(url('a.md', `permalink: ${permalink}`, { generator: 'hexo' })).toBe('/a')
  })

  it('count from the folder of pages, inside of the folder of articles or above it', () => {
    const rules = { generator: 'hexo', pagesUnder: 'source/' } as const
    expect(url('source/about/index.md', '', rules)).toBe('/about/')
    expect(url('README.md', '', rules)).toBeUndefined()
    expect(url('tea.md', 'date: 2020-01-02', { generator: 'hexo', pathPrefix: '_posts/' })).toBe(
      '/2020/01/02/tea/',
    )
  })
})

describe('pages of a generator', () => {
  it.each<[GeneratorName, string, boolean]>([
    ['astro', 'content/docs/a.md', true],
    ['astro', 'content/docs/_a.md', false],
    ['astro', 'data/blog/a.md', true],
    ['astro', 'content/docs/404.md', false],
    ['astro', 'components/a.md', false],
    ['jekyll', '404.md', false],
    ['hexo', '404/index.md', false],
    ['vitepress', 'zh-cn/404.md', false],
    ['vitepress', 'status/404.md', true],
    ['plain', '404.md', true],
    ['docsify', '_sidebar.md', false],
    ['docsify', 'a/_navbar.md', false],
    ['docsify', 'a.md', true],
    ['hexo', '_drafts/a.md', false],
    ['hexo', '_data/a.md', false],
    ['hexo', '_posts/a.md', true],
    ['jekyll', '_posts/a.md', false],
    ['jekyll', '_includes/a.md', false],
    ['jekyll', '_docs/a.md', true],
    ['docusaurus', 'docs/_part.mdx', false],
    ['vitepress', 'packages/[name].md', false],
    ['jekyll', 'docs/README.md', true],
    ['jekyll', 'LICENSE.md', false],
    ['jekyll', 'tea.md', true],
    ['gitbook', 'SUMMARY.md', false],
    ['gitbook', 'LANGS.md', false],
    ['plain', 'a/_drafts/b.md', false],
    ['plain', 'wiki/_Sidebar.md', false],
    ['plain', 'wiki/_sidebar/a.md', true],
    ['vitepress', 'api/_sidebar.md', false],
    ['plain', 'SUMMARY.md', true],
  ])('%s: %s is one: %s', (generator, file, isPage) => {
    expect(read(file, '正文。', { generator }) !== null).toBe(isPage)
  })

  it('are what the table of contents of a book names, and the page it begins with', () => {
    const isPage = (file: string): boolean =>
      read(file, '正文。', {
        generator: 'gitbook',
        titles: { 'zh/tea.md': '茶', 'zh/summary.md': '小结' },
      }) !== null
    expect(
      ['zh/tea.md', 'zh/summary.md', 'zh/other.md', 'README.md', 'zh/README.md', 'SUMMARY.md'].map(isPage),
    ).toEqual([true, true, false, true, false, false])
    const site = { generator: 'gitbook', titles: { 'index.md': '茶' } } as const
    expect(['index.md', 'README.md'].map((file) => read(file, '正文。', site) !== null)).toEqual([
      true,
      false,
    ])
  })

  it('are those of collections that have pages, where the configuration is known', () => {
    const routes = [{ kind: 'pages', folder: '_docs', path: 'docs' }] as const
    const isPage = (file: string): boolean => read(file, '正文。', { generator: 'jekyll', routes }) !== null
    expect(['_docs/a.md', '_notes/a.md', 'a.md'].map(isPage)).toEqual([true, false, true])
  })

  it.each([
    ['2021-01-01', false],
    ['2020-01-02', true],
  ])('dated 2020-01-02 and built a day before or %s are shown as the generator does: %s', (today) => {
    const shown = (rules: Partial<SiteRules>): boolean =>
      read('a.md', '---\ndate: 2020-01-02\n---\n甲。', { generator: 'hugo', ...rules }) !== null
    expect(shown({ today, future: false })).toBe(true)
    expect(shown({ today: '2020-01-01', future: false })).toBe(false)
    expect(shown({ today: '2020-01-01', future: true })).toBe(true)
  })

  it('leave out what has expired', () => {
    const text = '---\nexpiryDate: 2020-01-02\n---\n甲。'
    expect(read('a.md', text, { generator: 'hugo', today: '2020-01-03' })).toBeNull()
    expect(read('a.md', text, { generator: 'hugo', today: '2020-01-02' })).not.toBeNull()
  })
})

describe('titles', () => {
  it.each<[GeneratorName, string, string, string]>([
    ['plain', 'a/茶.md', '## 引入\n\n甲。', '茶'],
    ['plain', 'a/茶.md', '## 引入\n\n# 说茶\n\n甲。', '说茶'],
    ['plain', 'a/tea.md', '## 说茶\n\n甲。', '说茶'],
    ['plain', 'a/tea.md', '甲。\n\n## 说茶\n\n乙。', 'tea'],
    ['plain', 'a/tea.md', '## 说茶\n\n甲。\n\n## 说水', 'tea'],
    ['hexo', '_posts/tea.md', '## 说茶\n\n甲。', 'tea'],
    ['plain', 'guide/README.md', '甲。', 'guide'],
    ['jekyll', '_posts/2020-01-02-green-tea.md', '甲。', 'green tea'],
    ['hexo', '_posts/茶.md', '## 引入\n\n甲。', '茶'],
    ['docusaurus', 'docs/02-tea.md', '甲。', 'tea'],
    ['hugo', 'posts/tea.zh-cn.md', '甲。', 'tea'],
    ['mkdocs', 'amortized-analysis.md', '甲。', 'Amortized analysis'],
    ['vitepress', 'index.md', '---\nhero:\n  name: 茶经\n---\n', '茶经'],
    ['plain', '_index.zh-hant-tw.md', '甲。', 'index'],
    ['obsidian', 'pages/说茶.md', '# 说水\n\n甲。', '说茶'],
    ['obsidian', 'notes/tea.md', '# 说水\n\n甲。', '说水'],
  ])('%s: %s that begins %j has the title %s', (generator, file, markdown, title) => {
    expect(read(file, markdown, { generator })!.article.title).toBe(title)
  })
})

it('reads what the home page shows of its front matter, and bears the title of the site where it says none', () => {
  const home =
    '---\nhero:\n  text: 喝茶\n  tagline: 慢慢<br>喝\nfeatures:\n  - title: 绿茶\n    details: 清香\n---\n'
  const { article, passages } = read('index.md', home, { generator: 'vitepress', siteTitle: '茶经' })!
  expect([article.title, passages.map(({ text }) => text)]).toEqual(['喝茶', ['喝茶\n慢慢 喝\n绿茶\n清香']])
  expect(read('index.md', '甲。', { generator: 'vitepress', siteTitle: '茶经' })!.article.title).toBe('茶经')
  expect(read('a/index.md', '甲。', { generator: 'vitepress', siteTitle: '茶经' })!.article.title).toBe('a')
})

it('passes over byte-order marks, however many there are', () => {
  expect(read('a.md', '\ufeff\ufeff---\ntitle: 茶\n---\n正文。', {})!.article.title).toBe('茶')
})

it('takes the title of a page from the navigation, where the page says none', () => {
  const rules = { generator: 'mkdocs', titles: { 'a/b.md': '均摊复杂度' } } as const
  expect(read('a/b.md', '## 引入\n\n甲。', rules)!.article.title).toBe('均摊复杂度')
  expect(read('a/b.md', '# 均摊\n\n甲。', rules)!.article.title).toBe('均摊')
  expect(read('a/constructor', '甲。', rules)!.article.title).toBe('Constructor')
})

it('reads keys above the first blank line of a page of MkDocs, and of others where a title is the first', () => {
  const text = 'authors: 林晓\ntitle: 茶\n\n正文。'
  expect(read('a.md', text, { generator: 'mkdocs' })!.article).toMatchObject({
    title: '茶',
    authors: ['林晓'],
  })
  expect(read('a.md', text, { generator: 'plain' })!.article.title).toBe('a')
  const titled = 'Title: [转]茶：甲: 乙\nDate: 2013-08-08 12:14\nTags: 书, 笔记\nSlug: tea\n\n正文。'
  expect(read('a/b.md', titled, { generator: 'plain' })).toMatchObject({
    article: { title: '[转]茶：甲: 乙', date: '2013-08-08', tags: ['书', '笔记'], url: '/a/tea' },
    passages: [{ text: '正文。' }],
    warnings: [],
  })
})

describe('anchors', () => {
  const anchorsOf = (
    generator: GeneratorName,
    markdown: string,
    rules: Partial<SiteRules> = {},
  ): (string | null)[] =>
    read('docs/a.md', markdown, { ...rules, generator })!.passages.map(({ anchor }) => anchor)
  const page =
    '# 指南\n\n## 1. 安装\n\n甲。\n\n## Node.js 的 API\n\n乙。\n\n## 安装、配置\n\n丙。\n\n## 安装、配置\n\n丁。\n'

  it.each<[GeneratorName, Partial<SiteRules>, string[]]>([
    ['plain', {}, ['1-安装', 'nodejs-的-api', '安装配置', '安装配置-1']],
    ['docusaurus', {}, ['1-安装', 'nodejs-的-api', '安装配置', '安装配置-1']],
    ['hugo', {}, ['1-安装', 'nodejs-的-api', '安装配置', '安装配置-1']],
    ['hexo', {}, ['1-安装', 'Node-js-的-API', '安装、配置', '安装、配置-1']],
    ['vitepress', {}, ['_1-安装', 'node-js-的-api', '安装、配置', '安装、配置-1']],
    ['gitbook', {}, ['1-安装', 'nodejs-的-api', '安装、配置', '安装、配置']],
    ['gitbook', { slugs: 'unicode' }, ['1-安装', 'nodejs-的-api', '安装配置', '安装配置-1']],
    ['hexo', { anchorCase: 'lower' }, ['1-安装', 'node-js-的-api', '安装、配置', '安装、配置-1']],
    ['mkdocs', {}, ['1', 'nodejs-api', '_2', '_3']],
    ['mkdocs', { slugs: 'unicode' }, ['1-安装', 'nodejs-的-api', '安装配置', '安装配置_1']],
  ])('of %s with %j', (generator, rules, anchors) => {
    expect(anchorsOf(generator, page, rules)).toEqual(anchors)
  })

  it('of headings in quotes and lists are counted, and bold text has none on a generated page', () => {
    const text = '## 安装\n\n甲。\n\n> ## 配置\n\n**步骤**\n\n乙。\n\n## 配置\n\n丙。\n'
    expect(anchorsOf('docusaurus', text)).toEqual(['安装', '安装', '配置-1'])
    expect(anchorsOf('plain', text)).toEqual(['安装', '步骤', '配置-1'])
  })

  it('of VitePress are what @mdit-vue/shared makes of any heading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (heading) => {
        expect(vueSlug(heading)).toBe(slugify(heading))
      }),
    )
  })

  it('never stand twice on a page', () => {
    const headings = fc.array(fc.constantFrom('甲', '甲-1', '!', '甲 1', ''), { maxLength: 12 })
    fc.assert(
      fc.property(headings, fc.constantFrom(hexoSlug, hugoSlug, pythonSlug, vueSlug), (texts, slug) => {
        const anchors = createSlugAnchors(slug)
        const named = texts.map((text) => anchors.add(text))
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })
})
