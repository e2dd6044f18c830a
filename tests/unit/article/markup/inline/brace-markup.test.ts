import { expect, it } from 'vitest'
import { type GeneratorName, plainSite } from '../../../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../../../src/article/read-document.ts'

function textOf(generator: GeneratorName, markdown: string): string {
  const document = markdownDocument('docs/a.md', new TextEncoder().encode(markdown), {
    ...plainSite,
    generator,
  })
  return readDocument(document, { split: true })!
    .passages.map(({ text }) => text)
    .join('\n')
}

it.each<[GeneratorName, string, string]>([
  ['vitepress', '版本 {{ site.version }} 起。', '版本 起。'],
  ['obsidian', '版本 {{ site.version }} 起。', '版本 {{ site.version }} 起。'],
])('braces of %s are a program where the generator has them: %s', (generator, markdown, text) => {
  expect(textOf(generator, markdown)).toBe(text)
})

it.each(['{/* #a-b */}', '{/*#a-b*/}', '{/*  #a-b  */}'])('%s is the anchor of a heading', (id) => {
  const markdown = `# 题\n\n## 节 ${id}\n\n正文。`
  const document = markdownDocument('docs/a.mdx', new TextEncoder().encode(markdown), {
    ...plainSite,
    generator: 'docusaurus',
  })
  expect(readDocument(document, { split: true })!.passages.at(-1)).toMatchObject({
    headings: ['节'],
    anchor: 'a-b',
  })
})
