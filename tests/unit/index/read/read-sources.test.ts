import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceOptions } from '../../../../scripts/index/options/source-options.ts'
import { readSources } from '../../../../scripts/index/read/read-sources.ts'
import { describeFindings } from '../../../../scripts/index/site/site-finding.ts'
import { readDocument } from '../../../../src/article/read-document.ts'
import { writeFolder } from './source-folder.ts'

async function listDocuments(files: readonly string[], options?: SourceOptions): Promise<string[]> {
  const documents: string[] = []
  for await (const { kind, file } of readSources(await writeFolder(files), options))
    documents.push(`${kind} ${file}`)
  return documents
}

async function listAddresses(files: readonly string[]): Promise<Record<string, string>> {
  const addresses: Record<string, string> = {}
  for await (const document of readSources(await writeFolder(files)))
    addresses[(document as { file: string }).file] = readDocument(document, { split: true })!.article.url
  return addresses
}

it.each<[string, Record<string, string>]>([
  ['README beside it in Chinese', { 'README.md': '/', 'README.zh-CN.md': '/zh-CN' }],
  ['two kinds of Chinese', { 'a.zh-cn.md': '/zh-cn/a', 'a.zh-tw.md': '/zh-tw/a' }],
  ['Chinese beside another language', { 'a.en.md': '/en/a', 'a.zh.md': '/a' }],
  ['files of other names', { 'a.md': '/a', 'b.zh.md': '/b' }],
  ['README beside index', { 'README.md': '/README', 'index.md': '/' }],
  ['README in a folder', { 'a/README.md': '/a', 'index.md': '/' }],
])('files of plain Markdown have addresses of their own: %s', async (_, addresses) => {
  expect(await listAddresses(Object.keys(addresses))).toEqual(addresses)
})

it('parts that Rspress makes no pages of are left out', async () => {
  const files = ['rspress.config.ts', 'docs/zh/a.mdx', 'docs/zh/_b.mdx', 'docs/zh/parts/c.mdx']
  const folder = await writeFolder(files)
  await writeFile(join(folder, 'rspress.config.ts'), "export default { route: { exclude: ['**/parts/**'] } }")
  const read: string[] = []
  const leftOut: unknown[] = []
  for await (const { file } of readSources(folder, { onLeftOut: (item) => leftOut.push(item) }))
    read.push(file)
  expect(read).toEqual(['docs/zh/a.mdx'])
  expect(leftOut).toEqual(
    ['docs/zh/_b.mdx', 'docs/zh/parts/c.mdx'].map((file) => ({ reason: 'excluded', file })),
  )
})

it('texts in markup that is not read are named', async () => {
  const leftOut: unknown[] = []
  await listDocuments(['a.md', 'b.adoc', 'c/d.rst', 'c/e.org'], { onLeftOut: (item) => leftOut.push(item) })
  expect(leftOut).toEqual(['b.adoc', 'c/d.rst', 'c/e.org'].map((file) => ({ reason: 'markup', file })))
})

it('pages of Next.js in the language that its configuration calls its own have no language in their addresses', async () => {
  const files = ['next.config.js', 'pages/a.en.mdx', 'pages/a.zh.mdx', 'pages/index.jp.mdx']
  const folder = await writeFolder(files)
  const languages = "i18n: { locales: ['en', 'zh', 'jp'], defaultLocale: 'en' }"
  await writeFile(join(folder, 'next.config.js'), `module.exports = withNextra({ ${languages} })`)
  const addresses: string[] = []
  for await (const document of readSources(folder))
    addresses.push(readDocument(document, { split: true })!.article.url)
  expect(addresses).toEqual(['/a', '/zh/a', '/jp'])
})

