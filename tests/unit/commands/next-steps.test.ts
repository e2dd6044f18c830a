import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeNextSteps, describePlacing, describeSource } from '../../../scripts/commands/next-steps.ts'
import { detectSite } from '../../../scripts/index/site/detect-site.ts'

const root = mkdtempSync(join(tmpdir(), 'hansou-steps-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function layOut(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'site-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** What is printed, with the folder of the site as `SITE`. */
function stepsOf(files: Readonly<Record<string, string>>, isChinese = false): string {
  const folder = layOut(files)
  const site = detectSite(folder, { today: '2026-01-01' })
  const base = site.rules.base
  return describeNextSteps({ folder, site, isBuilt: false, base, isChinese }).replaceAll(folder, 'SITE')
}

describe('the next steps of a site', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'Nuxt: the script that writes pages, not the one that builds a server',
      {
        'nuxt.config.ts': '',
        'content/a.md': '',
        'package.json': '{"scripts":{"build":"nuxt build","static":"nuxt generate"}}',
      },
      ['npm run static\n  npx hansou .output/public'],
    ],
    [
      'Hexo: the plug-in, and its own script of the package',
      {
        '_config.yml': 'root: /blog/\npublic_dir: out',
        'source/_posts/a.md': '',
        'package.json': '{"scripts":{"clean":"hexo clean","pub":"hexo clean && hexo generate"}}',
      },
      [
        'cd SITE\n  npm install hansou',
        "scripts/hansou.js:\n\n  require('hansou/hexo').hansouHexo(hexo)",
        'hansou:\n    static: true',
        'npm run pub',
        'npx hansou out',
        'src="/blog/hansou/search-box.js"',
      ],
    ],
    [
      'Hexo whose scripts send the site away or serve it',
      {
        '_config.yml': '',
        'source/_posts/a.md': '',
        'package.json':
          '{"scripts":{"up":"hexo g && hexo deploy","show":"hexo g && hexo s","save":"hexo g && git push","out":"hexo g"}}',
      },
      ['npm run out\n'],
    ],
    [
      'Hexo without a script',
      { '_config.yml': '', 'source/_posts/a.md': '' },
      ['Then:\n\n  npx hexo generate\n'],
    ],
    [
      'VitePress in docs',
      { 'docs/.vitepress/config.ts': 'export default {}' },
      [
        'docs/.vitepress/config.ts:\n\n  import { withHansou }',
        'npx vitepress build docs\n',
        'docs/.vitepress/dist',
      ],
    ],
    [
      'VitePress in the folder itself',
      { '.vitepress/config.ts': "export default { outDir: './out' }" },
      ['\n\n.vitepress/config.ts:', 'npx vitepress build\n', 'npx hansou out '],
    ],
    [
      'VuePress',
      { 'docs/.vuepress/config.js': 'module.exports = {}' },
      [
        'npx vuepress build docs',
        'npx hansou docs/.vuepress/dist',
        "src: '/hansou/search-box.js'",
        "document.querySelector('.vp-navbar-end, ",
      ],
    ],
    [
      'VuePress whose built site lies in the project',
      { 'docs/.vuepress/config.js': "module.exports = { dest: './dist' }" },
      ['npx hansou dist'],
    ],
    [
      'Docusaurus in a folder of a project',
      {
        'website/docusaurus.config.js': '',
        'website/package.json': '{"scripts":{"build":"docusaurus build"}}',
      },
      ['cd SITE/website', 'docusaurus.config.js:\n', 'npm run build', 'npx hansou build'],
    ],
    [
      'MkDocs',
      { 'mkdocs.yml': 'site_dir: out', 'docs/index.md': '' },
      ['overrides/main.html:', 'mkdocs build\n  npx hansou out'],
    ],
    [
      'Hugo',
      { 'hugo.toml': "publishDir = 'out'" },
      ['layouts/partials/header.html:', '  hugo\n  npx hansou out'],
    ],
    [
      'MkDocs with overrides of its own',
      { 'mkdocs.yml': 'theme:\n  name: material\n  custom_dir: build/theme # ours', 'docs/index.md': '' },
      ['  custom_dir: build/theme\n', 'build/theme/main.html:', "querySelector('.md-header__inner').append("],
    ],
    [
      'Hugo with a header of its own',
      { 'hugo.toml': "theme = 'even'", 'layouts/partials/site-header.html': '' },
      [
        'Next:\n\n  cd SITE\n\nlayouts/partials/site-header.html:\n\n  <!-- before </nav> or </header>: -->\n  <script',
        '<hansou-search mode="button" index="/hansou/">',
      ],
    ],
    [
      'Hugo with the header of a theme, which a file of the site takes the place of',
      { 'hugo.toml': "theme = 'even'", 'themes/even/layouts/partials/header.html': '' },
      [
        '  mkdir -p layouts/partials && cp themes/even/layouts/partials/header.html layouts/partials/\n\nlayouts/partials/header.html:\n\n  <!-- before </nav> or </header>: -->\n  <script',
      ],
    ],
    [
      'Hugo with a layout of whole pages',
      { 'hugo.toml': '', 'layouts/_default/baseof.html': '' },
      [
        'layouts/_default/baseof.html:\n\n  <!-- behind <body>: -->\n  <script',
        '<hansou-search index="/hansou/">',
      ],
    ],
    [
      'Hugo with a theme from elsewhere',
      { 'hugo.toml': "theme = ['github.com/a/b']" },
      [
        "layouts/partials/header.html:\n\n  <!-- in all of the theme's file of this name, before </nav> or </header>: -->\n  <script",
      ],
    ],
    [
      'Jekyll with a layout of its own',
      { '_config.yml': 'title: 站', '_layouts/default.html': '' },
      ['_layouts/default.html:\n\n  <!-- behind <body>: -->\n'],
    ],
    [
      'Jekyll with a theme that is a gem',
      { '_config.yml': 'title: 站\ntheme: minima' },
      [
        '  mkdir -p _includes && cp "$(bundle info --path minima)/_includes/header.html" _includes/\n\n_includes/header.html:\n\n  <!-- before </nav> or </header>: -->\n  <script',
      ],
    ],
    [
      'Jekyll with a theme from elsewhere',
      { '_config.yml': 'title: 站\nremote_theme: a/b' },
      [
        "_includes/header.html:\n\n  <!-- in all of the theme's file of this name, before </nav> or </header>: -->\n",
      ],
    ],
    [
      'MkDocs whose pages are written by a step before its build',
      { 'mkdocs.yml': 'docs_dir: build/docs', 'docs/index.md': '' },
      ['npx hansou site'],
    ],
    [
      'Jekyll',
      { '_config.yml': 'title: 站', 'index.html': '---\n---\n', '_posts/2020-01-01-a.md': '', Gemfile: '' },
      ['keep_files: [hansou]', 'bundle exec jekyll build\n  npx hansou _site'],
    ],
    [
      'Jekyll without a Gemfile',
      { '_config.yml': 'destination: out' },
      ['\n  jekyll build\n  npx hansou out'],
    ],
    [
      'Astro',
      { 'astro.config.mjs': "export default { outDir: './out/' }", 'src/pages/a.md': '' },
      [
        "from 'hansou/astro'",
        'integrations: [hansou({ static: true })],',
        'npx astro build',
        'npx hansou out ',
      ],
    ],
    [
      'Starlight',
      { 'astro.config.mjs': "import starlight from '@astrojs/starlight'", 'src/content/docs/a.md': '' },
      [
        "Search: './src/Search.astro'",
        'src/Search.astro:\n\n  <hansou-search mode="button" index="/hansou/">',
      ],
    ],
    [
      'mdBook',
      { 'book.toml': '[build]\nbuild-dir = "out"', 'src/SUMMARY.md': '' },
      ['theme/header.hbs:', 'mdbook build\n  npx hansou out'],
    ],
    [
      'HonKit',
      { 'book.json': '{}', 'SUMMARY.md': '' },
      ['_layouts/website/page.html:', 'npx honkit build\n  npx hansou _book'],
    ],
    [
      'docsify',
      { 'docs/index.html': '<script>window.$docsify = {}</script>', 'docs/README.md': '' },
      ['npx hansou SITE/docs\n', 'In index.html', '<hansou-search style="position:fixed;'],
    ],
    [
      'a vault of Obsidian',
      { '.obsidian/app.json': '{}' },
      ['npx hansou SITE --out index', 'npx hansou serve --index index'],
    ],
    [
      'Next.js that exports its pages',
      { 'next.config.ts': "export default { output: 'export' }" },
      ['where the search box shall be', 'npx next build\n  npx hansou out\n'],
    ],
    [
      'Next.js with a server: the script named build before others that build',
      {
        'next.config.js': '',
        'package.json':
          '{"scripts":{"analyze":"ANALYZE=1 next build","build":"next build && node fonts.mjs"}}',
      },
      ['npm run build\n  npx hansou .next/server/app --out public/hansou --static\n'],
    ],
    [
      'Next.js with the pages router',
      { 'next.config.js': '', 'src/pages/a.mdx': '' },
      ['npx hansou .next/server/pages --out public/hansou --static\n'],
    ],
    [
      'Nextra, whose own bar searches',
      { 'next.config.mjs': "import nextra from 'nextra'" },
      [
        'Next:\n\n  cd SITE\n\n  npx next build\n  npx hansou .next/server/app --out public/hansou --static --pagefind _pagefind\n',
      ],
    ],
    [
      'Nextra that exports its pages',
      { 'next.config.mjs': "import nextra from 'nextra'\nexport default nextra({})({ output: 'export' })" },
      ['npx hansou out --pagefind _pagefind\n'],
    ],
    ['Markdown of nothing', { 'a.md': '' }, ['npx hansou SITE --out index']],
  ])('%s', (_name, files, parts) => {
    const steps = stepsOf(files)
    for (const part of parts) expect(steps).toContain(part)
  })

  it('are in Chinese where help is', () => {
    expect(stepsOf({ 'hugo.toml': '' }, true)).toContain('接下来：')
  })

  it('of a built site are its index and two lines', () => {
    const site = detectSite(root, { today: '' })
    const steps = describeNextSteps({ folder: 'my site', site, isBuilt: true, base: '/', isChinese: false })
    expect(steps).toContain('npx hansou "my site"')
    expect(steps).toContain('<hansou-search index="/hansou/">')
  })
})

