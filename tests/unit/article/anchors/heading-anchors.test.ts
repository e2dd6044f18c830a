import { describe, expect, it } from 'vitest'
import { plainSite, type SiteRules } from '../../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import table from '../../../fixtures/heading-anchors.json' with { type: 'json' }

const rulesOf: Readonly<Record<string, Partial<SiteRules>>> = {
  vitepress: { generator: 'vitepress' },
  docusaurus: { generator: 'docusaurus' },
  hugo: { generator: 'hugo' },
  jekyll: { generator: 'jekyll' },
  hexo: { generator: 'hexo', extensions: ['marked'] },
  'hexo-markdown-it': {
    generator: 'hexo',
    extensions: ['markdown-it', 'markdown-it-footnote', 'markdown-it-sub', 'markdown-it-sup'],
    anchorLevel: 2,
    anchorSuffix: 'v',
  },
  mkdocs: { generator: 'mkdocs', slugs: 'unicode', extensions: [] },
  'mkdocs with emoji': { generator: 'mkdocs', slugs: 'unicode', extensions: ['emoji'] },
  gitbook: { generator: 'gitbook' },
  astro: { generator: 'astro' },
}

function anchorsOf(generator: string, markdown: string): (string | null)[] {
  const site = { ...plainSite, ...rulesOf[generator] }
  const document = markdownDocument(
    generator === 'astro' ? 'content/docs/a.md' : 'docs/a.md',
    new TextEncoder().encode(markdown),
    site,
  )
  return readDocument(document, { split: true })!.passages.map(({ anchor }) => anchor)
}

describe('anchors of headings as generators build them', () => {
  it.each(table.generators)('of %s', (generator) => {
    const place = table.generators.indexOf(generator) + 1
    const built = table.headings.flatMap(([heading, ...anchors]) =>
      anchors[place - 1] === 0 ? [] : [[String(heading), anchors[place - 1] ?? null]],
    )
    const read = built.map(([heading]) => [
      heading,
      anchorsOf(
        generator,
        `---\ntitle: 页\n---\n\n前面的话。\n\n## ${heading}\n\n后面的话。\n\n[^1]: 注。\n`,
      ).find((anchor) => anchor !== null) ?? null,
    ])
    expect(built.length).toBeGreaterThan(150)
    expect(read).toEqual(built)
  })

  it.each([
    ['hexo', '## 甲\n\n一\n\n## 甲\n\n二', ['甲', '甲-1']],
    ['hexo-markdown-it', '## 甲\n\n一\n\n## 甲\n\n二\n\n## 甲\n\n三', ['甲', '甲-v2', '甲-v3']],
    ['hexo-markdown-it', '一\n\n# 甲\n\n二\n\n## 乙\n\n三\n\n# 丙\n\n四', [null, '乙', '乙']],
    ['gitbook', '## 甲\n\n一\n\n## 甲\n\n二', ['甲', '甲']],
    ['hexo', '## **甲——**乙\n\n一', ['甲——-乙']],
    ['mkdocs', '## **甲——**乙\n\n一', ['甲乙']],
    [
      'mkdocs with emoji',
      '## 甲:material-tools:\n\n一\n\n## 乙 :smile: :no-such:\n\n二',
      ['甲', '乙-no-such'],
    ],
    ['jekyll', '## 见 [文][1] 里\n\n一\n\n[1]: https://example.org', ['见-文-里']],
    ['hexo', '前\n\na -- b\n---\n\n一', ['a-–-b']],
    ['docusaurus', '## 用 :root/.dark 法\n\n一', ['用-dark-法']],
    ['docusaurus', '> ## a<b>c</b>\n\n## ac\n\n一', ['ac-1']],
  ])('of headings of %s: %j', (generator, markdown, anchors) => {
    expect(anchorsOf(generator, markdown).slice(-anchors.length)).toEqual(anchors)
  })
})