describe('a folder', () => {
  it.each<[string, string[], string[]]>([
    ['of pages is a built site', ['index.html', 'a/index.html'], ['html a/index.html', 'html index.html']],
    ['of pages without a home page too', ['a.html', 'b.html'], ['html a.html', 'html b.html']],
    [
      'of pages that publishes its Markdown too',
      ['index.html', 'a.html', 'a.md', 'b.md'],
      ['html a.html', 'html index.html'],
    ],
    [
      'of Markdown with a page in it is Markdown',
      ['a.md', 'b.md', 'c.md', 'x.html'],
      ['markdown a.md', 'markdown b.md', 'markdown c.md'],
    ],
    [
      'of many pages with one README, but no home page, is a built site',
      ['README.md', ...Array.from({ length: 10 }, (_, page) => `post/${page}.html`)],
      Array.from({ length: 10 }, (_, page) => `html post/${page}.html`),
    ],
    [
      'of a README and a few pages is Markdown',
      ['README.md', ...Array.from({ length: 9 }, (_, page) => `post/${page}.html`)],
      ['markdown README.md'],
    ],
    ['of a generator is Markdown', ['_config.yml', 'index.html', 'a.md'], ['markdown a.md']],
    [
      'of Pelican, with the pages of a theme, is none of a built site',
      ['pelicanconf.py', 'content/a.md', 'themes/t/a.html', 'themes/t/b.html'],
      ['markdown content/a.md'],
    ],
    [
      'of Logseq is Markdown without its backups',
      ['logseq/config.edn', 'logseq/bak/a.md', 'pages/a.md'],
      ['markdown pages/a.md'],
    ],
    [
      'with one page that shows its Markdown is Markdown',
      ['index.html', 'a.md', 'b.md', 'c.md'],
      ['markdown a.md', 'markdown b.md', 'markdown c.md'],
    ],
    [
      'is read without dot folders and node_modules',
      ['.git/a.html', 'node_modules/x/index.html', 'index.html'],
      ['html index.html'],
    ],
    [
      'of Hexo has no posts in HTML without front matter',
      ['_config.yml', 'scaffolds/a.md', 'source/_posts/a.html', 'source/b.html', 'source/_posts/c.md'],
      ['markdown scaffolds/a.md', 'markdown source/_posts/c.md'],
    ],
  ])('%s', async (_, files, documents) => {
    expect(await listDocuments(files)).toEqual(documents)
  })

  it('is refused by a name that no generator has, built or not', async () => {
    await expect(listDocuments(['index.html'], { from: 'hexoo' })).rejects.toThrow(/got hexoo/)
  })

  it('leaves out a folder whose name looks like a file', async () => {
    expect(await listDocuments(['v1.2/a.md', 'b.md'], { exclude: ['v1.2'] })).toEqual(['markdown b.md'])
  })

  it('is a built site where that is said', async () => {
    expect(await listDocuments(['a.md', 'b.md', 'x.html'], { from: 'html' })).toEqual(['html x.html'])
  })
})

it('says what a built site was found to be', async () => {
  const said: unknown[] = []
  await listDocuments(['index.html', 'a.html', '404.html'], {
    onDetect: (findings, base) => said.push(findings, base),
  })
  expect(said).toEqual([[['built', '/', 2]], '/'])
})

describe('a file of XML', () => {
  const readXml = async (name: string, xml: string | Buffer): Promise<string[]> => {
    const file = join(await writeFolder([]), name)
    await writeFile(file, xml)
    const titles: string[] = []
    for await (const document of readSources(file))
      titles.push(readDocument(document, { split: true })?.article.title ?? '')
    return titles
  }

  it('holds an article for each entry', async () => {
    const entry = (title: string): string =>
      `<entry><title>${title}</title><url>/${title}/</url><content>水。</content></entry>`
    expect(await readXml('search.xml', `<search>${entry('茶')}${entry('酒')}</search>`)).toEqual(['茶', '酒'])
  })

  it('is read in the encoding that it names', async () => {
    const [start, end] = [
      '<?xml version="1.0" encoding="gb2312"?><rss><item><title>',
      '</title><link>/a/</link><description>a</description></item></rss>',
    ]
    const xml = Buffer.concat([Buffer.from(start), Buffer.from('b2e8b9dd', 'hex'), Buffer.from(end)])
    expect(await readXml('rss.xml', xml)).toEqual(['茶馆'])
  })

  it('is refused by name where it holds no entries', async () => {
    await expect(readXml('sitemap.xml', '<urlset/>')).rejects.toThrow(
      'sitemap.xml: expected a feed, a search.xml or an export of WordPress, got other XML',
    )
  })
})

