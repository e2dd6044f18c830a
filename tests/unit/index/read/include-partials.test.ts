import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSources } from '../../../../scripts/index/read/read-sources.ts'
import { readDocument } from '../../../../src/article/read-document.ts'
import { writeFolder } from './source-folder.ts'

describe('partials', () => {
  const textsOf = async (files: Readonly<Record<string, string>>, page: string) => {
    const folder = await writeFolder(Object.keys(files))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    for await (const document of readSources(folder))
      if (document.file === page)
        return readDocument(document, { split: true })!.passages.map(({ text }) => text)
    return null
  }
  const docs = { 'docusaurus.config.js': '', 'docs/_note.mdx': '---\ntitle: 注\n---\n\n壶在炉上。\n' }

  it.each([
    ["import Note from './_note.mdx'\n\n前。\n\n<Note />\n\n后。", ['前。\n壶在炉上。\n后。']],
    ["import Note from '@site/docs/_note.mdx';\n\n前。\n\n<Note kind={1}></Note>\n", ['前。\n壶在炉上。']],
    ["```mdx-code-block\nimport Note from './_note.mdx'\n\n<Note />\n```\n\n后。", ['壶在炉上。\n后。']],
    ["import Note from './_note.mdx'\n\n```jsx\n<Note />\n```\n", ['<Note />']],
    ["import Note from './_none.mdx'\n\n前。\n\n<Note />\n", ['前。']],
    ["import Note from '../../../_note.mdx'\n\n前。\n\n<Note />\n", ['前。']],
    ["import Self from './_self.mdx'\n\n前。\n\n<Self />\n", ['前。\n自。\n自。\n自。\n自。\n自。']],
  ])('that are imported stand where they are drawn: %j', async (text, texts) => {
    const self = "import Self from './_self.mdx'\n\n自。\n\n<Self />\n"
    const files = { ...docs, 'docs/_self.mdx': self, 'docs/a.mdx': `# 题\n\n${text}` }
    expect(await textsOf(files, 'docs/a.mdx')).toEqual(texts)
  })

  it('that VitePress includes stand where they are named, with the lines that are named', async () => {
    const files = {
      '.vitepress/config.js': '',
      'parts/a.md': '一。\n\n二。\n\n三。',
      'b.md': '# 题\n\n<!--@include: ./parts/a.md{3,}-->\n\n末。\n\n<!-- @include: ./none.md -->',
    }
    expect(await textsOf(files, 'b.md')).toEqual(['二。\n三。\n末。'])
  })

  it('that other generators include are text on a page of VitePress', async () => {
    const shown = '{% include "./parts/a.md" %}\n{{#include ./parts/a.md}}'
    const files = {
      '.vitepress/config.js': '',
      'parts/a.md': '一。',
      'b.md': `# 题\n\n\`\`\`md\n${shown}\n\`\`\`\n`,
    }
    expect(await textsOf(files, 'b.md')).toEqual([shown])
  })

  it.each([
    ['{{#include ../code/a.rs}}', 'a\nb\nc\nd'],
    ['{{#rustdoc_include ../code/a.rs:2:4}}', 'b\nc'],
    ['{{#include ../code/a.rs:2}}', 'b'],
    ['{{#include ../code/a.rs:6:}}', 'd'],
    ['{{#include ../code/a.rs::2}}', 'a\nb'],
    ['{{#include ../code/a.rs:bc}}', 'c'],
    ['{{#include ../code/a.rs:b}}', 'a\nb\nc\nd'],
    ['{{#include ../../code/a.rs}}', '{{#include ../../code/a.rs}}'],
    ['\\{{#include ../code/a.rs}}', '\\{{#include ../code/a.rs}}'],
  ])('that mdBook includes are the lines that are named: %s', async (written, code) => {
    const files = {
      'book.toml': '[book]\ntitle = "x"',
      'src/SUMMARY.md': '- [甲](a.md)',
      'code/a.rs': 'a\nb\n// ANCHOR: bc\nc\n// ANCHOR_END: bc\nd\n',
      'src/a.md': `# 题\n\n\`\`\`rust\n${written}\n\`\`\`\n`,
    }
    expect(await textsOf(files, 'src/a.md')).toEqual([code])
  })

  it.each([
    ['{% include "./parts/a.md" %}', '一。\n末。'],
    ['{% include "/c/parts/none.md" %}', '末。'],
  ])('that HonKit includes stand where they are named: %s', async (written, text) => {
    const files = {
      'SUMMARY.md': '- [甲](c/b.md)',
      'c/parts/a.md': '一。',
      'c/b.md': `# 题\n\n${written}\n\n末。`,
    }
    expect(await textsOf(files, 'c/b.md')).toEqual([text])
  })

  it.each([
    './_a.mdx',
    '/parts/_a.mdx',
    '@/parts/_a.mdx',
  ])('that a page of MDX imports stand where it draws them: %s', async (path) => {
    const files = {
      'parts/_a.mdx': '一。',
      'parts/b.mdx': `import A from '${path}'\n\n# 题\n\n<A />`,
      'parts/b.md': `import A from '${path}'\n\n# 题\n\n<A />`,
    }
    expect(await textsOf(files, 'parts/b.mdx')).toEqual(['一。'])
    expect((await textsOf(files, 'parts/b.md'))!.join()).not.toContain('一')
  })

  it('are left out where a page would grow without end', async () => {
    const many = `import A from './_a.mdx'\n${'\n<A />\n'.repeat(200)}`
    const files = {
      'docusaurus.config.js': '',
      'docs/_a.mdx': `甲${'乙'.repeat(20_000)}`,
      'docs/b.mdx': many,
    }
    const texts = await textsOf(files, 'docs/b.mdx')
    expect(texts!.join('').length).toBeLessThan(1_100_000)
  })
})
