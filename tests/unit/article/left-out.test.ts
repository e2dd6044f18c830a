import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dependsOnDay } from '../../../src/article/day-dependence.ts'
import { type GeneratorName, plainSite, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { unknownSite } from '../../../src/article/html/site/site-profile.ts'
import { type HtmlDocument, markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import type { LeftOutReason } from '../../../src/format/article.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function reasonsOf(document: Parameters<typeof readDocument>[0]): LeftOutReason[] {
  const reasons: LeftOutReason[] = []
  const read = readDocument(document, { split: true, onLeftOut: (reason) => reasons.push(reason) })
  expect(read === null).toBe(reasons.length > 0)
  return reasons
}

const page = (html: string, file = 'a.html', marksBodies = false): HtmlDocument => ({
  kind: 'html',
  id: file,
  file,
  bytes: encode(html),
  address: `/${file}`,
  fileAddress: `/${file}`,
  site: { ...unknownSite, marksBodies },
  siteKey: '',
})

describe('why a document is no article', () => {
  it.each<[string, string, Partial<SiteRules>, LeftOutReason[]]>([
    ['a.md', '正文。', {}, []],
    ['a.md', '---\ndraft: true\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\nexcludeSearch: true\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\nstate: draft\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\npermalink: false\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\npermalink: /b/\nstate: done\n---\n正文。', {}, []],
    ['a.md', '---\npermalink: 404.html\n---\n正文。', {}, ['no-page']],
    ['404.md', '正文。', {}, []],
    ['a.md', '---\nNo-Search: yes\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\nparams:\n  search_exclude: true\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\ndraft: true\nparams:\n  draft: false\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\ndraft: false\nparams:\n  draft: true\n---\n正文。', {}, []],
    ['a.md', '---\nseo:\n  index: false\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\nbuild:\n  render: never\n---\n正文。', {}, ['hidden']],
    ['a.md', '---\nseo:\n  title: no\ncover:\n  hidden: true\nsearch: true\n---\n正文。', {}, []],
    ['_drafts/a.md', '正文。', {}, ['no-page']],
    ['docs/AGENTS.md', '正文。', {}, ['no-page']],
    ['CLAUDE.md', '正文。', { generator: 'vitepress' }, ['no-page']],
    ['CLAUDE.md', '---\ntitle: 克劳德\n---\n正文。', { generator: 'vitepress' }, []],
    ['claude.md', '正文。', {}, []],
    ['README.md', '正文。', { pagesUnder: 'docs/' }, ['no-page']],
    ['a.md', '---\ndate: 2024-05-07\n---\n正文。', { generator: 'hugo', future: false }, ['future']],
    ['a.md', '---\nexpiryDate: 2024-05-05\n---\n正文。', { generator: 'hugo' }, ['expired']],
  ])('of %s with %j and %j: %j', (file, markdown, rules, reasons) => {
    const site = { ...plainSite, today: '2024-05-06', ...rules }
    expect(reasonsOf(markdownDocument(file, encode(markdown), site))).toEqual(reasons)
  })

  it.each<[string, HtmlDocument, LeftOutReason[]]>([
    ['a page', page('<title>茶</title><main><h1>茶</h1><p>正文一段。</p></main>'), []],
    ['a page without text', page('<title>茶</title><main><h1>茶</h1></main>'), ['empty']],
    [
      'a page without the mark',
      page('<title>茶</title><main><p>正文。</p></main>', 'a.html', true),
      ['unmarked'],
    ],
    [
      'a list',
      page(
        '<title>标签</title><main><a href="/a.html">第一篇</a><a href="/b.html">第二篇</a></main>',
        'tags/茶/index.html',
      ),
      ['list'],
    ],
  ])('of %s', (_name, document, reasons) => {
    expect(reasonsOf(document)).toEqual(reasons)
  })
})

describe('the day of a build', () => {
  it.each([
    ['date: 2024-05-06', false],
    ['date: 2024-05-07', true],
    ['date: 2024/6/1 10:00', true],
    ['date: 2024-04', false],
    ['date: March 5, 2021', false],
    ['date: Mar 5, 2024', true],
    ['date: 2024年5月7日', true],
    ['date: 1715040000', true],
    ['expiryDate: 2020-01-01', true],
    ['title: 茶', false],
  ])('decides of an article with %s: %s', (line, decides) => {
    expect(dependsOnDay('a.md', encode(`---\n${line}\n---\n正文。`), '2024-05-06')).toBe(decides)
  })

  it('names an article in the cache wherever it changes what is read', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.UTC(2024, 4, 1 + days)))
    const written = fc.constantFrom<(date: Date) => string>(
      (date) => date.toISOString().slice(0, 10),
      (date) => date.toISOString(),
      (date) => `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`,
      (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
      (date) => date.toUTCString(),
      (date) => String(Math.floor(date.getTime() / 1000)),
    )
    const generator = fc.constantFrom<GeneratorName>('hugo', 'jekyll', 'plain')
    fc.assert(
      fc.property(
        day,
        day,
        day,
        written,
        fc.constantFrom('date', 'expiryDate'),
        generator,
        (first, second, date, write, key, name) => {
          const documents = [first, second].map((today) =>
            markdownDocument('a.md', encode(`---\n${key}: ${write(date)}\n---\n正文。`), {
              ...plainSite,
              generator: name,
              future: false,
              today: today.toISOString().slice(0, 10),
            }),
          )
          const [before, after] = documents.map(
            (document) => readDocument(document, { split: true }) !== null,
          )
          if (before !== after) expect(documents[0]!.siteKey).not.toBe(documents[1]!.siteKey)
        },
      ),
    )
  })
})
