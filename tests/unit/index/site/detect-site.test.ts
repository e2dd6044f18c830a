import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectSite } from '../../../../scripts/index/site/detect-site.ts'
import { describeFindings } from '../../../../scripts/index/site/site-finding.ts'
import { writeSite } from './write-site-files.ts'

const today = '2024-05-06'

describe('the generator of a folder', () => {
  it.each<[string, Record<string, string>, string, object, RegExp]>([
    [
      'Hexo, above',
      {
        '_config.yml':
          'permalink: :year/:title/\nroot: /blog/\nnew_post_name: :title.md\nabbrlink: { alg: crc32, rep: hex }',
        'source/_posts/a.md': '',
      },
      'source/_posts',
      {
        generator: 'hexo',
        pathPrefix: '_posts/',
        pagesUnder: '',
        permalink: ':year/:title/',
        base: '/blog/',
        future: true,
        abbreviation: { bits: 32, radix: 16 },
      },
      /^read as Hexo: found \.\.\/\.\.\/_config\.yml, addresses as :year\/:title\/, under \/blog\/$/,
    ],
    [
      'Hexo, in the folder',
      {
        '_config.yml':
          'pretty_urls:\n  trailing_html: false\nmarked:\n  modifyAnchors: 1\n  smartypants: false',
        'source/_posts/a.md': '',
      },
      '',
      {
        generator: 'hexo',
        pagesUnder: 'source/',
        pathPrefix: '',
        cleanUrls: true,
        anchorCase: 'lower',
        keepsQuotes: true,
      },
      /^read as Hexo: found _config\.yml, pages in source\/$/,
    ],
    [
      'Jekyll',
      {
        '_config.yml':
          'permalink: pretty\nbaseurl: /b\ncollections:\n  docs:\n    output: true\n    permalink: /d/:path/\ndefaults:\n  - scope:\n      path: ""\n      type: posts\n    values:\n      permalink: /p/:title/\n',
        '_posts/2020-01-01-a.md': '',
      },
      '_posts',
      {
        generator: 'jekyll',
        pathPrefix: '_posts/',
        permalink: 'pretty',
        base: '/b/',
        permalinks: { docs: '/d/:path/' },
        folderPermalinks: [{ folder: '_posts/', permalink: '/p/:title/' }],
        future: false,
      },
      /^read as Jekyll/,
    ],
    [
      'Hugo',
      {
        'hugo.toml':
          'baseURL = "https://a.example/site/"\ndefaultContentLanguage = "zh-cn"\nuglyURLs = true\n[permalinks]\nposts = "/:year/:slug/"\n[languages.en]\n[languages.zh-cn]\n',
        'content/posts/a.md': '',
      },
      'content',
      {
        generator: 'hugo',
        base: '/site/',
        permalinks: { posts: '/:year/:slug/' },
        languages: ['en', 'zh-cn'],
        defaultLanguage: 'zh-cn',
        trailingSlash: false,
        keepsCase: false,
        future: false,
        today,
      },
      /^read as Hugo: found \.\.\/hugo\.toml/,
    ],
    [
      'Hugo in parts',
      {
        'config/_default/hugo.yaml': 'contentDir: text\ndisablePathToLower: true\nbuildFuture: true',
        'config/_default/permalinks.toml': '[page]\nposts = "/:title/"',
        'config/_default/languages.yaml': 'zh:\n  contentDir: text/zh\nen:\n  contentDir: text/en',
        'text/zh/a.md': '',
      },
      '',
      {
        generator: 'hugo',
        pagesUnder: 'text/',
        permalinks: { posts: '/:title/' },
        languages: ['zh', 'en'],
        keepsCase: true,
        future: true,
        routes: [
          { kind: 'pages', folder: 'zh', path: 'zh' },
          { kind: 'pages', folder: 'en', path: 'en' },
        ],
      },
      /^read as Hugo/,
    ],
    [
      'VitePress under docs',
      {
        'docs/.vitepress/config.mts':
          "export default defineConfig({\n  // base: '/no/',\n  base: '/docs/',\n  cleanUrls: true,\n  srcDir: './src',\n})",
        'docs/src/a.md': '',
      },
      '',
      { generator: 'vitepress', pagesUnder: 'docs/src/', base: '/docs/', cleanUrls: true, routes: [] },
      /^read as VitePress: found docs\/\.vitepress\/config\.mts/,
    ],
    [
      'VuePress',
      { '.vuepress/config.js': 'module.exports = { base: "/x/" }', 'README.md': '' },
      '',
      { generator: 'vitepress', base: '/x/', routes: [{ kind: 'pages' }] },
      /^read as VuePress: found \.vuepress/,
    ],
    [
      'Docusaurus whose base only the program knows',
      {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a program's
        'docusaurus.config.ts': 'export default { baseUrl: `${consts.base}`, title: `茶` }',
        'docs/a.md': '',
      },
      'docs',
      { generator: 'docusaurus', base: '/', siteTitle: '茶' },
      /^read as Docusaurus/,
    ],
    [
      'Docusaurus',
      {
        'docusaurus.config.ts':
          "const config = { baseUrl: '/d/', trailingSlash: false, i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans', 'en'] },\n presets: [['classic', { docs: { routeBasePath: '/' , sidebarPath: './s.js' }, blog: false }]],\n plugins: [['@docusaurus/plugin-content-docs', { id: 'dev', path: 'dev', routeBasePath: 'developer' }]] }",
        'versions.json': '["2.0","1.0"]',
        'blog/authors.yml': 'zhou:\n  name: 周明\n',
        'docs/a.md': '',
      },
      'docs',
      {
        generator: 'docusaurus',
        pathPrefix: 'docs/',
        base: '/d/',
        trailingSlash: false,
        latestVersion: '2.0',
        defaultLanguage: 'zh-Hans',
        languages: ['zh-Hans', 'en'],
        authors: { zhou: '周明' },
        routes: [
          { kind: 'docs', folder: 'docs', path: '' },
          { kind: 'docs', folder: 'dev', path: 'developer' },
          { kind: 'pages', folder: 'src/pages', path: '' },
        ],
      },
      /^read as Docusaurus/,
    ],
    [
      'MkDocs',
      {
        'mkdocs.yml':
          'nav:\n  - 基础:\n    - 复杂度: a.md\nsite_url: https://a.example/wiki/\nuse_directory_urls: false\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {case: lower}\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n',
        'docs/a.md': '',
      },
      'docs',
      {
        generator: 'mkdocs',
        base: '/wiki/',
        trailingSlash: false,
        slugs: 'unicode',
        pathPrefix: '',
        titles: { 'a.md': '复杂度' },
      },
      /^read as MkDocs/,
    ],
    [
      'Zensical, whose extensions are on where it names none',
      {
        'zensical.toml':
          '[project]\nsite_url = "https://a.example/wiki/"\nuse_directory_urls = false\nnav = [{ "基础" = [{ "复杂度" = "a.md" }] }]\n',
        'docs/a.md': '',
      },
      '',
      {
        generator: 'mkdocs',
        pagesUnder: 'docs/',
        base: '/wiki/',
        trailingSlash: false,
        slugs: null,
        extensions: ['attr_list', 'emoji'],
        titles: { 'a.md': '复杂度' },
      },
      /^read as Zensical: found zensical\.toml/,
    ],
    [
      'Zensical with extensions of its own',
      {
        'zensical.toml':
          '[project.markdown_extensions.pymdownx.emoji]\n[project.markdown_extensions.toc]\nslugify = { object = "pymdownx.slugs.slugify", kwds = { case = "lower" } }\n',
        'docs/a.md': '',
      },
      '',
      { slugs: 'unicode', extensions: ['emoji'] },
      /^read as Zensical/,
    ],
    [
      'a site in one of several packages',
      { 'package.json': '', 'apps/site/rspress.config.ts': '', 'apps/site/docs/a.md': '' },
      '',
      { pagesUnder: 'apps/site/docs/', permalink: ':path.html', routes: [] },
      /^read as plain Markdown of Rspress: found apps\/site\/rspress/,
    ],
    [
      'Rspress in two languages, the first of which is at the root, without .html',
      {
        'rspress.config.ts':
          "export default defineConfig({ themeConfig: { locales: [{ lang: 'en' }, { lang: 'zh' }] }, route: { cleanUrls: true }, lang: 'zh' })",
        'docs/zh/a.md': '',
        'docs/en/a.md': '',
      },
      '',
      { permalink: ':path', routes: [{ folder: 'zh', path: '' }] },
      /^read as plain Markdown of Rspress/,
    ],
    [
      'a site in a folder that is named so',
      { 'tea-doc/index.html': '<script>window.$docsify = {}</script>', 'tea-doc/a.md': '' },
      '',
      { generator: 'docsify', pagesUnder: 'tea-doc/' },
      /^read as docsify: found tea-doc/,
    ],
    [
      'no site in a folder of another name',
      { 'tea/mkdocs.yml': '', 'tea/docs/a.md': '', 'b.md': '' },
      '',
      { generator: 'plain', pagesUnder: '' },
      /^read as plain Markdown: no configuration/,
    ],
    [
      'MkDocs that inherits, in two languages and with a blog',
      {
        'base.yml': 'site_name: 茶\ndocs_dir: text\nexclude_docs: |\n  # 草稿\n  drafts/\n  /old.md\n',
        'mkdocs.yml':
          'INHERIT: base.yml\nplugins:\n  - search\n  - material/blog:\n      post_url_format: "{slug}"\n  - i18n:\n      docs_structure: folder\n      languages:\n        - locale: zh\n          default: true\n        - locale: en\n        - locale: ja\n          build: false\n',
        'text/zh/a.md': '',
      },
      'text',
      {
        generator: 'mkdocs',
        siteTitle: '茶',
        languages: ['zh', 'en', 'ja'],
        defaultLanguage: 'zh',
        routes: [{ folder: 'zh' }, { folder: 'en' }, { folder: 'ja' }],
        permalinks: { 'blog/posts/': 'blog/:slug' },
      },
      /^read as MkDocs/,
    ],
    [
      'a book with a configuration for GitHub Pages',
      { '_config.yml': 'theme: x', 'SUMMARY.md': '* [茶 (一)](a b/茶 (一) #1/index.md#x)\n* [乙](b.md)\n' },
      '',
      { generator: 'gitbook', titles: { 'a b/茶 (一) #1/index.md': '茶 (一)', 'b.md': '乙' } },
      /^read as GitBook: found SUMMARY\.md/,
    ],
    [
      'Docusaurus with a path for the version under way',
      {
        'docusaurus.config.js':
          "module.exports = { presets: [['classic', { docs: { routeBasePath: '/', versions: { current: { path: 'next' } } }, blog: false }]] }",
        'docs/a.md': '',
      },
      '',
      { routes: [{ kind: 'docs', folder: 'docs', path: '' }, { kind: 'pages' }] },
      /^read as Docusaurus/,
    ],
    [
      'Docusaurus with a plug-in of its own for its blog',
      {
        'docusaurus.config.js':
          "module.exports = { presets: [['classic', { docs: { path: 'a' }, blog: false }]], plugins: [['./plugins/blog-plugin', { path: 'b', routeBasePath: 'news' }]] }",
        'b/a.md': '',
      },
      '',
      {
        routes: [
          { kind: 'docs', folder: 'a', path: 'docs' },
          { kind: 'blog', folder: 'b', path: 'news' },
          { kind: 'pages' },
        ],
      },
      /^read as Docusaurus/,
    ],
    [
      'a book in two languages',
      {
        'LANGS.md': '* [中文](zh/)\n* [English](en)\n',
        'zh/SUMMARY.md': '* [茶 `一`](./green%20tea.md)\n',
        'en/SUMMARY.md': '* [Tea](<black tea.md>)\n',
      },
      '',
      {
        generator: 'gitbook',
        titles: { 'zh/green tea.md': '茶 一', 'zh/README.md': 'zh', 'en/black tea.md': 'Tea' },
      },
      /^read as GitBook: found LANGS\.md/,
    ],
    [
      'Obsidian',
      { '.obsidian/app.json': '{}', 'a/b.md': '' },
      'a',
      { generator: 'obsidian', pathPrefix: 'a/', breaksLines: true },
      /^read as Obsidian/,
    ],
    [
      'Obsidian that joins lines',
      { '.obsidian/app.json': '{"strictLineBreaks": true}', 'b.md': '' },
      '',
      { generator: 'obsidian', breaksLines: false },
      /^read as Obsidian/,
    ],
    [
      'mdBook',
      {
        'book.toml': '[book]\nsrc = "text"\n[output.html]\nsite-url = "/b/"',
        'text/SUMMARY.md': '# 目录\n\n- [茶](./tea.md)\n',
      },
      '',
      {
        generator: 'gitbook',
        pagesUnder: 'text/',
        base: '/b/',
        slugs: 'unicode',
        titles: { 'tea.md': '茶' },
      },
      /^read as mdBook: found book\.toml/,
    ],
    [
      'a table of contents',
      { 'SUMMARY.md': '', 'a.md': '' },
      '',
      { generator: 'gitbook', pagesUnder: '' },
      /^read as GitBook: found SUMMARY\.md/,
    ],
    [
      'none',
      { 'a/b.md': '' },
      'a',
      { generator: 'plain', base: '/', future: true },
      /^read as plain Markdown: no configuration/,
    ],
    [
      'VitePress, whose sidebar has bases of its own, and whose configuration is in parts',
      {
        '.vitepress/config/index.ts':
          "import { shared } from './shared'\nimport zh from './zh'\nexport default defineConfig({ ...shared, themeConfig: { sidebar: { '/a/': { base: '/a/', items: [] } } } })",
        '.vitepress/config/shared.ts':
          "export const shared = defineConfig({ base: '/文/', cleanUrls: true })",
        '.vitepress/config/zh.ts':
          "import x from './index'\nexport default { title: '题', nav: [{ title: '栏' }] }",
      },
      '',
      { generator: 'vitepress', base: '/文/', cleanUrls: true, siteTitle: '题' },
      /^read as VitePress/,
    ],
    [
      'Docusaurus, whose presets are a file of their own',
      {
        'docusaurus.config.ts':
          "import presets from './config/presets'\nconst config: Config = { title: '记', baseUrl: '/记/', trailingSlash: true, presets }\nexport default config",
        'config/presets.ts':
          "export default [['classic', { docs: { routeBasePath: '/wiki' }, blog: false } satisfies Options]]",
      },
      '',
      {
        base: '/记/',
        siteTitle: '记',
        trailingSlash: true,
        routes: [
          { kind: 'docs', folder: 'docs', path: 'wiki' },
          { kind: 'pages', folder: 'src/pages', path: '' },
        ],
      },
      /^read as Docusaurus/,
    ],
    [
      'Astro',
      {
        'astro.config.mjs':
          "export default defineConfig({ base: '/文', trailingSlash: 'never', integrations: [starlight({ title: '札记' })] })",
        'src/content/docs/a.md': '',
      },
      '',
      { generator: 'astro', pagesUnder: 'src/', base: '/文/', trailingSlash: false, siteTitle: '札记' },
      /^read as Astro: found astro\.config\.mjs, pages in src\//,
    ],
    [
      'Astro, whose pages say where entries of collections stand',
      {
        'astro.config.mjs': '',
        'src/content/blog/a.md': '',
        'src/pages/posts/[slug]/index.astro': "await getCollection('blog')",
        'src/pages/docs/[...id].astro': '',
        'src/pages/og/[...image].ts': "getCollection('blog')",
        'src/pages/[lang]/[slug].astro': "getCollection('notes')",
        'src/pages/[...path].astro': "getEntry('pages', path)",
      },
      '',
      {
        routes: [
          { kind: 'pages', folder: 'pages', path: '' },
          { kind: 'pages', folder: 'docs', path: 'docs' },
          { kind: 'pages', folder: 'blog', path: 'posts' },
        ],
      },
      /^read as Astro/,
    ],
    [
      'Astro without Markdown',
      { 'astro.config.mjs': 'export default {}', 'a.md': '' },
      '',
      { generator: 'plain' },
      /^read as plain/,
    ],
    [
      'VuePress in src',
      { 'package.json': '', 'src/.vuepress/config.ts': 'export default {}', 'src/a.md': '' },
      '',
      { generator: 'vitepress', pagesUnder: 'src/' },
      /^read as VuePress: found src\/\.vuepress\/config\.ts, pages in src\/$/,
    ],
    [
      'Nuxt, whose Markdown is read as plain',
      { 'nuxt.config.ts': '', 'content/a.md': '' },
      '',
      { generator: 'plain', pagesUnder: 'content/', permalink: ':path' },
      /^read as plain Markdown of Nuxt: found nuxt\.config\.ts, pages in content\/, addresses as :path, the built site \(\.output\/public\) has its own$/,
    ],
    [
      'Valaxy',
      { 'valaxy.config.ts': '', 'pages/posts/a.md': '' },
      '',
      { generator: 'plain', pagesUnder: 'pages/', permalink: ':path' },
      /^read as plain Markdown of Valaxy: found valaxy\.config\.ts, pages in pages\//,
    ],
    [
      'Valaxy without its folder of pages',
      { 'valaxy.config.ts': '', 'a.md': '' },
      '',
      { generator: 'plain', pagesUnder: '', permalink: ':path' },
      /^read as plain Markdown of Valaxy: found valaxy\.config\.ts, addresses/,
    ],
    [
      'VitePress over a vault of Obsidian',
      { '.vitepress/config.ts': '', '.obsidian/app.json': '', 'a.md': '' },
      '',
      { generator: 'vitepress', linksNotes: true },
      /^read as VitePress/,
    ],
    [
      'VitePress with a plug-in for links of notes',
      { '.vitepress/config.ts': "import { BiDirectionalLinks } from 'x'", 'a.md': '' },
      '',
      { generator: 'vitepress', linksNotes: true },
      /^read as VitePress/,
    ],
    [
      'MkDocs with one that its packages name',
      { 'mkdocs.yml': 'site_name: x', 'package.json': '{"a":{"wiki-links":"1"}}', 'docs/a.md': '' },
      '',
      { generator: 'mkdocs', linksNotes: true },
      /^read as MkDocs/,
    ],
    [
      'VitePress alone',
      { '.vitepress/config.ts': '', 'a.md': '' },
      '',
      { generator: 'vitepress', linksNotes: false },
      /^read as VitePress/,
    ],
    [
      'Zola, from a folder under its pages',
      { 'config.toml': 'title = "x"\nbase_url = "https://a.example"', 'content/blog/a.md': '' },
      'content/blog',
      { generator: 'plain', pagesUnder: '', pathPrefix: 'blog/', permalink: ':path/' },
      /^read as plain Markdown of Zola: found \.\.\/\.\.\/config\.toml, addresses/,
    ],
    [
      'a configuration of Zola without an address',
      { 'config.toml': 'title = "x"', 'content/a.md': '' },
      '',
      { generator: 'plain', pagesUnder: '' },
      /^read as plain Markdown: no configuration/,
    ],
    [
      'Zola in several languages, under a path',
      {
        'config.toml': 'base_url = "https://a.example/b"\ndefault_language = "zh"\n[languages.en]\n',
        'content/a.md': '',
      },
      '',
      { base: '/b/', languages: ['en'], defaultLanguage: 'zh', slugs: 'ascii' },
      /^read as plain Markdown of Zola/,
    ],
    [
      'Zola with anchors in Chinese',
      { 'config.toml': 'base_url = "/"\n[slugify]\nanchors = "safe"\n', 'content/a.md': '' },
      '',
      { slugs: null },
      /^read as plain Markdown of Zola/,
    ],
    [
      'Eleventy, with addresses that its folders give',
      {
        '.eleventy.js': "module.exports = (x) => ({ pathPrefix: '/b/', dir: { input: './src' } })",
        'src/posts/posts.json': '{ "tags": "x", "permalink": "/p/{{ page.fileSlug }}/index.html" }',
        'src/notes/notes.11tydata.js':
          'module.exports = { permalink: (data) => `/n/$' + '{data.page.fileSlug}/` }',
        'src/docs/docs.json': '{ "permalink": "/{{ title | slugify }}/" }',
        'src/docs/other.json': '{ "permalink": "/x/" }',
      },
      '',
      {
        pagesUnder: 'src/',
        base: '/b/',
        folderPermalinks: [
          { folder: 'notes/', permalink: '/n/:name/' },
          { folder: 'posts/', permalink: '/p/:name/' },
        ],
      },
      /^read as plain Markdown of Eleventy: found \.eleventy\.js, pages in src/,
    ],
    [
      'Eleventy whose program names its folder',
      { 'eleventy.config.mjs': "export default (config) => config.setInputDirectory('文')", '文/a.md': '' },
      '',
      { pagesUnder: '文/' },
      /of Eleventy/,
    ],
    [
      'Gatsby, with the folders that it counts paths from',
      {
        'gatsby-config.js':
          'plugins: [{ options: { path: `$' + "{__dirname}/content/blog` } }, { path: 'none/' }]",
        'content/blog/a/index.md': '',
      },
      '',
      { routes: [{ folder: 'content/blog', path: '' }], permalink: ':path/' },
      /of Gatsby/,
    ],
    [
      'Pelican, with the addresses that it is told',
      {
        'pelicanconf.py': "#PAGE_URL = 'x'\nARTICLE_URL = 'p/{date:%Y}/{date:%m}/{slug}.html'\n",
        'content/a.md': '',
      },
      '',
      {
        permalink: 'p/:year/:month/:slug.html',
        folderPermalinks: [{ folder: 'pages/', permalink: 'pages/:slug.html' }],
      },
      /of Pelican/,
    ],
    [
      'Pelican, with addresses by what is not known',
      { 'pelicanconf.py': "ARTICLE_URL = '{date:%b}/{slug}/'", 'content/a.md': '' },
      '',
      { permalink: ':slug.html' },
      /of Pelican/,
    ],
    [
      'Next.js under a path, in languages that another file names',
      {
        'next.config.js': "const i18n = require('./i18n')\nmodule.exports = { basePath: '/docs', i18n }",
        'i18n.js': "module.exports = { locales: ['zh', 'en'], defaultLocale: 'zh' }",
        'pages/a.mdx': '',
      },
      '',
      { base: '/docs/', languages: ['zh', 'en'], defaultLanguage: 'zh', permalink: ':route' },
      /of Next\.js/,
    ],
    [
      'Fumadocs',
      {
        'source.config.ts': "export const docs = defineDocs({ dir: 'content/文档' })",
        'next.config.mjs': 'export default {}',
        'src/lib/source.ts': "export const source = loader({ baseUrl: '/', i18n })",
        'src/lib/i18n.ts':
          "export const i18n = defineI18n({ languages: ['zh-CN', 'en'], defaultLanguage: 'zh-CN', hideLocale: 'default-locale' })",
        'content/文档/a.mdx': '',
      },
      '',
      {
        pagesUnder: 'content/文档/',
        permalink: '/:language//:path',
        languages: ['zh-CN', 'en'],
        defaultLanguage: 'zh-CN',
        defaultLanguageInPath: false,
      },
      /^read as plain Markdown of Fumadocs: found source\.config\.ts, pages in content\/文档\/, addresses/,
    ],
    [
      'Fumadocs without a program of its pages',
      { 'source.config.ts': '', 'a.mdx': '' },
      '',
      { pagesUnder: '', permalink: '/:language/docs/:path', defaultLanguageInPath: true },
      /of Fumadocs: .*, addresses as \/:language\/docs\/:path$/,
    ],
    [
      'Fumadocs with several folders of pages',
      {
        'source.config.ts': "defineDocs({ dir: 'content/docs' }); defineDocs({ dir: 'content/blog' })",
        'next.config.mjs': 'export default {}',
        'content/blog/a.mdx': '',
      },
      '',
      { pagesUnder: '', permalink: ':route' },
      /of Next\.js/,
    ],
    [
      'Mintlify',
      {
        'docs.json':
          '{"$schema":"https://mintlify.com/docs.json","navigation":{"languages":[{"language":"cn","groups":[{"group":"x","root":"zh/index","pages":["/zh/a",{"group":"y","pages":["zh/b"]}]}]}]}}',
      },
      '',
      { generator: 'plain', titles: { 'zh/index': '', 'zh/a': '', 'zh/b': '' } },
      /^read as plain Markdown of Mintlify: found docs\.json, addresses are paths of files$/,
    ],
    [
      'Mintlify, whose navigation stands elsewhere in part',
      { 'mint.json': '{"navigation":[{"group":"x","pages":["a"]},{"$ref":"./b.json"}]}' },
      '',
      { generator: 'plain', titles: {} },
      /of Mintlify/,
    ],
    [
      'something else with a file of that name',
      { 'docs.json': '{"navigation":["a"]}' },
      '',
      { generator: 'plain' },
      /no configuration/,
    ],
    [
      'Docusaurus whose documents lie beside it',
      {
        'website/docusaurus.config.js':
          "module.exports = { presets: [['x', { docs: { path: '../docs' }, blog: { path: 'blog' } }]] }",
        'docs/a.md': '',
      },
      '',
      {
        generator: 'docusaurus',
        pagesUnder: '',
        siteFolder: 'website/',
        routes: [{ folder: '../docs', path: 'docs' }, { folder: 'blog' }, { folder: 'src/pages' }],
      },
      /^read as Docusaurus: found website/,
    ],
    [
      'a book in a folder of that name',
      { 'book/SUMMARY.md': '- [甲](a.md)', 'book/a.md': '' },
      '',
      { generator: 'gitbook', pagesUnder: 'book/' },
      /^read as GitBook/,
    ],
    [
      'Sphinx without a folder of its own',
      { 'conf.py': '', 'a.md': '' },
      '',
      { generator: 'plain', pagesUnder: '' },
      /^read as plain Markdown of Sphinx: found conf\.py, addresses as :path.html, the built site \(_build\/html\)/,
    ],
    [
      'docsify',
      {
        'docs/index.html':
          "<script>window.$docsify = { name: '札记', basePath: './文', homepage: 'home.md', routerMode: 'history' }</script>",
        'docs/文/home.md': '',
        'docs/文/_sidebar.md': '- [首页](README.md)\n- [茶的历史](tea/history.md)\n',
        'docs/文/en/_sidebar.md': '- [茶](tea/history.md)\n- [Cups](en/cups.md)\n',
      },
      '',
      {
        generator: 'docsify',
        titles: { 'README.md': '', 'en/cups.md': 'Cups', 'tea/history.md': '茶的历史' },
        pagesUnder: 'docs/文/',
        siteTitle: '札记',
        homePage: 'home.md',
        cleanUrls: true,
      },
      /^read as docsify: found docs\/index\.html/,
    ],
    [
      'a page that is no docsify',
      { 'index.html': '<p>docsify</p>', 'a.md': '' },
      '',
      { generator: 'plain' },
      /^read as plain/,
    ],
    [
      'Hexo with markdown-it',
      {
        '_config.yml':
          'new_post_name: :title.md\nmarkdown:\n  render:\n    breaks: false\n  plugins: [markdown-it-sub, { name: markdown-it-emoji }]\n  anchors: { level: 3, collisionSuffix: v, case: 1 }',
        'package.json': '{"dependencies":{"hexo":"8","hexo-renderer-markdown-it":"7"}}',
      },
      '',
      {
        extensions: ['markdown-it', 'markdown-it-sub', 'markdown-it-emoji'],
        anchorLevel: 3,
        anchorSuffix: 'v',
        anchorCase: 'lower',
        keepsQuotes: false,
        breaksLines: false,
      },
      /^read as Hexo/,
    ],
    [
      'Hexo with marked',
      {
        '_config.yml': 'new_post_name: :title.md\nmarkdown: { anchors: {} }',
        'package.json': '{"dependencies":{"hexo-renderer-marked":"7"}}',
      },
      '',
      { extensions: ['marked'], anchorLevel: 1, breaksLines: true },
      /^read as Hexo/,
    ],
    [
      'MkDocs with extensions that anchors depend on',
      {
        'mkdocs.yml':
          'markdown_extensions:\n  - markdown.extensions.extra\n  - pymdownx.emoji: { x: 1 }\n  - toc',
      },
      '',
      { extensions: ['attr_list', 'emoji'] },
      /^read as MkDocs/,
    ],
  ])('is %s', async (_name, files, under, rules, reason) => {
    const found = detectSite(join(await writeSite(files), under), { today })
    expect(found.rules).toMatchObject(rules)
    expect(describeFindings(found.findings, false)).toMatch(reason)
  })

  it('is the one that is asked for, by its defaults where nothing is configured', async () => {
    const folder = await writeSite({ 'source/_posts/a.md': '', 'mkdocs.yml': '', 'docs/a.md': '' })
    expect(detectSite(folder, { from: 'hexo', today })).toMatchObject({
      rules: { generator: 'hexo', pagesUnder: 'source/' },
      findings: [['asked', 'Hexo', folder]],
    })
    expect(detectSite(join(folder, 'source/_posts'), { from: 'hexo', today }).rules.pathPrefix).toBe(
      '_posts/',
    )
    expect(detectSite(folder, { from: 'plain', today }).rules.generator).toBe('plain')
    expect(detectSite(folder, { today, base: 'https://a.example/x' }).rules).toMatchObject({
      generator: 'mkdocs',
      base: '/x/',
    })
  })

  it('is not looked for above the folder that a project begins with', async () => {
    const folder = await writeSite({
      'mkdocs.yml': '',
      'docs/project/.git/HEAD': '',
      'docs/project/a.md': '',
    })
    expect(detectSite(join(folder, 'docs/project'), { today }).rules.generator).toBe('plain')
  })
})