describe('globs', () => {
  const files = ['a.md', 'drafts/b.md', 'en/c.md', 'en/deep/d.md']
  it.each<[string, SourceOptions, string[]]>([
    ['leave out a folder', { exclude: ['drafts'] }, ['a.md', 'en/c.md', 'en/deep/d.md']],
    ['leave out files', { exclude: ['**/d.md'] }, ['a.md', 'drafts/b.md', 'en/c.md']],
    ['choose a folder', { include: ['en/'] }, ['en/c.md', 'en/deep/d.md']],
    [
      'choose a folder from the top',
      { include: ['/en', './drafts/'] },
      ['drafts/b.md', 'en/c.md', 'en/deep/d.md'],
    ],
    ['choose a folder as Windows writes it', { include: ['en\\deep'] }, ['en/deep/d.md']],
    ['leave out a folder with a dot', { exclude: ['en/deep', 'v1.2'] }, ['a.md', 'drafts/b.md', 'en/c.md']],
    ['choose everything by nothing', { include: [''] }, files],
    ['choose nothing outside of the folder', { include: ['../x', '/en/deep'] }, ['en/deep/d.md']],
    ['choose and leave out', { include: ['en/**', 'a.md'], exclude: ['en/deep/**'] }, ['a.md', 'en/c.md']],
  ])('%s', async (_, options, expected) => {
    expect(await listDocuments(files, options)).toEqual(expected.map((file) => `markdown ${file}`))
  })
})

describe('a folder of Markdown', () => {
  it('is read by the generator that its configuration or the options name, and says which', async () => {
    const folder = await writeFolder(['mkdocs.yml', 'docs/a.md'])
    const said: string[] = []
    const read = async (options: SourceOptions): Promise<string[]> => {
      const generators: string[] = []
      const onDetect: SourceOptions['onDetect'] = (findings) => said.push(describeFindings(findings, false))
      for await (const document of readSources(folder, { ...options, onDetect }))
        if (document.kind === 'markdown') generators.push(document.site.generator)
      return generators
    }
    expect(await read({})).toEqual(['mkdocs'])
    expect(await read({ from: 'hexo' })).toEqual(['hexo'])
    expect(said).toEqual([
      'read as MkDocs: found mkdocs.yml, pages in docs/',
      expect.stringContaining('read as Hexo, as asked; no configuration of it'),
    ])
    await expect(read({ from: 'hexoo' })).rejects.toThrow(/did you mean "hexo"\?/)
    await expect(read({ from: 'wordpress' })).rejects.toThrow(
      /expected from to be one of auto, html, hexo.*got wordpress/,
    )
  })

  it('has another key for what is kept of it where another day changes what is read', async () => {
    const folder = await writeFolder(['hugo.toml', 'content/a.md', 'content/2024-01-02-b.md'])
    const keyOf = async (today: string, from: string, name = 'a.md'): Promise<string> => {
      for await (const document of readSources(folder, { today, from }))
        if (document.kind === 'markdown' && document.file.endsWith(name)) return document.siteKey
      return ''
    }
    expect(await keyOf('2024-01-01', 'hugo', 'b.md')).not.toBe(await keyOf('2024-01-02', 'hugo', 'b.md'))
    expect(await keyOf('2024-01-01', 'hugo')).toBe(await keyOf('2024-01-02', 'hugo'))
    expect(await keyOf('2024-01-01', 'plain')).toBe(await keyOf('2024-01-02', 'plain'))
    expect(await keyOf('2024-01-01', 'plain')).not.toBe(await keyOf('2024-01-01', 'hexo'))
  })

  it.skipIf(process.platform === 'win32')('may hold a backslash in the name of a file', async () => {
    expect(await listDocuments(['a\\b.md'])).toEqual(['markdown a\\b.md'])
  })
})

describe('lines of a file', () => {
  it('that are no text are told with the others that cannot be read', async () => {
    const folder = await writeFolder([])
    const file = join(folder, 'a.jsonl')
    const line = (id: string): Buffer => Buffer.from(`{"id":"${id}","title":"茶","text":"正文。"}\n`)
    await writeFile(
      file,
      Buffer.concat([line('1'), Buffer.from([0xff, 0xfe, 0x41, 10]), Buffer.from('{"id":\n'), line('2')]),
    )
    const told: string[] = []
    for await (const document of readSources(file)) {
      try {
        told.push(readDocument(document, { split: true })!.article.id)
      } catch (error) {
        told.push((error as Error).message)
      }
    }
    expect(told).toEqual([
      '1',
      expect.stringMatching(/^a\.jsonl:2: /),
      expect.stringMatching(/^a\.jsonl:3: /),
      '2',
    ])
  })
})

