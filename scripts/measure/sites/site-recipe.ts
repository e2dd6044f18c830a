/** How a site of Chinese pages is built by one generator. */
export interface SiteRecipe {
  readonly name: string
  /** Packages of npm, with versions. */
  readonly npm?: readonly string[]
  /** Packages of PyPI, with versions. */
  readonly pypi?: readonly string[]
  /** A command that must be there. */
  readonly needs?: string
  /** Folder that the pages are put into, and where sources are read from. */
  readonly pages: string
  /** Other files of the site, by path. */
  readonly files: Readonly<Record<string, string>>
  /** Command and arguments, run in the folder of the site. */
  readonly build: readonly [command: string, ...words: string[]]
  /** Folder that the site is built into. */
  readonly out: string
  /** Name of the generator for `--from`. */
  readonly from: string
}

const hugoLayout = `<!doctype html><html lang="{{ .Site.LanguageCode }}"><head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head><body><header><a href="/">{{ .Site.Title }}</a></header>
<nav>{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main><footer>版权所有</footer></body></html>`
const hugoSingle = `{{ define "main" }}<article><header><h1>{{ .Title }}</h1><time datetime="{{ .Date }}">{{ .Date.Format "2006-01-02" }}</time>
{{ range .Params.tags }}<a href="/tags/{{ . }}/" rel="tag">{{ . }}</a>{{ end }}</header>{{ .TableOfContents }}{{ .Content }}</article>{{ end }}`
const hugoList = `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><time>{{ .Date.Format "2006-01-02" }}</time>{{ .Summary }}</article>{{ end }}{{ end }}`

const hexoConfig = (theme: string) => `title: 札记
language: zh-CN
url: https://example.org
permalink: :year/:month/:day/:title/
highlight: { enable: true, line_number: true }
theme: ${theme}
`

function hexo(theme: string, version: string): SiteRecipe {
  return {
    name: `hexo-${theme}`,
    npm: [
      'hexo@8.1.2',
      'hexo-cli@4.3.2',
      'hexo-renderer-marked@7.0.1',
      'hexo-renderer-ejs@2.0.0',
      'hexo-renderer-stylus@3.0.1',
      'hexo-renderer-pug@3.0.0',
      'hexo-generator-index@4.0.0',
      'hexo-generator-archive@2.0.0',
      'hexo-generator-tag@2.0.0',
      'hexo-generator-category@2.0.0',
      `hexo-theme-${theme}@${version}`,
    ],
    pages: 'source/_posts',
    files: { '_config.yml': hexoConfig(theme) },
    build: ['npx', 'hexo', 'generate'],
    out: 'public',
    from: 'hexo',
  }
}

/** Sites that are built to be checked: each generator that Chinese sites use most, as it comes. */
export const siteRecipes: readonly SiteRecipe[] = [
  {
    name: 'vitepress',
    npm: ['vitepress@1.6.4'],
    pages: 'docs',
    files: {
      'docs/index.md': '---\nlayout: home\nhero: { name: 札记, text: 桥头的事 }\n---\n',
      'docs/.vitepress/config.mjs': `export default { lang: 'zh-CN', title: '札记', ignoreDeadLinks: true,
  themeConfig: { sidebar: [{ text: '桥头', items: [{ text: '茶馆', link: '/teahouse' }, { text: '渡口', link: '/ferry' }] }] } }\n`,
      'docs/public/img/kettle.png': '',
    },
    build: ['npx', 'vitepress', 'build', 'docs', '--outDir', 'out'],
    out: 'out',
    from: 'vitepress',
  },
  {
    name: 'docusaurus',
    npm: ['@docusaurus/core@3.10.2', '@docusaurus/preset-classic@3.10.2', 'react@19.3.1', 'react-dom@19.3.1'],
    pages: 'docs',
    files: {
      'static/img/kettle.png': '',
      'docusaurus.config.js': `module.exports = { title: '札记', url: 'https://example.org', baseUrl: '/', onBrokenLinks: 'ignore',
  i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans'] }, markdown: { format: 'detect', mdx1Compat: { headingIds: true } },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]] }\n`,
      'docs/index.md': '---\ntitle: 桥头\nslug: /\n---\n\n桥头有一家茶馆，一个渡口。\n',
    },
    build: ['npx', 'docusaurus', 'build', '--out-dir', 'out'],
    out: 'out',
    from: 'docusaurus',
  },
  hexo('landscape', '1.1.0'),
  hexo('next', '8.29.0'),
  hexo('butterfly', '5.7.0'),
  {
    name: 'hugo',
    needs: 'hugo',
    pages: 'content/posts',
    files: {
      'config.toml':
        'baseURL = "https://example.org/"\nlanguageCode = "zh-CN"\ntitle = "札记"\nhasCJKLanguage = true\n[markup.goldmark.renderer]\nunsafe = true\n',
      'layouts/_default/baseof.html': hugoLayout,
      'layouts/_default/single.html': hugoSingle,
      'layouts/_default/list.html': hugoList,
      'static/img/kettle.png': '',
    },
    build: ['hugo', '--quiet'],
    out: 'public',
    from: 'hugo',
  },
  {
    name: 'mkdocs-material',
    pypi: ['mkdocs-material==9.8.2', 'jieba==0.42.1'],
    pages: 'docs',
    files: {
      'docs/index.md': '# 桥头\n\n桥头有一家茶馆，一个渡口。\n',
      'docs/img/kettle.png': '',
      'mkdocs.yml': `site_name: 札记
site_url: https://example.org/wiki/
site_dir: out
theme: { name: material, language: zh, features: [content.code.copy, navigation.footer] }
markdown_extensions:
  - admonition
  - footnotes
  - md_in_html
  - toc: { permalink: true, slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}} }
  - pymdownx.arithmatex: { generic: true }
  - pymdownx.highlight: { linenums: true }
  - pymdownx.superfences
  - pymdownx.tabbed: { alternate_style: true }
`,
    },
    build: ['venv/bin/mkdocs', 'build', '--quiet'],
    out: 'out',
    from: 'mkdocs',
  },
]
