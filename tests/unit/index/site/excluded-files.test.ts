import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectSite } from '../../../../scripts/index/site/detect-site.ts'
import { writeSite } from './write-site-files.ts'

const today = '2024-05-06'

describe('files that a site makes no pages of', () => {
  it.each<[string, Record<string, string>, string, string[]]>([
    [
      'MkDocs',
      { 'mkdocs.yml': 'exclude_docs: |\n  # 草稿\n  drafts/\n  /old.md\n  !kept.md\n', 'docs/a.md': '' },
      '',
      ['docs/**/drafts/**', 'docs/old.md'],
    ],
    [
      'languages of MkDocs that are not built',
      {
        'mkdocs.yml':
          'plugins:\n  - i18n:\n      languages:\n        - locale: zh\n        - locale: en\n          build: false\n',
        'docs/a.md': '',
      },
      'docs',
      ['**/*.en.md'],
    ],
    [
      'VitePress',
      { '.vitepress/config.ts': "export default { srcExclude: ['old/**'] }", 'a.md': '' },
      '',
      ['old/**'],
    ],
    [
      'Hexo',
      { '_config.yml': 'skip_render:\n  - demo/**\n  - source/x.md', 'source/_posts/a.md': '' },
      '',
      ['source/demo/**', 'source/x.md'],
    ],
    [
      'docsify: bars and covers by their own names',
      {
        'index.html':
          "<script>window.$docsify = { loadSidebar: 'SUMMARY.md', loadNavbar: true, coverpage: '/封面.md' }</script>",
      },
      '',
      ['**/SUMMARY.md', '**/封面.md'],
    ],
    [
      'Next.js',
      { 'next.config.js': '', 'pages/a.md': '' },
      '',
      ['*.md', '**/components/**', 'data/authors/**'],
    ],
    ['Mintlify', { 'mint.json': '{"navigation":[]}' }, '', ['snippets/**']],
    [
      'Jekyll, where posts are',
      { '_config.yml': 'exclude: [vendor]', '_posts/2020-01-01-a.md': '' },
      '',
      ['vendor', 'README.md'],
    ],
    [
      'Jekyll, in a folder of pages',
      { '_config.yml': 'exclude: [vendor, docs/x.md]', 'docs/a.md': '' },
      'docs',
      ['x.md'],
    ],
  ])('%s', async (_name, files, under, excluded) => {
    expect(detectSite(join(await writeSite(files), under), { today }).excluded).toEqual(excluded)
  })
})