describe('sources in HTML', () => {
  const page =
    '---\ntitle: 茶馆\ndate: 2020-01-02\ntags: [桥]\n---\n<h2 id="kettle">水壶</h2>\n\n    <p>壶在炉上{% if a %}。{% endif %}</p>\n<script>x</script><pre>a\n\nb</pre>{{ page.url }}'
  const read = async (files: Readonly<Record<string, string>>, options: SourceOptions = {}) => {
    const folder = await writeFolder(Object.keys(files))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    const articles: (string | number | null)[][] = []
    for await (const document of readSources(folder, options)) {
      const parsed = readDocument(document, { split: true })
      if (parsed)
        articles.push([
          parsed.article.title,
          parsed.article.url,
          parsed.article.date,
          ...parsed.passages.map(({ text, anchor }) => `${anchor}: ${text}`),
        ])
    }
    return articles
  }

  it.each([
    ['a post of Jekyll', '_config.yml', '_posts/2020-01-02-tea.html', '/2020/01/02/tea.html'],
    ['an item of a collection', '_config.yml', '_docs/tea.html', '/docs/tea.html'],
    ['a post of Hexo', '_config.yml', 'source/_posts/tea.html', '/2020/01/02/tea/'],
    ['content of Hugo', 'hugo.toml', 'content/posts/tea.html', '/posts/tea/'],
  ])('are read as %s', async (_name, config, file, url) => {
    const text = file.startsWith('_') ? 'collections:\n  docs: { output: true }\n' : ''
    expect(await read({ [config]: text, [file]: page })).toEqual([
      ['茶馆', url, '2020-01-02', 'kettle: 壶在炉上。\na\n\nb'],
    ])
  })

  it('are none without front matter, nor pages of lists', async () => {
    expect(
      await read({
        '_config.yml': '',
        '_posts/2020-01-02-a.html': '<p>甲</p>',
        'tags.html': page,
        'b.md': '乙',
      }),
    ).toEqual([['b', '/b.html', null, 'null: 乙']])
  })
})

describe('ids of files', () => {
  it.each([
    [
      ['a.md', 'a/index.md', 'a/README.md'],
      ['a', 'a/README', 'a/index'],
    ],
    [
      ['a.md', 'a.mdx', 'b/index.md', 'b/readme.md'],
      ['a', 'a.mdx', 'b', 'b/readme'],
    ],
    [
      ['README.md', 'index.md'],
      ['README', 'index'],
    ],
  ])('are apart: %j', async (files, ids) => {
    const found: string[] = []
    for await (const document of readSources(await writeFolder(files)))
      if (document.kind === 'markdown') found.push(document.id)
    expect(found).toEqual(ids)
  })
})

describe('paragraphs that the articles of a folder repeat', () => {
  const textsOf = async (count: number, textOf: (at: number) => string) => {
    const names = Array.from({ length: count }, (_, at) => `文/${String(at).padStart(2, '0')}.md`)
    const folder = await writeFolder(names)
    for (const [at, name] of names.entries()) await writeFile(join(folder, name), textOf(at))
    const texts: string[] = []
    for await (const document of readSources(folder))
      texts.push(readDocument(document, { split: false })!.passages[0]!.text)
    return texts
  }

  it('are left out, whatever address they have', async () => {
    const texts = await textsOf(
      20,
      (at) => `# 题${at}\n\n甲${at}。\n\n本文采用\n许可协议：https://example.cn/${at}\n\n尾${at}`,
    )
    expect(texts).toEqual(texts.map((_, at) => `甲${at}。\n尾${at}`))
  })

  it.each<[string, number, (at: number) => string]>([
    ['of few articles', 4, (at) => `# 题${at}\n\n甲${at}。\n\n本文采用许可协议`],
    [
      'that half of them have',
      20,
      (at) => `# 题${at}\n\n甲${at}。\n\n${at % 2 === 0 ? '本文采用许可协议' : '乙。'}`,
    ],
    ['in code', 20, (at) => `# 题${at}\n\n甲${at}。\n\n\`\`\`\n本文采用许可协议\n\`\`\``],
  ])('stay: %s', async (_, count, textOf) => {
    expect((await textsOf(count, textOf))[0]).toBe('甲0。\n本文采用许可协议')
  })
})

it('a page that docsify draws is no built site', async () => {
  const folder = await writeFolder(['README.md', '_sidebar.md'])
  await writeFile(join(folder, 'index.html'), '<script>window.$docsify = {}</script>')
  const files: string[] = []
  for await (const { kind, file } of readSources(folder)) files.push(`${kind} ${file}`)
  expect(files).toEqual(['markdown README.md', 'markdown _sidebar.md'])
})