describe('a folder that is not built', () => {
  it('says how it is built', () => {
    const folder = layOut({ 'hugo.toml': '', 'content/a.md': '' })
    expect(describeSource(folder, false)).toBe(
      `; it is the source of a site of Hugo: build it (hugo), then hansou ${folder}/public; hansou init ${folder} says more`,
    )
    expect(describeSource(folder, true)).toBe(
      `；它是 Hugo 网站的源文件：先构建（hugo），再运行 hansou ${folder}/public；详见 hansou init ${folder}`,
    )
  })

  it('names the built site that it has', () => {
    const folder = layOut({ 'hugo.toml': '', 'public/index.html': '' })
    expect(describeSource(folder, false)).toBe(`; its built site is ${folder}/public`)
    expect(describeSource(folder, true)).toBe(`；建好的网站在 ${folder}/public`)
  })

  it('says nothing of plain Markdown', () => {
    expect(describeSource(layOut({ 'a.md': '' }), false)).toBe('')
  })
})

describe('the box of a static search', () => {
  it.each([
    ['dist', 'dist/hansou', '/', '/hansou/'],
    ['dist', 'dist/assets/find', '/docs/', '/docs/assets/find/'],
    ['source', 'public/hansou-index', '/docs', '/docs/hansou/'],
  ])('of the site %s with the index %s at %s is at %s', (site, folder, base, address) => {
    const lines =
      `  <script type="module" src="${address}search-box.js"></script>\n` +
      `  <hansou-search index="${address}"></hansou-search>\n\n`
    expect(describePlacing(site, folder, base, false)).toBe(
      `\nPut these lines where the search box shall be, on every page:\n\n${lines}`,
    )
    expect(describePlacing(site, folder, base, true)).toBe(
      `\n把下面两行放到每个页面上要显示搜索框的地方：\n\n${lines}`,
    )
  })
})
